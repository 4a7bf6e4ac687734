/**
 * Lengths of vectors: the corner at zero, and squares that overflow or vanish on the way.
 */
import {
  abs,
  arccos,
  arctan2,
  array,
  cross,
  dot,
  max,
  maximum,
  sqrt,
  stopGradient,
  take,
} from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { hypot, norm, safeNorm } from '@gradus/numerics';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'where-huber-norm',
  title: 'Huber loss of a vector norm at the exact optimum',
  lesson: 'failures#lengths-of-vectors',
  symptom: 'nan',
  broken: (x) => {
    const n = norm(x);
    return where(n.greater(1), n.sub(0.5), n.mul(n).mul(0.5));
  },
  fixed: (x) => {
    const squared = x.mul(x).sum();
    const far = squared.greater(1);
    const n = sqrt(where(far, squared, 1));
    return where(far, n.sub(0.5), squared.mul(0.5));
  },
  at: [
    { x: [0, 0, 0], dtype: 'float32', gradient: [0, 0, 0] },
    { x: [0, 0], dtype: 'float64', gradient: [0, 0] },
    { x: [3, 4], dtype: 'float64', gradient: ['0.6', '0.8'], healthy: true },
  ],
  diagnosis: { kind: 'where-nan', op: 'sqrt' },
});

gradientCase({
  id: 'norm-of-zero-vector',
  title: 'gradient of a norm at the zero vector',
  lesson: 'failures#lengths-of-vectors',
  symptom: 'nan',
  broken: (x) => norm(x),
  fixed: (x) => safeNorm(x),
  at: [
    { x: [0, 0], dtype: 'float32', gradient: null, fixedGradient: [0, 0] },
    { x: [0, 0, 0], dtype: 'float64', gradient: null, fixedGradient: [0, 0, 0] },
    { x: [3, 4], dtype: 'float32', gradient: ['0.6', '0.8'], healthy: true },
  ],
  diagnosis: { kind: 'singular-point', op: 'sqrt', verdict: 'convention' },
});

gradientCase({
  id: 'squared-norm-via-norm',
  title: 'norm(x)² at the optimum',
  lesson: 'failures#lengths-of-vectors',
  symptom: 'nan',
  broken: (x) => norm(x).pow(2),
  fixed: (x) => x.mul(x).sum(),
  at: [
    { x: [0, 0], dtype: 'float32', gradient: [0, 0] },
    { x: [0, 0, 0], dtype: 'float64', gradient: [0, 0, 0] },
    { x: [1, 2], dtype: 'float64', gradient: [2, 4], healthy: true },
  ],
  diagnosis: { kind: 'singular-point', op: 'sqrt' },
});

gradientCase({
  id: 'cosine-similarity-zero-vector',
  title: 'cosine similarity with a zero embedding',
  lesson: 'failures#lengths-of-vectors',
  symptom: 'nan',
  broken: (x) => {
    const y = array([1, 2]);
    return x
      .mul(y)
      .sum()
      .div(norm(x).mul(norm(y)));
  },
  fixed: (x) => {
    const y = array([1, 2]);
    const squared = maximum(x.mul(x).sum(), 1e-6);
    return x
      .mul(y)
      .sum()
      .div(sqrt(squared).mul(norm(y)));
  },
  at: [
    {
      x: [0, 0],
      dtype: 'float32',
      gradient: null,
      fixedGradient: ['447.21359549995794', '894.42719099991588'],
      rtol: 1e-4,
    },
    {
      x: [0, 0],
      dtype: 'float64',
      gradient: null,
      fixedGradient: ['447.21359549995794', '894.42719099991588'],
    },
    { x: [2, 1], dtype: 'float64', gradient: ['-0.12', '0.24'], healthy: true },
  ],
  diagnosis: { kind: 'singular-point', op: 'div', verdict: 'undefined' },
});

gradientCase({
  id: 'hypot-by-hand-overflow',
  title: 'length of a large vector: √(x² + y²)',
  lesson: 'failures#lengths-of-vectors',
  symptom: 'zero',
  broken: (x) => sqrt(x.mul(x).sum()),
  fixed: (x) => {
    const m = stopGradient(max(abs(x)));
    return norm(x.div(m)).mul(m);
  },
  at: [
    {
      x: [1e30, 1e30],
      dtype: 'float32',
      gradient: ['0.70710678118654752', '0.70710678118654752'],
    },
    {
      x: [1e200, 1e200],
      dtype: 'float64',
      gradient: ['0.70710678118654752', '0.70710678118654752'],
    },
    { x: [3, 4], dtype: 'float64', gradient: ['0.6', '0.8'], healthy: true },
  ],
  diagnosis: { kind: 'overflow', op: 'mul' },
});

