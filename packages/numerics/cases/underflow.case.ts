/**
 * Numbers too small for a float on the way to the slope.
 */
import { divide, exp, log, prod } from '@gradus/tensor';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'gaussian-density-tail',
  title: 'Gaussian likelihood (not log-likelihood) far from the mean',
  symptom: 'zero',
  broken: (x) => exp(x.mul(x).mul(-0.5)),
  fixed: (x) => x.mul(x).mul(-0.5),
  at: [
    {
      x: 20,
      dtype: 'float32',
      gradient: '-2.7677930534734751e-86',
      fixedGradient: -20,
      rtol: 1e-5,
    },
    { x: 40, dtype: 'float64', gradient: '-1.4671498336710749e-346', fixedGradient: -40 },
    { x: 1, dtype: 'float64', gradient: '-0.60653065971263342', fixedGradient: -1, healthy: true },
  ],
  diagnosis: { kind: 'underflow', op: 'exp', verdict: 'not-representable' },
});

gradientCase({
  id: 'product-of-likelihoods',
  title: 'product of many small probabilities',
  symptom: 'zero',
  broken: (x) => prod(x),
  fixed: (x) => log(x).sum(),
  at: [
    {
      x: [1e-10, 1e-10, 1e-10, 1e-10, 1e-10, 1e-10],
      dtype: 'float32',
      gradient: [
        '1.0000000667571616e-50',
        '1.0000000667571616e-50',
        '1.0000000667571616e-50',
        '1.0000000667571616e-50',
        '1.0000000667571616e-50',
        '1.0000000667571616e-50',
      ],
      fixedGradient: [
        '9999999866.4856822',
        '9999999866.4856822',
        '9999999866.4856822',
        '9999999866.4856822',
        '9999999866.4856822',
        '9999999866.4856822',
      ],
      rtol: 1e-5,
    },
    {
      x: [1e-70, 1e-70, 1e-70, 1e-70, 1e-70, 1e-70],
      dtype: 'float64',
      gradient: [
        '9.9999999999999998e-351',
        '9.9999999999999998e-351',
        '9.9999999999999998e-351',
        '9.9999999999999998e-351',
        '9.9999999999999998e-351',
        '9.9999999999999998e-351',
      ],
      fixedGradient: [1e70, 1e70, 1e70, 1e70, 1e70, 1e70],
    },
  ],
  diagnosis: { kind: 'underflow', op: 'reduceProd', verdict: 'not-representable' },
});

gradientCase({
  id: 'division-tiny-denominator',
  title: 'gradient of a quotient with a tiny denominator',
  symptom: 'inf',
  broken: (x) => divide(1e-30, x),
  fixed: (x) => divide(1, x.mul(1e30)),
  at: [
    {
      x: 1.0000000031710769e-30,
      dtype: 'float32',
      gradient: '-9.9999999365784633e+29',
      healthy: true,
      elsewhere: { JAX: -Infinity },
      rtol: 1e-5,
    },
    {
      x: 1.000000045813705e-18,
      dtype: 'float32',
      gradient: '-999999.90837259637',
      healthy: true,
      rtol: 1e-5,
    },
  ],
  diagnosis: { kind: 'underflow', op: 'div' },
});
