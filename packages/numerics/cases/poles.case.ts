/**
 * Points at which a formula has no slope, although the function that is meant has one: roots, logarithms and quotients at 0.
 */
import {
  any,
  arccos,
  arctan2,
  array,
  cos,
  exp,
  greater,
  less,
  log,
  mean,
  prod,
  sqrt,
  square,
  stack,
  std,
  subtract,
  var as variance,
} from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { logsumexp, sinc, softmax, xlogy } from '@gradus/numerics';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'sqrt-at-zero',
  title: 'sqrt(0): the infinity is right',
  symptom: 'inf',
  broken: (x) => sqrt(x),
  fixed: (x) => sqrt(x.add(1e-6)),
  at: [
    { x: 0, dtype: 'float32', gradient: Infinity, fixedGradient: 500, rtol: 1e-5 },
    { x: 0, dtype: 'float64', gradient: Infinity, fixedGradient: 500 },
    { x: 4, dtype: 'float64', gradient: 0.25, fixedGradient: '0.24999996875000586', healthy: true },
  ],
  diagnosis: { kind: 'singular-point', op: 'sqrt', verdict: 'correct-inf' },
});

gradientCase({
  id: 'cross-entropy-zero-target',
  title: 'cross-entropy where target and prediction are both 0',
  symptom: 'nan',
  broken: (x) => {
    const t = array([0, 1]);
    return t.mul(log(x)).sum().neg();
  },
  fixed: (x) => {
    const t = array([0, 1]);
    const on = t.greater(0);
    return where(on, t.mul(log(where(on, x, 1))), 0)
      .sum()
      .neg();
  },
  at: [
    { x: [0, 1], dtype: 'float32', gradient: [0, -1] },
    { x: [0, 0.5], dtype: 'float64', gradient: [0, -2] },
  ],
  diagnosis: { kind: 'singular-point', op: 'log' },
});

gradientCase({
  id: 'xlogy-both-zero',
  title: 'xlogy(0, y) at y = 0: the helper is safe, its gradient is not',
  symptom: 'nan',
  broken: (x) => xlogy(0, x),
  fixed: (x) => {
    const ok = x.greater(0);
    return where(ok, xlogy(0, where(ok, x, 1)), 0);
  },
  at: [
    { x: 0, dtype: 'float32', gradient: 0 },
    { x: 0, dtype: 'float64', gradient: 0 },
    { x: 3, dtype: 'float64', gradient: 0, healthy: true },
  ],
  diagnosis: { kind: 'singular-point', op: 'xlogy' },
});

gradientCase({
  id: 'std-of-constant',
  title: 'standard deviation of a constant vector',
  symptom: 'nan',
  broken: (x) => std(x),
  fixed: (x) => sqrt(variance(x).add(1e-6)),
  at: [
    { x: [2, 2, 2], dtype: 'float32', gradient: null, fixedGradient: [0, 0, 0] },
    { x: [0, 0], dtype: 'float64', gradient: null, fixedGradient: [0, 0] },
    {
      x: [1, 2, 3, 4],
      dtype: 'float64',
      gradient: [
        '-0.33541019662496845',
        '-0.11180339887498948',
        '0.11180339887498948',
        '0.33541019662496845',
      ],
      fixedGradient: [
        '-0.3354100624609703',
        '-0.11180335415365677',
        '0.11180335415365677',
        '0.3354100624609703',
      ],
      healthy: true,
    },
  ],
  diagnosis: { kind: 'singular-point', op: 'sqrt', verdict: 'convention' },
});

gradientCase({
  id: 'layernorm-constant-row',
  title: 'layer normalisation of a constant row without epsilon',
  symptom: 'nan',
  broken: (x) => {
    const c = x.sub(mean(x));
    return c
      .div(std(x))
      .mul(array([1, 2, 4]))
      .sum();
  },
  fixed: (x) => {
    const c = x.sub(mean(x));
    return c
      .div(sqrt(variance(x).add(1e-5)))
      .mul(array([1, 2, 4]))
      .sum();
  },
  at: [
    {
      x: [5, 5, 5],
      dtype: 'float32',
      gradient: null,
      fixedGradient: ['-421.63702135578391', '-105.40925533894598', '527.04627669472989'],
      rtol: 0.0001,
    },
    {
      x: [5, 5, 5],
      dtype: 'float64',
      gradient: null,
      fixedGradient: ['-421.63702135578391', '-105.40925533894598', '527.04627669472989'],
    },
  ],
  diagnosis: { kind: 'singular-point', op: 'div', verdict: 'undefined' },
});

