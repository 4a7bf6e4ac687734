/**
 * Part of the function is held constant, on purpose or by mistake.
 */
import { array, exp, square, stopGradient } from '@gradus/tensor';
import { scan } from '@gradus/control-flow';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'detached-normaliser',
  title: 'softmax with a detached denominator',
  symptom: 'wrong',
  broken: (x) => {
    const e = exp(x);
    return e
      .div(stopGradient(e.sum()))
      .mul(array([1, 2, 3]))
      .sum();
  },
  fixed: (x) => {
    const e = exp(x.sub(stopGradient(x.max())));
    return e
      .div(e.sum())
      .mul(array([1, 2, 3]))
      .sum();
  },
  at: [
    {
      x: [0, 1, 2],
      dtype: 'float32',
      gradient: ['-0.14181709360981216', '-0.14077035746963013', '0.28258745107944229'],
      rtol: 1e-5,
    },
    {
      x: [0, 1, 2],
      dtype: 'float64',
      gradient: ['-0.14181709360981216', '-0.14077035746963013', '0.28258745107944229'],
    },
  ],
  diagnosis: { kind: 'stop-gradient', op: 'stopGradient' },
});

gradientCase({
  id: 'truncated-backprop-in-scan',
  title: 'stopGradient on a recurrent state',
  symptom: 'wrong',
  broken: (x) => {
    const [h] = scan((h, t) => [stopGradient(h).mul(x).add(t), null], array(1), array([1, 2]));
    return h;
  },
  fixed: (x) => {
    const [h] = scan((h, t) => [h.mul(x).add(t), null], array(1), array([1, 2]));
    return h;
  },
  at: [
    { x: 0.5, dtype: 'float32', gradient: 2 },
    { x: 0.5, dtype: 'float64', gradient: 2 },
  ],
  diagnosis: { kind: 'stop-gradient', op: 'stopGradient' },
});

gradientCase({
  id: 'td-target-intended',
  title: 'a bootstrapped target that is meant to be constant',
  symptom: 'wrong',
  broken: (x) => {
    const v = x.mul(2);
    const target = stopGradient(x.mul(3).mul(0.9));
    return square(v.sub(target)).mul(0.5);
  },
  fixed: null,
  at: [
    { x: 1, dtype: 'float32', gradient: 0.49, rtol: 1e-5 },
    { x: 1, dtype: 'float64', gradient: 0.49 },
  ],
  diagnosis: { kind: 'stop-gradient', op: 'stopGradient', verdict: 'intended' },
});
