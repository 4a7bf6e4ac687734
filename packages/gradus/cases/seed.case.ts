/**
 * The question all began with, "why does my gradient come out as zeros?", and its three examples, with truths of 60 digits.
 */
import { array, cond, jit, numpy as np, where, type Tensor } from 'gradus';
import { gradientCase } from '@gradus/testing';

// Example 1. `if (isnan(x))` under jit. In JAX an error. In JavaScript an object is always true: without a
// doctor this is a silent 0 where the truth is 4.
gradientCase({
  id: 'seed-example-one-in-javascript',
  title: "the seed's example 1 typed in JavaScript: an impossible branch runs",
  lesson: 'gradus#a-condition-that-is-never-true',
  symptom: 'zero',
  broken: (x) =>
    jit((v: Tensor) => {
      let y = v.mul(v);
      if (np.isnan(v)) y = array(0);
      return y;
    })(x),
  fixed: (x) => jit((v: Tensor) => where(np.isnan(v), 0, v.mul(v)))(x),
  at: [
    { x: 2, dtype: 'float32', gradient: 4 },
    { x: 2, dtype: 'float64', gradient: 4 },
  ],
  diagnosis: { kind: 'js-language', op: 'if' },
});

// Example 2. The branch taken is constant, so 0 is the exact slope. Nothing is to be mended.
gradientCase({
  id: 'constant-branch-seed',
  title: "a branch that returns a constant (the seed's example 2)",
  lesson: 'gradus#a-zero-that-is-right',
  symptom: 'zero',
  broken: (x) =>
    cond(
      x.greater(0),
      () => x.mul(x),
      () => 0,
    ),
  fixed: null,
  at: [
    { x: -2, dtype: 'float32', gradient: 0 },
    { x: -2, dtype: 'float64', gradient: 0 },
    { x: 2, dtype: 'float32', gradient: 4, healthy: true },
  ],
  diagnosis: { kind: 'branch', op: 'cond', verdict: 'correct-zero', truth: '0' },
});

// Example 3. exp(1000 x): beyond every float on both sides; what can be learned is the exponent.
gradientCase({
  id: 'exp-underflow-seed',
  title: "exp(1000 x) at x = −10 (the seed's example 3)",
  lesson: 'gradus#beyond-every-float',
  symptom: 'zero',
  broken: (x) => np.exp(x.mul(1000)),
  fixed: (x) => x.mul(1000),
  at: [
    { x: -10, dtype: 'float32', gradient: '1.1354838653147361e-4340', fixedGradient: 1000 },
    { x: -10, dtype: 'float64', gradient: '1.1354838653147361e-4340', fixedGradient: 1000 },
  ],
  diagnosis: {
    kind: 'underflow',
    op: 'exp',
    verdict: 'not-representable',
    truth: '1.1354838653147361e-4340',
  },
});

gradientCase({
  id: 'exp-overflow-seed',
  title: "exp(1000 x) at x = 1 (the seed's example 3)",
  lesson: 'gradus#beyond-every-float',
  symptom: 'inf',
  broken: (x) => np.exp(x.mul(1000)),
  fixed: (x) => x.mul(1000),
  at: [
    { x: 1, dtype: 'float32', gradient: '1.9700711140170470e437', fixedGradient: 1000 },
    { x: 1, dtype: 'float64', gradient: '1.9700711140170470e437', fixedGradient: 1000 },
  ],
  diagnosis: {
    kind: 'overflow',
    op: 'exp',
    verdict: 'not-representable',
    truth: '1.9700711140170470e437',
  },
});

// The repair that the seed recommends repairs nothing: at 1 it turns the infinity into NaN. logaddexp does.
gradientCase({
  id: 'log1p-exp-seed',
  title: 'log1p(exp(1000 x)): the seed calls this stable',
  lesson: 'gradus#a-repair-that-repairs-nothing',
  symptom: 'nan',
  broken: (x) => np.log1p(np.exp(x.mul(1000))),
  fixed: (x) => np.logaddexp(x.mul(1000), 0),
  at: [
    { x: 1, dtype: 'float32', gradient: 1000, rtol: 1e-5 },
    { x: 1, dtype: 'float64', gradient: 1000 },
    { x: 0.01, dtype: 'float64', gradient: '999.95460213129757', healthy: true },
  ],
  diagnosis: { kind: 'overflow', op: 'exp', truth: '1000' },
});
