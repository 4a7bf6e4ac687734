/**
 * The input only decides which branch is taken: the zero is right, and no use for learning.
 */
import { array, mean, sigmoid } from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { gradientCase } from '@gradus/testing';

gradientCase({
  id: 'threshold-parameter',
  title: 'learning the threshold of a hard decision',
  lesson: 'control-flow#a-parameter-that-only-decides',
  symptom: 'zero',
  broken: (x) => mean(where(array([1, 2, 3, 4]).greater(x), 1, 0)),
  fixed: (x) => mean(sigmoid(array([1, 2, 3, 4]).sub(x).div(0.5))),
  at: [
    { x: 2.5, dtype: 'float32', gradient: 0, fixedGradient: '-0.24178859297239399', rtol: 1e-5 },
    { x: 2.5, dtype: 'float64', gradient: 0, fixedGradient: '-0.24178859297239399' },
  ],
  diagnosis: { kind: 'branch', op: 'less', verdict: 'correct-zero' },
});
