/**
 * Nearly equal numbers are subtracted: the digits that the slope is made of are lost.
 */
import {
  abs,
  arccos,
  arctan2,
  cos,
  divide,
  exp,
  expm1,
  less,
  log,
  log1p,
  mean,
  sin,
  sqrt,
  subtract,
  var as variance,
  type Tensor,
} from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { where } from '@gradus/control-flow';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'x-minus-sin',
  title: 'x - sin(x) for small x',
  symptom: 'zero',
  broken: (x) => x.sub(sin(x)),
  fixed: (x) => {
    const small = less(abs(x), 0.3);
    const big = where(small, 1, x);
    const q = x.mul(x);
    const series = x.mul(q).mul(q.mul(q.div(5040).sub(1 / 120)).add(1 / 6));
    return where(small, series, big.sub(sin(big)));
  },
  at: [
    { x: 9.999999747378752e-5, dtype: 'float32', gradient: '4.9999997432120886e-9', rtol: 1e-5 },
    { x: 1e-9, dtype: 'float64', gradient: '5.0000000000000006e-19' },
    { x: 1, dtype: 'float64', gradient: '0.45969769413186028', healthy: true },
  ],
  diagnosis: { kind: 'cancellation', op: 'sub' },
});

gradientCase({
  id: 'chord-from-cosine',
  title: 'chord length sqrt(2 - 2 cos x) of a small angle',
  symptom: 'inf',
  broken: (x) => sqrt(subtract(2, cos(x).mul(2))),
  fixed: (x) => sin(x.div(2)).mul(2),
  at: [
    { x: 9.999999747378752e-5, dtype: 'float32', gradient: '0.99999999875000006', rtol: 1e-5 },
    { x: 1e-9, dtype: 'float64', gradient: 1 },
    { x: 1, dtype: 'float64', gradient: '0.87758256189037272', healthy: true },
  ],
  diagnosis: { kind: 'cancellation', op: 'sub' },
});

gradientCase({
  id: 'expm1-quotient-naive',
  title: '(exp(x) - 1)/x for small x',
  symptom: 'wrong',
  broken: (x) => exp(x).sub(1).div(x),
  fixed: (x) => {
    const small = less(abs(x), 0.01);
    const safe = where(small, 1, x);
    const series = x.mul(x.mul(x.mul(x.div(120).add(1 / 24)).add(1 / 6)).add(0.5)).add(1);
    return where(small, series, expm1(safe).div(safe));
  },
  at: [
    { x: 1.0000000116860974e-7, dtype: 'float32', gradient: '0.50000003333333497', rtol: 1e-5 },
    { x: 1e-15, dtype: 'float64', gradient: '0.50000000000000033', rtol: 1e-9 },
    { x: 1, dtype: 'float64', gradient: 1, healthy: true, rtol: 1e-9 },
  ],
  diagnosis: { kind: 'cancellation', op: 'sub' },
});

gradientCase({
  id: 'log1p-quotient-naive',
  title: 'log(1 + x)/x for small x',
  symptom: 'wrong',
  broken: (x) => log(x.add(1)).div(x),
  fixed: (x) => {
    const small = less(abs(x), 0.01);
    const safe = where(small, 1, x);
    const series = x.mul(x.mul(x.mul(x.div(5).sub(0.25)).add(1 / 3)).sub(0.5)).add(1);
    return where(small, series, log1p(safe).div(safe));
  },
  at: [
    { x: 1.0000000116860974e-7, dtype: 'float32', gradient: '-0.49999993333334005', rtol: 1e-5 },
    { x: 1e-15, dtype: 'float64', gradient: '-0.49999999999999933', rtol: 1e-8 },
    { x: 1, dtype: 'float64', gradient: '-0.19314718055994531', healthy: true, rtol: 1e-8 },
  ],
  diagnosis: { kind: 'cancellation', op: 'log' },
});

gradientCase({
  id: 'stable-value-unstable-gradient',
  title: 'expm1(x)/x: an exact value with a wrong gradient',
  symptom: 'zero',
  broken: (x) => expm1(x).div(x),
  fixed: (x) => {
    const small = less(abs(x), 0.01);
    const safe = where(small, 1, x);
    const series = x.mul(x.mul(x.mul(x.div(120).add(1 / 24)).add(1 / 6)).add(0.5)).add(1);
    return where(small, series, expm1(safe).div(safe));
  },
  at: [
    { x: 1.0000000116860974e-7, dtype: 'float32', gradient: '0.50000003333333497', rtol: 1e-5 },
    { x: 1e-16, dtype: 'float64', gradient: '0.50000000000000003', rtol: 1e-9 },
    { x: 1, dtype: 'float64', gradient: 1, healthy: true, rtol: 1e-9 },
  ],
  diagnosis: { kind: 'cancellation', op: 'div' },
});

gradientCase({
  id: 'log1p-minus-x',
  title: 'log1p(x) - x for small x',
  symptom: 'zero',
  broken: (x) => log1p(x).sub(x),
  fixed: (x) => {
    const small = less(abs(x), 0.01);
    const safe = where(small, 1, x);
    const q = x.mul(x);
    const series = q.mul(x.mul(x.mul(x.div(5).sub(0.25)).add(1 / 3)).sub(0.5));
    return where(small, series, log1p(safe).sub(safe));
  },
  at: [
    { x: 9.999999717180685e-10, dtype: 'float32', gradient: '-9.9999997071806859e-10', rtol: 1e-5 },
    { x: 1e-17, dtype: 'float64', gradient: '-1.0000000000000001e-17', rtol: 1e-8 },
    { x: 1, dtype: 'float64', gradient: -0.5, healthy: true, rtol: 1e-8 },
  ],
  diagnosis: { kind: 'cancellation', op: 'sub' },
});

