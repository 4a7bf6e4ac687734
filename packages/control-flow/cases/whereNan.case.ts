/**
 * `where` hides a bad value, but on the way back the branch not taken gets the cotangent 0, and 0 · ∞ = NaN.
 */
import { divide, exp, log, sin, sqrt } from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { whereSafe } from '@gradus/numerics';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'where-log-untaken-zero',
  title: 'log guarded by where still gives NaN at 0',
  lesson: 'control-flow#the-branch-not-taken',
  symptom: 'nan',
  broken: (x) => where(x.greater(0), log(x), 0),
  fixed: (x) => whereSafe(x.greater(0), x, log, 0),
  at: [
    { x: 0, dtype: 'float32', gradient: 0 },
    { x: 0, dtype: 'float64', gradient: 0 },
    { x: 2, dtype: 'float32', gradient: 0.5, healthy: true },
  ],
  diagnosis: { kind: 'where-nan', op: 'log', truth: '0' },
});

gradientCase({
  id: 'where-sqrt-negative',
  title: 'sqrt of a negative number hidden by where',
  lesson: 'control-flow#the-branch-not-taken',
  symptom: 'nan',
  broken: (x) => where(x.greater(0), sqrt(x), 0),
  fixed: (x) => {
    const safe = where(x.greater(0), x, 1);
    return where(x.greater(0), sqrt(safe), 0);
  },
  at: [
    { x: -1, dtype: 'float32', gradient: 0 },
    { x: -4, dtype: 'float64', gradient: 0 },
    { x: 4, dtype: 'float32', gradient: 0.25, healthy: true },
  ],
  diagnosis: { kind: 'where-nan', op: 'sqrt', truth: '0' },
});

gradientCase({
  id: 'where-sinc-removable',
  title: 'sin(x)/x with the value at 0 patched in by where',
  lesson: 'control-flow#the-branch-not-taken',
  symptom: 'nan',
  broken: (x) => where(x.notEqual(0), sin(x).div(x), 1),
  fixed: (x) => {
    const safe = where(x.notEqual(0), x, 1);
    return where(x.notEqual(0), sin(safe).div(safe), 1);
  },
  at: [
    { x: 0, dtype: 'float32', gradient: 0 },
    { x: 0, dtype: 'float64', gradient: 0 },
    { x: 1.5, dtype: 'float64', gradient: '-0.39617297071222225', healthy: true },
  ],
  diagnosis: { kind: 'where-nan', op: 'div', truth: '0' },
});

gradientCase({
  id: 'where-smooth-bump',
  title: 'the smooth bump exp(−1/x): exactly flat at 0, NaN in floating point',
  lesson: 'control-flow#the-branch-not-taken',
  symptom: 'nan',
  broken: (x) => where(x.greater(0), exp(divide(-1, x)), 0),
  fixed: (x) => {
    const safe = where(x.greater(0), x, 1);
    return where(x.greater(0), exp(divide(-1, safe)), 0);
  },
  at: [
    { x: 0, dtype: 'float32', gradient: 0 },
    { x: 0, dtype: 'float64', gradient: 0 },
    { x: 0.5, dtype: 'float64', gradient: '0.54134113294645077', healthy: true },
  ],
  diagnosis: { kind: 'where-nan', op: 'div', truth: '0' },
});