gradientCase({
  id: 'arccos-squared-at-one',
  title: 'squared angle between identical unit vectors',
  symptom: 'nan',
  broken: (x) => square(arccos(x)),
  fixed: (x) => {
    const u = subtract(1, x);
    const near = less(u, 0.001);
    const a = arccos(where(near, 0, x));
    const series = u
      .mul(2)
      .add(u.mul(u).div(3))
      .add(u.pow(3).mul(4 / 45));
    return where(near, series, a.mul(a));
  },
  at: [
    { x: 1, dtype: 'float32', gradient: -2, rtol: 1e-5 },
    { x: 1, dtype: 'float64', gradient: -2 },
    { x: 0.5, dtype: 'float64', gradient: '-2.4183991523122905', healthy: true },
  ],
  diagnosis: { kind: 'singular-point', op: 'acos' },
});

gradientCase({
  id: 'arctan2-at-origin',
  title: 'angle of the zero vector',
  symptom: 'nan',
  broken: (x) => arctan2(x.mul(array([1, 0])).sum(), x.mul(array([0, 1])).sum()),
  fixed: (x) => {
    const y = x.mul(array([1, 0])).sum();
    const z = x.mul(array([0, 1])).sum();
    const ok = x.mul(x).sum().greater(0);
    return arctan2(where(ok, y, 0), where(ok, z, 1));
  },
  at: [
    { x: [0, 0], dtype: 'float32', gradient: null, fixedGradient: [0, 0] },
    { x: [0, 0], dtype: 'float64', gradient: null, fixedGradient: [0, 0] },
    {
      x: [1, 2],
      dtype: 'float64',
      gradient: [0.4, -0.2],
      fixedGradient: [0.4, -0.2],
      healthy: true,
    },
  ],
  diagnosis: { kind: 'singular-point', op: 'atan2', verdict: 'undefined' },
});

gradientCase({
  id: 'product-through-logs',
  title: 'a product computed as exp(sum(log x)) with a zero factor',
  symptom: 'nan',
  broken: (x) => exp(log(x).sum()),
  fixed: (x) => prod(x),
  at: [
    { x: [2, 0, 3], dtype: 'float32', gradient: [0, 6, 0] },
    { x: [0, 4], dtype: 'float64', gradient: [4, 0] },
    { x: [2, 3], dtype: 'float64', gradient: [3, 2], healthy: true },
  ],
  diagnosis: { kind: 'singular-point', op: 'log' },
});

gradientCase({
  id: 'one-minus-cos-over-square',
  title: '(1 - cos x)/x^2 at 0',
  symptom: 'nan',
  broken: (x) => subtract(1, cos(x)).div(x.mul(x)),
  fixed: (x) => square(sinc(x.div(2 * Math.PI))).mul(0.5),
  at: [
    { x: 0, dtype: 'float32', gradient: 0 },
    { x: 0, dtype: 'float64', gradient: 0 },
    { x: 1, dtype: 'float64', gradient: '-0.077924403455824059', healthy: true },
  ],
  diagnosis: { kind: 'singular-point', op: 'div' },
});

gradientCase({
  id: 'logsumexp-all-minus-inf',
  title: 'logsumexp over impossible states only',
  symptom: 'nan',
  broken: (x) => logsumexp(stack([array(-Infinity), x.add(-Infinity)])),
  fixed: (x) => {
    const a = stack([array(-Infinity), x.add(-Infinity)]);
    const alive = any(greater(a, -Infinity));
    return where(alive, logsumexp(where(alive, a, 0)), -Infinity);
  },
  at: [
    { x: 1, dtype: 'float32', gradient: 0 },
    { x: 1, dtype: 'float64', gradient: 0 },
  ],
  diagnosis: { kind: 'singular-point', op: 'log' },
});

gradientCase({
  id: 'fully-masked-attention-row',
  title: 'an attention row with every position masked',
  symptom: 'nan',
  broken: (x) => {
    const keep = array([0, 0]).greater(0.5);
    const p = softmax(where(keep, array([1, 2]), -Infinity));
    return p.mul(x).sum();
  },
  fixed: (x) => {
    const keep = array([0, 0]).greater(0.5);
    const anyKept = any(keep);
    const p = softmax(where(keep, array([1, 2]), where(anyKept, -Infinity, 0)));
    return where(anyKept, p, 0).mul(x).sum();
  },
  at: [
    { x: [3, 4], dtype: 'float32', gradient: [0, 0] },
    { x: [3, 4], dtype: 'float64', gradient: [0, 0] },
  ],
  diagnosis: { kind: 'singular-point', op: 'div', verdict: 'undefined' },
});

gradientCase({
  id: 'log-of-a-masked-zero',
  title: 'a loss that is infinite, with a gradient of 0',
  symptom: 'zero',
  broken: (p) => log(where(p.greater(0.5), p, 0)).neg(),
  fixed: (p) => log(where(p.greater(0.5), p, 0.5)).neg(),
  at: [
    { x: 0.25, dtype: 'float32', gradient: null, fixedGradient: 0 },
    { x: 0.25, dtype: 'float64', gradient: null, fixedGradient: 0 },
    { x: 0.75, dtype: 'float64', gradient: '-1.3333333333333333', healthy: true },
  ],
  diagnosis: { kind: 'singular-point', op: 'log', verdict: 'undefined', symptom: 'inf' },
});
