/**
 * Functions so flat that their slope rounds to 0, and logarithms of them.
 */
import { log, sigmoid, subtract } from '@gradus/tensor';
import { leakyRelu, relu, softplus } from '@gradus/numerics';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'dead-relu',
  title: 'a dead ReLU unit',
  lesson: 'numerics#flat-parts',
  symptom: 'zero',
  broken: (x) => relu(x.mul(2).add(-10)),
  fixed: (x) => leakyRelu(x.mul(2).add(-10), 0.01),
  at: [
    { x: 1, dtype: 'float32', gradient: 0, fixedGradient: 0.02 },
    { x: 1, dtype: 'float64', gradient: 0, fixedGradient: 0.02 },
    { x: 6, dtype: 'float64', gradient: 2, healthy: true },
  ],
  diagnosis: { kind: 'saturation', op: 'relu', verdict: 'correct-zero' },
});

gradientCase({
  id: 'log-one-minus-sigmoid',
  title: 'binary cross-entropy log(1 − sigmoid(x)) for large x',
  lesson: 'numerics#flat-parts',
  symptom: 'inf',
  broken: (x) => log(subtract(1, sigmoid(x))),
  fixed: (x) => softplus(x).neg(),
  at: [
    { x: 30, dtype: 'float32', gradient: '-0.99999999999990642', rtol: 1e-5 },
    { x: 50, dtype: 'float64', gradient: -1 },
    { x: 1, dtype: 'float64', gradient: '-0.73105857863000488', healthy: true },
  ],
  diagnosis: { kind: 'saturation', op: 'log' },
});
