/**
 * The result does not change with the input, though every operation on the way does.
 */
import { array, mean, sqrt, take, var as variance } from '@gradus/tensor';
import { logSoftmax, softmax } from '@gradus/numerics';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'sum-of-softmax',
  title: 'sum(softmax(x)) is always 1',
  symptom: 'zero',
  broken: (x) => softmax(x).sum(),
  fixed: null,
  at: [
    { x: [1, 2, 3], dtype: 'float64', gradient: [0, 0, 0], atol: 1e-7 },
    { x: [1, 2, 3], dtype: 'float32', gradient: [0, 0, 0], atol: 1e-7 },
  ],
  diagnosis: { kind: 'invariance', op: 'mul', verdict: 'correct-zero' },
});

gradientCase({
  id: 'mean-of-centred-data',
  title: 'the mean of centred data',
  symptom: 'zero',
  broken: (x) => mean(x.sub(mean(x))),
  fixed: null,
  at: [
    { x: [1, 2, 4], dtype: 'float64', gradient: [0, 0, 0], atol: 1e-6 },
    { x: [1, 2, 4], dtype: 'float32', gradient: [0, 0, 0], atol: 1e-6 },
  ],
  diagnosis: { kind: 'invariance', op: 'sub', verdict: 'correct-zero' },
});

gradientCase({
  id: 'batchnorm-batch-of-one',
  title: 'batch normalisation of a batch of one',
  symptom: 'zero',
  broken: (x) => {
    const c = x.sub(mean(x));
    return c
      .div(sqrt(variance(x).add(1e-5)))
      .mul(3)
      .sum();
  },
  fixed: null,
  at: [
    { x: [5], dtype: 'float64', gradient: [0], atol: 0.0001 },
    { x: [5], dtype: 'float32', gradient: [0], atol: 0.0001 },
  ],
  diagnosis: { kind: 'invariance', op: 'sub', verdict: 'correct-zero' },
});

gradientCase({
  id: 'logit-shift-in-cross-entropy',
  title: 'a bias added to every logit',
  symptom: 'zero',
  broken: (x) => {
    const z = array([1, 2, 3]).add(x);
    return take(logSoftmax(z), 0).neg();
  },
  fixed: (x) => {
    const z = array([1, 2, 3]).add(x.mul(array([1, 0, 0])));
    return take(logSoftmax(z), 0).neg();
  },
  at: [
    { x: 0.5, dtype: 'float64', gradient: 0, fixedGradient: '-0.85975561683391152', atol: 1e-6 },
    {
      x: 0.5,
      dtype: 'float32',
      gradient: 0,
      fixedGradient: '-0.85975561683391152',
      rtol: 1e-5,
      atol: 1e-6,
    },
  ],
  diagnosis: { kind: 'invariance', op: 'sub', verdict: 'correct-zero' },
});
