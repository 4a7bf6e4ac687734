/**
 * One bad row of a batch poisons only its own entries; which, the doctor says.
 */
import { array, exp, eye, sqrt, type Tensor } from '@gradus/tensor';
import { vmap } from '@gradus/batching';
import { where } from '@gradus/control-flow';
import { softmax } from '@gradus/numerics';
import { gradientCase } from '@gradus/testing';

const weights = (): Tensor => array([1, 2, 3]);
const diagonal = (): Tensor => eye(3).greater(0.5);

/** Distances between all pairs of points, by two maps over one function of two numbers. */
const pairs = (x: Tensor, distance: (a: Tensor, b: Tensor, same: Tensor) => Tensor): Tensor => {
  const toAll = vmap(distance, [null, 0, 0]);
  return vmap(toAll, [0, null, 0])(x, x, diagonal());
};

gradientCase({
  id: 'where-pairwise-distance-diagonal',
  title: 'pairwise distances: the zero diagonal turns every gradient into NaN',
  lesson: 'batching#one-function-many-rows',
  symptom: 'nan',
  broken: (x) =>
    pairs(x, (a, b, same) => {
      const d = a.sub(b);
      return where(same, 0, sqrt(d.mul(d)));
    }).sum(),
  fixed: (x) =>
    pairs(x, (a, b, same) => {
      const d = a.sub(b);
      return where(same, 0, sqrt(where(same, 1, d.mul(d))));
    }).sum(),
  at: [
    { x: [0, 1, 3], dtype: 'float32', gradient: [-4, 0, 4] },
    { x: [-1, 0.5, 2], dtype: 'float64', gradient: [-4, 0, 4] },
  ],
  diagnosis: { kind: 'where-nan', op: 'sqrt', truth: '-4' },
});

gradientCase({
  id: 'softmax-by-hand-in-a-batch',
  title: 'softmax by hand, row by row: the row of large logits is NaN',
  lesson: 'batching#one-function-many-rows',
  symptom: 'nan',
  broken: (x) => {
    const row = (r: Tensor): Tensor => {
      const e = exp(r);
      return e.div(e.sum()).mul(weights()).sum();
    };
    return vmap(row)(x).sum();
  },
  fixed: (x) => vmap((r: Tensor) => softmax(r).mul(weights()).sum())(x).sum(),
  at: [
    {
      x: [[800, 801, 799]],
      dtype: 'float64',
      gradient: [['-0.20686949103015302', '0.10291137744498549', '0.10395811358516752']],
    },
    {
      x: [[1, 2, 0]],
      dtype: 'float64',
      gradient: [['-0.20686949103015302', '0.10291137744498549', '0.10395811358516752']],
      healthy: true,
    },
  ],
  diagnosis: { kind: 'overflow', op: 'exp' },
});
