/**
 * A function that has reached its limit, to the last digit that a float keeps.
 */
import { abs, clip, exp, expm1, log, sigmoid, square, subtract, take, tanh } from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { logSoftmax, softmax, softplus } from '@gradus/numerics';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'sigmoid-positive-tail',
  title: 'sigmoid at +20: a representable slope returned as 0',
  symptom: 'zero',
  broken: (x) => sigmoid(x),
  fixed: (x) => {
    const s = sigmoid(abs(x).neg());
    return where(x.greater(0), subtract(1, s), s);
  },
  at: [
    {
      x: 20,
      dtype: 'float32',
      gradient: '2.0611536139418493e-9',
      healthy: true,
      elsewhere: { JAX: 0 },
      rtol: 1e-5,
    },
    {
      x: 40,
      dtype: 'float64',
      gradient: '4.248354255291589e-18',
      healthy: true,
      elsewhere: { JAX: 0 },
    },
    { x: -20, dtype: 'float32', gradient: '2.0611536139418493e-9', healthy: true, rtol: 1e-5 },
    { x: 1, dtype: 'float64', gradient: '0.19661193324148185', healthy: true },
  ],
  diagnosis: { kind: 'saturation', op: 'sigmoid' },
});

gradientCase({
  id: 'tanh-tail',
  title: 'tanh at 12: a representable slope returned as 0',
  symptom: 'zero',
  broken: (x) => tanh(x),
  fixed: (x) => subtract(1, sigmoid(x.mul(-2)).mul(2)),
  at: [
    {
      x: 12,
      dtype: 'float32',
      gradient: '1.510053817597626e-10',
      healthy: true,
      elsewhere: { JAX: 0 },
      rtol: 1e-5,
    },
    {
      x: 20,
      dtype: 'float64',
      gradient: '1.6993417021166356e-17',
      healthy: true,
      elsewhere: { JAX: 0 },
    },
    { x: 0.5, dtype: 'float64', gradient: '0.78644773296592741', healthy: true },
  ],
  diagnosis: { kind: 'saturation', op: 'tanh' },
});

gradientCase({
  id: 'expm1-negative-tail',
  title: 'expm1 (and elu, selu) at -40',
  symptom: 'zero',
  broken: (x) => expm1(x),
  fixed: (x) => exp(x).sub(1),
  at: [
    {
      x: -20,
      dtype: 'float32',
      gradient: '2.0611536224385578e-9',
      healthy: true,
      elsewhere: { JAX: 0 },
      rtol: 1e-5,
    },
    {
      x: -40,
      dtype: 'float64',
      gradient: '4.248354255291589e-18',
      healthy: true,
      elsewhere: { JAX: 0 },
    },
    { x: 0.5, dtype: 'float64', gradient: '1.6487212707001281', healthy: true },
  ],
  diagnosis: { kind: 'saturation', op: 'expm1' },
});

gradientCase({
  id: 'log-of-sigmoid',
  title: 'log(sigmoid(x)) for a confident wrong answer',
  symptom: 'nan',
  broken: (x) => log(sigmoid(x)),
  fixed: (x) => softplus(x.neg()).neg(),
  at: [
    { x: -200, dtype: 'float32', gradient: 1, rtol: 1e-5 },
    { x: -800, dtype: 'float64', gradient: 1 },
    { x: 1, dtype: 'float64', gradient: '0.26894142136999512', healthy: true },
  ],
  diagnosis: { kind: 'saturation', op: 'log' },
});

gradientCase({
  id: 'log-of-softmax',
  title: 'cross-entropy as -log(softmax(x)[0])',
  symptom: 'nan',
  broken: (x) => log(take(softmax(x), 0)).neg(),
  fixed: (x) => take(logSoftmax(x), 0).neg(),
  at: [
    { x: [0, 200], dtype: 'float32', gradient: [-1, 1], rtol: 1e-5 },
    { x: [0, 800], dtype: 'float64', gradient: [-1, 1] },
    {
      x: [1, 0],
      dtype: 'float64',
      gradient: ['-0.26894142136999512', '0.26894142136999512'],
      healthy: true,
    },
  ],
  diagnosis: { kind: 'saturation', op: 'log' },
});

gradientCase({
  id: 'clip-outside-range',
  title: 'a parameter clipped outside its range stops learning',
  symptom: 'zero',
  broken: (x) => square(clip(x, 0, 1).sub(0.5)),
  fixed: (x) => square(sigmoid(x).sub(0.5)),
  at: [
    { x: 2, dtype: 'float32', gradient: 0, fixedGradient: '0.079962501056153063', rtol: 1e-5 },
    { x: -3, dtype: 'float64', gradient: 0, fixedGradient: '-0.040891574660943479' },
    {
      x: 0.25,
      dtype: 'float64',
      gradient: -0.5,
      fixedGradient: '0.030607512026718775',
      healthy: true,
    },
  ],
  diagnosis: { kind: 'saturation', op: ['min', 'max'], verdict: 'correct-zero' },
});
