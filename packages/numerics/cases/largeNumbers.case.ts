/**
 * Numbers too large for a float on the way to a result that is not.
 */
import { arcsinh, divide, exp, expm1, log } from '@gradus/tensor';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'bose-factor-overflow',
  title: 'x/(exp(x) - 1) for large x',
  symptom: 'nan',
  broken: (x) => x.div(exp(x).sub(1)),
  fixed: (x) => x.mul(exp(x.neg())).div(expm1(x.neg()).neg()),
  at: [
    { x: 100, dtype: 'float32', gradient: '-3.6828752162606276e-42', rtol: 1e-5, atol: 1e-37 },
    { x: 800, dtype: 'float64', gradient: '-2.9306317927579721e-345', atol: 1e-37 },
    { x: 2, dtype: 'float64', gradient: '-0.20551318773348958', healthy: true, atol: 1e-37 },
  ],
  diagnosis: { kind: 'overflow', op: 'exp' },
});

gradientCase({
  id: 'division-large-denominator',
  title: 'gradient of a quotient with a huge denominator',
  symptom: 'zero',
  broken: (x) => divide(1e25, x),
  fixed: (x) => divide(1, x.mul(1e-25)),
  at: [
    {
      x: 9.999999562023526e24,
      dtype: 'float32',
      gradient: '-1.0000000875953005e-25',
      healthy: true,
      elsewhere: { JAX: 0 },
      rtol: 1e-5,
    },
    {
      x: 9.999999843067494e17,
      dtype: 'float32',
      gradient: '-1.0000000313865019e-11',
      healthy: true,
      rtol: 1e-5,
    },
  ],
  diagnosis: { kind: 'overflow', op: 'div' },
});

gradientCase({
  id: 'arcsinh-large',
  title: 'arcsinh of a large number',
  symptom: 'zero',
  broken: (x) => arcsinh(x),
  fixed: (x) => log(x.mul(2)),
  at: [
    {
      x: 9.999999778196308e21,
      dtype: 'float32',
      gradient: '1.0000000221803697e-22',
      healthy: true,
      elsewhere: { JAX: 0 },
      rtol: 1e-5,
    },
    {
      x: 1e160,
      dtype: 'float64',
      gradient: '9.9999999999999999e-161',
      healthy: true,
      elsewhere: { JAX: 0 },
    },
  ],
  diagnosis: { kind: 'overflow', op: 'asinh' },
});
