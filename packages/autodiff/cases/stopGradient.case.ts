/**
 * The gradient was stopped in the wrong place.
 */
import { array, square, stopGradient } from '@gradus/tensor';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'detached-prediction',
  title: 'stopGradient around the prediction instead of the target',
  lesson: 'autodiff#stopping-on-purpose',
  symptom: 'zero',
  broken: (x) => {
    const prediction = x.mul(3);
    return square(stopGradient(prediction).sub(array(1)));
  },
  fixed: (x) => {
    const prediction = x.mul(3);
    return square(prediction.sub(stopGradient(array(1))));
  },
  at: [
    { x: 2, dtype: 'float32', gradient: 30 },
    { x: 2, dtype: 'float64', gradient: 30 },
  ],
  diagnosis: { kind: 'stop-gradient', op: 'stopGradient', truth: '30' },
});
