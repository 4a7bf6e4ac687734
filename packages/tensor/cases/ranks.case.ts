/**
 * Operations that are flat wherever they have a slope: signs, ranks, one-hot choices.
 */
import { argsort, array, astype, reshape, sigmoid, sign, sum, tanh } from '@gradus/tensor';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'sign-activation',
  title: 'sign as an activation',
  symptom: 'zero',
  broken: (x) => sign(x).mul(3),
  fixed: (x) => tanh(x).mul(3),
  at: [
    {
      x: 0.699999988079071,
      dtype: 'float32',
      gradient: 0,
      fixedGradient: '1.9042187973857414',
      rtol: 1e-5,
    },
    { x: -1.2, dtype: 'float64', gradient: 0, fixedGradient: '0.915059988622227' },
  ],
  diagnosis: { kind: 'non-differentiable-op', op: 'sign', verdict: 'correct-zero' },
});

gradientCase({
  id: 'rank-through-argsort',
  title: 'ranks through argsort',
  symptom: 'zero',
  broken: (x) => {
    const r = astype(argsort(argsort(x)), 'float32');
    return r.mul(array([1, 2, 3])).sum();
  },
  fixed: (x) => {
    const d = reshape(x, [3, 1]).sub(reshape(x, [1, 3]));
    const r = sum(sigmoid(d.div(0.5)), 1);
    return r.mul(array([1, 2, 3])).sum();
  },
  at: [
    {
      x: [0.3, -1, 2],
      dtype: 'float32',
      gradient: [0, 0, 0],
      fixedGradient: ['-0.25372646912845709', '0.12378357712433398', '0.12994289200412311'],
      rtol: 1e-5,
    },
  ],
  diagnosis: { kind: 'non-differentiable-op', op: 'argSort', verdict: 'correct-zero' },
});
