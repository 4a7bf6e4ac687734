/**
 * Corners and ties, where several slopes are valid and a convention picks one.
 */
import { abs, argmax, array, clip, equal, exp, less, log1p, maximum, take } from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { logaddexp, relu } from '@gradus/numerics';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'abs-at-zero',
  title: 'slope of |x| at 0',
  symptom: 'wrong',
  broken: (x) => abs(x),
  fixed: (x) => where(x.greater(0), x, where(less(x, 0), x.neg(), x.mul(0))),
  at: [
    { x: 0, dtype: 'float32', gradient: null, fixedGradient: 0, brokenGradient: 1 },
    { x: 0, dtype: 'float64', gradient: null, fixedGradient: 0, brokenGradient: 1 },
    { x: -2, dtype: 'float32', gradient: -1, fixedGradient: -1, healthy: true },
  ],
  diagnosis: { kind: 'tie-convention', op: 'abs', verdict: 'convention' },
});

gradientCase({
  id: 'maximum-with-zero-at-zero',
  title: 'maximum(x, 0) at 0 is 0.5, relu(x) is 0',
  symptom: 'wrong',
  broken: (x) => maximum(x, 0),
  fixed: (x) => relu(x),
  at: [
    { x: 0, dtype: 'float32', gradient: null, fixedGradient: 0, brokenGradient: 0.5 },
    { x: 0, dtype: 'float64', gradient: null, fixedGradient: 0, brokenGradient: 0.5 },
    { x: 3, dtype: 'float32', gradient: 1, fixedGradient: 1, healthy: true },
  ],
  diagnosis: { kind: 'tie-convention', op: 'max', verdict: 'convention' },
});

gradientCase({
  id: 'reduce-max-ties',
  title: 'max over equal entries',
  symptom: 'wrong',
  broken: (x) => x.max(),
  fixed: (x) => take(x, argmax(x)),
  at: [
    {
      x: [1, 1, 0],
      dtype: 'float32',
      gradient: null,
      fixedGradient: [1, 0, 0],
      brokenGradient: [0.5, 0.5, 0],
    },
    {
      x: [2, 2, 2, 2],
      dtype: 'float64',
      gradient: null,
      fixedGradient: [1, 0, 0, 0],
      brokenGradient: [0.25, 0.25, 0.25, 0.25],
    },
    {
      x: [1, 3, 2],
      dtype: 'float32',
      gradient: [0, 1, 0],
      fixedGradient: [0, 1, 0],
      healthy: true,
    },
  ],
  diagnosis: { kind: 'tie-convention', op: 'reduceMax', verdict: 'convention' },
});

gradientCase({
  id: 'clip-at-boundary',
  title: 'clip exactly at its bound',
  symptom: 'wrong',
  broken: (x) => clip(x, 0, 1),
  fixed: (x) => where(less(x, 0), 0, where(x.greater(1), 1, x)),
  at: [
    { x: 0, dtype: 'float32', gradient: null, fixedGradient: 1, brokenGradient: 0.5 },
    { x: 1, dtype: 'float64', gradient: null, fixedGradient: 1, brokenGradient: 0.5 },
    { x: 0.5, dtype: 'float32', gradient: 1, fixedGradient: 1, healthy: true },
  ],
  diagnosis: { kind: 'tie-convention', op: ['min', 'max'], verdict: 'convention' },
});

gradientCase({
  id: 'relu-difference-identity',
  title: 'relu(x) - relu(-x) is x, but its gradient at 0 is 0',
  symptom: 'zero',
  broken: (x) => relu(x).sub(relu(x.neg())),
  fixed: (x) => x,
  at: [
    { x: 0, dtype: 'float32', gradient: 1 },
    { x: 0, dtype: 'float64', gradient: 1 },
    { x: 2, dtype: 'float32', gradient: 1, healthy: true },
  ],
  diagnosis: { kind: 'tie-convention', op: 'relu' },
});

gradientCase({
  id: 'softplus-from-max-and-abs',
  title: 'softplus written as max(x, 0) + log1p(exp(-|x|)) at 0',
  symptom: 'zero',
  broken: (x) => maximum(x, 0).add(log1p(exp(abs(x).neg()))),
  fixed: (x) => logaddexp(x, 0),
  at: [
    { x: 0, dtype: 'float32', gradient: 0.5, rtol: 1e-5 },
    { x: 0, dtype: 'float64', gradient: 0.5 },
    { x: 1, dtype: 'float64', gradient: '0.73105857863000488', healthy: true },
  ],
  diagnosis: { kind: 'tie-convention', op: 'abs' },
});

gradientCase({
  id: 'l1-loss-at-exact-fit',
  title: 'L1 loss keeps pushing a parameter that already fits',
  symptom: 'wrong',
  broken: (x) => abs(x.sub(array([1, 2]))).sum(),
  fixed: (x) => {
    const d = x.sub(array([1, 2]));
    return where(equal(d, 0), d.mul(0), abs(d)).sum();
  },
  at: [
    { x: [1, 2], dtype: 'float32', gradient: [0, 0] },
    { x: [1, 5], dtype: 'float64', gradient: [0, 1] },
  ],
  diagnosis: { kind: 'tie-convention', op: 'abs', verdict: 'convention' },
});