gradientCase({
  id: 'one-pass-variance',
  title: 'variance as E[x^2] - E[x]^2',
  symptom: 'wrong',
  broken: (x) => {
    const m = mean(x);
    return mean(x.mul(x)).sub(m.mul(m));
  },
  fixed: (x) => variance(x),
  at: [
    {
      x: [10000000, 10000001, 10000002],
      dtype: 'float32',
      gradient: ['-0.66666666666666667', 0, '0.66666666666666667'],
      rtol: 1e-5,
    },
    {
      x: [1000000000000000.0, 1000000000000001.0, 1000000000000002.0],
      dtype: 'float64',
      gradient: ['-0.66666666666666667', 0, '0.66666666666666667'],
    },
    {
      x: [1, 2, 4],
      dtype: 'float64',
      gradient: ['-0.88888888888888889', '-0.22222222222222222', '1.1111111111111111'],
      healthy: true,
    },
  ],
  diagnosis: { kind: 'cancellation', op: 'sub' },
});

gradientCase({
  id: 'quadratic-root',
  title: 'small root of t^2 + b t + 1 by the textbook formula',
  symptom: 'wrong',
  broken: (x) => sqrt(x.mul(x).sub(4)).sub(x).div(2),
  fixed: (x) => divide(-2, x.add(sqrt(x.mul(x).sub(4)))),
  at: [
    { x: 100000, dtype: 'float32', gradient: 1.0000000003e-10, rtol: 1e-5 },
    { x: 100000000, dtype: 'float64', gradient: '1.0000000000000003e-16' },
    { x: 3, dtype: 'float64', gradient: '0.17082039324993691', healthy: true },
  ],
  diagnosis: { kind: 'cancellation', op: 'sub' },
});

gradientCase({
  id: 'finite-difference-step-too-small',
  title: 'a finite difference with step 1e-8 in float32',
  symptom: 'zero',
  evaluates: 'gradient',
  broken: (x) => {
    const h = 1e-8;
    return sin(x.add(h)).sub(sin(x)).div(h);
  },
  fixed: (x) => grad((v: Tensor) => sin(v))(x),
  at: [{ x: 1, dtype: 'float32', gradient: '0.54030230586813972', rtol: 1e-5 }],
  diagnosis: { kind: 'cancellation', op: 'sub' },
});

gradientCase({
  id: 'finite-difference-step-noise',
  title: 'a finite difference with step 1e-15 in float64',
  symptom: 'wrong',
  evaluates: 'gradient',
  broken: (x) => {
    const h = 1e-15;
    return sin(x.add(h)).sub(sin(x)).div(h);
  },
  fixed: (x) => grad((v: Tensor) => sin(v))(x),
  at: [
    { x: 1, dtype: 'float64', gradient: '0.54030230586813972' },
    { x: 2, dtype: 'float64', gradient: '-0.41614683654714239' },
  ],
  diagnosis: { kind: 'cancellation', op: 'sub' },
});

gradientCase({
  id: 'log-one-minus-exp',
  title: 'log(1 - exp(-x)) for small x',
  symptom: 'inf',
  broken: (x) => log(subtract(1, exp(x.neg()))),
  fixed: (x) => log(expm1(x.neg()).neg()),
  at: [
    { x: 9.999999717180685e-10, dtype: 'float32', gradient: '1000000027.7819323', rtol: 1e-5 },
    { x: 1e-17, dtype: 'float64', gradient: '99999999999999992' },
    { x: 1, dtype: 'float64', gradient: '0.58197670686932642', healthy: true },
  ],
  diagnosis: { kind: 'cancellation', op: 'sub' },
});

gradientCase({
  id: 'arccos-of-near-one',
  title: 'angle from a cosine that rounds to 1',
  symptom: 'inf',
  broken: (x) => arccos(cos(x)),
  fixed: (x) => arctan2(sin(x), cos(x)),
  at: [
    { x: 9.999999747378752e-5, dtype: 'float32', gradient: 1, rtol: 1e-5 },
    { x: 1e-9, dtype: 'float64', gradient: 1 },
    { x: 1, dtype: 'float64', gradient: 1, healthy: true },
  ],
  diagnosis: { kind: 'cancellation', op: 'acos' },
});

gradientCase({
  id: 'difference-of-roots',
  title: 'sqrt(x + 1) - sqrt(x) for large x',
  symptom: 'zero',
  broken: (x) => sqrt(x.add(1)).sub(sqrt(x)),
  fixed: (x) => divide(1, sqrt(x.add(1)).add(sqrt(x))),
  at: [
    { x: 1000000000, dtype: 'float32', gradient: '-7.9056941444916777e-15', rtol: 1e-5 },
    { x: 1e17, dtype: 'float64', gradient: '-7.9056941504209483e-27' },
    { x: 2, dtype: 'float64', gradient: '-0.06487825599846088', healthy: true },
  ],
  diagnosis: { kind: 'cancellation', op: 'sub' },
});
