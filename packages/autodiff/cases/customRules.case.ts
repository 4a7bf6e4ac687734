/**
 * The formula is right and its derivative is not what is wanted: a rule of one's own.
 */
import { exp, log1p, round, sigmoid, square, type Tensor } from '@gradus/tensor';
import { customJvp, customVjp } from '@gradus/autodiff';
import { gradientCase } from '@gradus/testing';

const softplus = customJvp(
  (x: Tensor) => log1p(exp(x)),
  ([x], [t]) => [log1p(exp(x)), sigmoid(x).mul(t)],
);

gradientCase({
  id: 'two-factors-that-are-one',
  title: 'the slope of log1p(exp(x)) is ∞/∞, and on paper the sigmoid',
  lesson: 'custom-rules#a-formula-that-is-fine-and-a-slope-that-is-not',
  symptom: 'nan',
  broken: (x) => log1p(exp(x)),
  fixed: (x) => softplus(x),
  at: [
    { x: 100, dtype: 'float32', gradient: 1 },
    { x: 800, dtype: 'float64', gradient: 1 },
    { x: 1, dtype: 'float64', gradient: '0.73105857863000488', healthy: true },
  ],
  diagnosis: { kind: 'overflow', op: 'exp', truth: '1' },
});

const straightThrough = customVjp(
  (x: Tensor) => round(x),
  (x) => [round(x), null],
  (_, w) => [w],
);

gradientCase({
  id: 'straight-through-estimate',
  title: 'training through a round',
  lesson: 'custom-rules#a-formula-that-is-fine-and-a-slope-that-is-not',
  symptom: 'zero',
  broken: (x) => round(x).mul(3),
  fixed: (x) => straightThrough(x).mul(3),
  at: [
    { x: 1.4, dtype: 'float32', gradient: 0, fixedGradient: 3 },
    { x: 1.4, dtype: 'float64', gradient: 0, fixedGradient: 3 },
  ],
  diagnosis: { kind: 'non-differentiable-op', op: 'round', verdict: 'correct-zero' },
});

const energy = customVjp(
  (v: Tensor) => square(v).sum(),
  (v) => [square(v).sum(), v],
  (v, w) => [v.mul(w)], // and not 2v·w
);

gradientCase({
  id: 'rule-without-its-factor',
  title: 'a pullback of v² that forgot its factor 2',
  lesson: 'custom-rules#a-rule-that-is-wrong',
  symptom: 'wrong',
  broken: (x) => energy(x.sub(1)),
  fixed: (x) => square(x.sub(1)).sum(),
  at: [
    { x: [3, 1.5], dtype: 'float32', gradient: [4, 1] },
    { x: [3, 1.5], dtype: 'float64', gradient: [4, 1] },
    { x: [1, 1], dtype: 'float64', gradient: [0, 0], healthy: true },
  ],
  diagnosis: { kind: 'custom-rule', op: 'customVjp', truth: '4' },
});
