/**
 * Operations that are flat wherever they have a slope: the zero is right, and no use for learning.
 */
import { argmax, array, floor, round, sigmoid, square, stopGradient, sum } from '@gradus/tensor';
import { softmax } from '@gradus/numerics';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'round-quantiser',
  title: 'rounding in a quantiser',
  lesson: 'tensor#operations-without-a-slope',
  symptom: 'zero',
  broken: (x) => square(round(x).sub(2)),
  fixed: (x) => {
    const straight = x.sub(stopGradient(x)).add(stopGradient(round(x)));
    return square(straight.sub(2));
  },
  at: [
    { x: 3.4000000953674316, dtype: 'float32', gradient: 0, fixedGradient: 2 },
    { x: 3.4, dtype: 'float64', gradient: 0, fixedGradient: 2 },
  ],
  diagnosis: { kind: 'non-differentiable-op', op: 'round', verdict: 'correct-zero' },
});

gradientCase({
  id: 'floor-binning',
  title: 'floor(x / step) · step',
  lesson: 'tensor#operations-without-a-slope',
  symptom: 'zero',
  broken: (x) => floor(x.div(0.25)).mul(0.25),
  fixed: (x) => {
    const binned = stopGradient(floor(x.div(0.25)).mul(0.25));
    return x.sub(stopGradient(x)).add(binned);
  },
  at: [
    { x: 1.2999999523162842, dtype: 'float32', gradient: 0, fixedGradient: 1 },
    { x: 1.3, dtype: 'float64', gradient: 0, fixedGradient: 1 },
  ],
  diagnosis: { kind: 'non-differentiable-op', op: 'floor', verdict: 'correct-zero' },
});

gradientCase({
  id: 'integer-cast',
  title: 'a cast to int32 and back',
  lesson: 'tensor#operations-without-a-slope',
  symptom: 'zero',
  broken: (x) => x.astype('int32').astype('float32').mul(2),
  fixed: (x) => x.mul(2),
  at: [{ x: 3.700000047683716, dtype: 'float32', gradient: 0, fixedGradient: 2 }],
  diagnosis: { kind: 'non-differentiable-op', op: 'cast', verdict: 'correct-zero' },
});

gradientCase({
  id: 'argmax-position',
  title: 'expected position through argmax',
  lesson: 'tensor#operations-without-a-slope',
  symptom: 'zero',
  broken: (x) => argmax(x).astype('float32'),
  fixed: (x) =>
    softmax(x)
      .mul(array([0, 1, 2]))
      .sum(),
  at: [
    {
      x: [1, 3, 2],
      dtype: 'float32',
      gradient: [0, 0, 0],
      fixedGradient: ['-0.10395811358516752', '-0.10291137744498549', '0.20686949103015302'],
      rtol: 1e-5,
    },
  ],
  diagnosis: { kind: 'non-differentiable-op', op: 'argMax', verdict: 'correct-zero' },
});

gradientCase({
  id: 'comparison-as-loss',
  title: 'counting positives with a comparison',
  lesson: 'tensor#operations-without-a-slope',
  symptom: 'zero',
  broken: (x) => sum(x.greater(0).astype('float32')),
  fixed: (x) => sigmoid(x.mul(4)).sum(),
  at: [
    {
      x: [-1, 0.5, 2],
      dtype: 'float32',
      gradient: [0, 0, 0],
      fixedGradient: ['0.070650824853164466', '0.41997434161402607', '0.0013409506830258969'],
      rtol: 1e-5,
    },
  ],
  diagnosis: { kind: 'non-differentiable-op', op: 'less', verdict: 'correct-zero' },
});
