/**
 * Functions with a condition on the very numbers that they are made of: a force with a cutoff, a loss that is another one
 * near 0. The gradients are closed forms.
 */
import * as t from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { norm } from '@gradus/numerics';
import type { F, Family } from './family.js';

type Tensor = t.Tensor;

const {
  divide,
  exp,
  expandDims,
  less,
  log,
  multiply,
  power,
  reciprocal,
  sqrt,
  square,
  subtract,
  sum,
} = t;

/** Distances of all pairs, by what makes a distance of a difference. */
const pairs =
  (energy: (d: Tensor) => Tensor): F =>
  (x) =>
    sum(energy(subtract(expandDims(x, 0), expandDims(x, 1))));

/** Families. */
export const cutoffs: readonly Family[] = [
  {
    name: 'an energy of pairs, 1/r with a cutoff',
    everywhere: true,
    sick: [
      [0, 1, 2.5],
      [2.32, -10 / 9, -1.208888888888889],
    ],
    healthy: [
      [0, 1, 3],
      [20 / 9, -1.5, -13 / 18],
    ],
    spellings: [
      pairs((d) => {
        const r = sqrt(square(d));
        return where(less(r, 1e-6), 0, divide(1, r));
      }),
      pairs((d) => {
        const r = sqrt(d.mul(d));
        return where(r.greater(0), r.pow(-1), 0);
      }),
      pairs((d) => {
        const r = power(square(d), 0.5);
        return where(t.equal(r, 0), 0, reciprocal(r));
      }),
      pairs((d) => {
        const r = t.abs(d);
        return where(r.less(1e-6), 0, exp(log(r).neg()));
      }),
      pairs((d) => {
        const squared = square(d);
        return where(squared.less(1e-12), 0, t.rsqrt(squared));
      }),
      pairs((d) => {
        const r = sqrt(square(d));
        const near = less(r, 1e-6);
        return where(near, 0, divide(1, where(near, 1, r)));
      }),
      pairs((d) => {
        const r = sqrt(multiply(d, d));
        return where(r.greater(1e-6), 1, 0).mul(where(r.greater(1e-6), divide(1, r), 0));
      }),
    ],
  },
  {
    name: 'the loss of Huber of a length',
    sick: [
      [0, 0],
      [0, 0],
    ],
    healthy: [
      [3, 4],
      [0.6, 0.8],
    ],
    spellings: [
      (x) => {
        const n = norm(x);
        return where(n.greater(1), n.sub(0.5), n.mul(n).mul(0.5));
      },
      (x) => {
        const n = sqrt(sum(square(x)));
        return where(n.greater(1), n.sub(0.5), square(n).mul(0.5));
      },
      (x) => {
        const n = power(sum(x.mul(x)), 0.5);
        return where(less(n, 1), multiply(0.5, n.pow(2)), subtract(n, 0.5));
      },
      (x) => {
        const n = norm(x);
        return where(less(n, 1), divide(sum(square(x)), 2), subtract(n, 0.5));
      },
      (x) => {
        const squared = t.dot(x, x);
        const n = sqrt(squared);
        return where(squared.less(1), squared.div(2), n.sub(0.5));
      },
    ],
  },
];
