/**
 * Probabilities of 0 and 1, and choices: where the logarithm has to be a function of its own, and where a
 * slope does not exist at all.
 */
import { argmax, array, log, stopGradient, subtract } from '@gradus/tensor';
import { entr, logNdtr, ndtr, oneHot, softmax } from '@gradus/numerics';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'entropy-zero-probability',
  title: 'entropy −p log p with a zero probability',
  lesson: 'failures#the-special-functions',
  symptom: 'nan',
  broken: (x) => x.mul(log(x)).sum().neg(),
  fixed: (x) => entr(x).sum(),
  at: [
    {
      x: [0, 0.25, 0.75],
      dtype: 'float32',
      gradient: [Infinity, '0.38629436111989062', '-0.71231792754821907'],
    },
    {
      x: [0, 0.5, 0.5],
      dtype: 'float64',
      gradient: [Infinity, '-0.30685281944005469', '-0.30685281944005469'],
    },
  ],
  diagnosis: { kind: 'singular-point', op: 'log' },
});

gradientCase({
  id: 'log-survival-normal',
  title: 'log(1 − Φ(x)) in the upper tail',
  lesson: 'failures#the-special-functions',
  symptom: 'inf',
  broken: (x) => log(subtract(1, ndtr(x))),
  fixed: (x) => logNdtr(x.neg()),
  at: [
    { x: 8, dtype: 'float32', gradient: '-8.1213681122361127', rtol: 1e-4 },
    { x: 10, dtype: 'float64', gradient: '-10.098093233962512', rtol: 1e-9 },
    { x: 1, dtype: 'float64', gradient: '-1.5251352761609812', healthy: true, rtol: 1e-9 },
  ],
  diagnosis: { kind: 'saturation', op: 'log' },
});

gradientCase({
  id: 'one-hot-of-argmax',
  title: 'hard attention: one-hot of argmax',
  symptom: 'zero',
  broken: (x) =>
    oneHot(argmax(x), 3)
      .mul(array([10, 20, 30]))
      .sum(),
  fixed: (x) => {
    const [hard, soft] = [oneHot(argmax(x), 3), softmax(x)];
    return hard
      .sub(stopGradient(soft))
      .add(soft)
      .mul(array([10, 20, 30]))
      .sum();
  },
  at: [
    {
      x: [1, 3, 2],
      dtype: 'float32',
      gradient: [0, 0, 0],
      fixedGradient: ['-1.0395811358516752', '-1.0291137744498549', '2.0686949103015302'],
      rtol: 1e-5,
    },
    {
      x: [1, 3, 2],
      dtype: 'float64',
      gradient: [0, 0, 0],
      fixedGradient: ['-1.0395811358516752', '-1.0291137744498549', '2.0686949103015302'],
    },
  ],
  diagnosis: { kind: 'non-differentiable-op', op: 'argMax', verdict: 'correct-zero' },
});