gradientCase({
  id: 'hypot-gradient-large',
  title: 'hypot: an overflow-safe value with a gradient that is 50 % off',
  lesson: 'failures#lengths-of-vectors',
  symptom: 'wrong',
  broken: (x) => hypot(take(x, 0), take(x, 1)),
  fixed: (x) => {
    const m = stopGradient(max(abs(x)));
    return norm(x.div(m)).mul(m);
  },
  at: [
    {
      x: [1e30, 1e30],
      dtype: 'float32',
      gradient: ['0.70710678118654752', '0.70710678118654752'],
      healthy: true,
      elsewhere: { JAX: [1.0606601238250732, 1.0606601238250732] },
      rtol: 1e-5,
    },
    {
      x: [1e200, 1e200],
      dtype: 'float64',
      gradient: ['0.70710678118654752', '0.70710678118654752'],
      healthy: true,
      elsewhere: { JAX: [1.0606601717798214, 1.0606601717798214] },
    },
    { x: [3, 4], dtype: 'float64', gradient: ['0.6', '0.8'], healthy: true },
  ],
  diagnosis: { kind: 'overflow', op: 'div' },
});

gradientCase({
  id: 'norm-of-tiny-vector',
  title: 'norm of a tiny but nonzero vector',
  lesson: 'failures#lengths-of-vectors',
  symptom: 'inf',
  broken: (x) => norm(x),
  fixed: (x) => {
    const m = stopGradient(max(abs(x)));
    return norm(x.div(m)).mul(m);
  },
  at: [
    {
      x: [1e-30, 1e-30],
      dtype: 'float32',
      gradient: ['0.70710678118654752', '0.70710678118654752'],
      healthy: true,
      elsewhere: { JAX: [Infinity, Infinity] },
      rtol: 1e-5,
    },
    {
      x: [3e-200, 4e-200],
      dtype: 'float64',
      gradient: ['0.6', '0.8'],
      healthy: true,
      elsewhere: { JAX: [Infinity, Infinity] },
    },
  ],
  diagnosis: { kind: 'underflow', op: 'mul' },
});

gradientCase({
  id: 'gram-distance',
  title: 'distance through |a|² + |b|² − 2ab',
  lesson: 'failures#lengths-of-vectors',
  symptom: 'nan',
  broken: (x) => {
    const b = array([10000, 10000]);
    const squared = x.mul(x).sum().add(b.mul(b).sum()).sub(x.mul(b).sum().mul(2));
    return sqrt(squared);
  },
  fixed: (x) => norm(x.sub(array([10000, 10000]))),
  at: [
    { x: [10000.5, 10000], dtype: 'float32', gradient: [1, 0], rtol: 1e-5 },
    {
      x: [3, 4],
      dtype: 'float64',
      gradient: ['-0.70714214801976131', '-0.7070714125843287'],
      healthy: true,
    },
  ],
  diagnosis: { kind: 'cancellation', op: 'sub' },
});

gradientCase({
  id: 'length-of-normalised-vector',
  title: 'the length of a normalised vector',
  symptom: 'zero',
  broken: (x) => {
    const u = x.div(norm(x));
    return u.mul(u).sum();
  },
  at: [
    { x: [3, 4], dtype: 'float64', gradient: [0, 0], atol: 1e-6 },
    { x: [1, 2, 2], dtype: 'float32', gradient: [0, 0, 0], atol: 1e-6 },
  ],
  diagnosis: { kind: 'invariance', op: 'div', verdict: 'correct-zero' },
});

const axis = array([1, 2, 3], { dtype: 'float32' });

gradientCase({
  id: 'angle-of-equal-directions',
  title: 'the angle between two vectors of one direction',
  lesson: 'failures#lengths-of-vectors',
  symptom: 'wrong',
  // The cosine is 1, and in float32 0.99999994: the infinite slope of acos becomes a number like any other.
  broken: (x) => arccos(dot(x, axis).div(norm(x).mul(norm(axis)))),
  fixed: (x) => arctan2(safeNorm(cross(x, axis)), dot(x, axis)),
  at: [
    {
      x: [1, 2, 3],
      dtype: 'float32',
      gradient: null,
      fixedGradient: [0, 0, 0],
      brokenGradient: [-(2 ** -15), -(2 ** -14), -(2 ** -13)],
    },
    {
      x: [3, 0, -1],
      dtype: 'float32',
      gradient: ['-0.084515425472851658', '-0.16903085094570331', '-0.25354627641855497'],
      healthy: true,
    },
  ],
  diagnosis: { kind: 'singular-point', op: 'acos', verdict: 'convention' },
});
