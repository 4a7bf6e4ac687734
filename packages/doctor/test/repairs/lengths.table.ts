/**
 * Lengths, guards and variances, each as people write it.
 */
import * as t from '@gradus/tensor';
import { vmap } from '@gradus/batching';
import { where } from '@gradus/control-flow';
import { norm } from '@gradus/numerics';
import { jit } from '@gradus/jit';
import { asRow, first, type Family } from './family.js';

type Tensor = t.Tensor;

const {
  add,
  array,
  divide,
  exp,
  log,
  mean,
  multiply,
  negative,
  power,
  sqrt,
  square,
  stack,
  subtract,
  sum,
} = t;

/** The first two elements. */
const pair = (x: Tensor): [Tensor, Tensor] => [x.slice(0), x.slice(1)];

/** Families. */
export const lengths: readonly Family[] = [
  {
    name: 'the length of a vector',
    dtype: 'float32',
    sick: [
      [3e30, 4e30],
      [0.6, 0.8],
    ],
    healthy: [
      [3, 4],
      [0.6, 0.8],
    ],
    spellings: [
      (x) => sqrt(sum(square(x))),
      (x) => sqrt(x.mul(x).sum()),
      (x) => power(sum(power(x, 2)), 0.5),
      asRow((row) => sqrt(sum(row.mul(row), 1, { keepdims: true }))),
      (x) => {
        const [a, b] = pair(x);
        return sqrt(a.mul(a).add(b.mul(b)));
      },
      (x) => {
        const [a, b] = pair(x);
        return sqrt(add(power(a, 2), square(b)));
      },
      (x) => sqrt(square(x).sum()),
      (x) => sqrt(x.pow(2).sum()),
      (x) => power(t.dot(x, x), 0.5),
      (x) => sqrt(t.dot(x, x)),
      (x) => sqrt(t.matmul(x, x)),
      (x) => sqrt(t.tensordot(x, x, 1)),
      (x) => sqrt(t.vdot(x, x)),
      (x) => sqrt(sum(t.abs(x).pow(2))),
      (x) => sqrt(multiply(4, sum(square(x)))).div(2),
      (x) => t.reciprocal(t.rsqrt(sum(square(x)))),
      (x) => sqrt(sum(square(x.neg()))),
      (x) => sqrt(mean(square(x))).mul(Math.SQRT2),
      (x) => {
        const [a, b] = pair(x);
        return power(a.mul(a).add(b.mul(b)), 0.5);
      },
      (x) => exp(log(sum(square(x))).div(2)),
    ],
  },
  {
    name: '√(x² + 1)',
    dtype: 'float32',
    sick: [1e30, 1],
    healthy: [0.5, 0.4472135954999579],
    spellings: [
      (x) => sqrt(x.mul(x).add(1)),
      (x) => power(add(1, square(x)), 0.5),
      (x) => sqrt(add(1, x.mul(x))),
      (x) => sqrt(x.pow(2).add(1)),
      (x) => sqrt(subtract(square(x), -1)),
      (x) => sqrt(square(x).add(0.5).add(0.5)),
      (x) => sqrt(square(x).mul(4).add(4)).div(2),
      (x) => sqrt(square(x.neg()).add(1)),
      (x) => exp(log(square(x).add(1)).mul(0.5)),
      (x) => sqrt(square(x).add(array(1))),
      (x) => t.reciprocal(t.rsqrt(square(x).add(1))),
      (x) => power(x.mul(x).add(1), array(0.5)),
    ],
  },
  {
    name: 'the square of a length at 0',
    sick: [
      [0, 0],
      [0, 0],
    ],
    healthy: [
      [1, 2],
      [2, 4],
    ],
    spellings: [
      (x) => square(sqrt(sum(square(x)))),
      (x) => power(sqrt(x.mul(x).sum()), 2),
      (x) => {
        const length = sqrt(sum(power(x, 2)));
        return length.mul(length);
      },
      (x) => sqrt(sum(square(x))).pow(2),
      (x) => square(norm(x)),
      (x) => power(norm(x), 2),
      (x) => norm(x).mul(norm(x)),
      (x) => {
        const r = sqrt(t.dot(x, x));
        return r.mul(r);
      },
      (x) => power(power(sum(square(x)), 0.5), 2),
      (x) =>
        sqrt(sum(square(x)))
          .mul(2)
          .mul(sqrt(sum(square(x))))
          .div(2),
      (x) => square(sqrt(sum(square(x))).mul(3)).div(9),
      (x) =>
        square(
          sqrt(
            x
              .slice(0)
              .mul(x.slice(0))
              .add(square(x.slice(1))),
          ),
        ),
      (x) => sqrt(power(sum(square(x)), 2)),
      (x) => power(norm(x), 2).mul(0.5).mul(2),
    ],
  },
  {
    name: 'a cross entropy with a class that never comes',
    sick: [
      [0, 0.5],
      [0, -2],
    ],
    healthy: [
      [0.25, 0.5],
      [0, -2],
    ],
    spellings: [
      (x) => sum(array([0, 1]).mul(log(x))).neg(),
      (x) => sum(log(x).mul(array([0, 1]))).mul(-1),
      (x) => negative(sum(multiply(log(x), array([0, 1])))),
      (x) => negative(sum(array([0, 1]).mul(log(x)))),
      (x) => sum(array([0, 1]).mul(log(x)).neg()),
      (x) => sum(array([0, -1]).mul(log(x))),
      (x) => t.dot(array([0, 1]), log(x)).neg(),
      (x) => t.matmul(log(x), array([0, 1])).mul(-1),
      (x) => sum(multiply(array([0, 1]), negative(log(x)))),
      (x) => sum(array([0, 2]).mul(log(x))).mul(-0.5),
      (x) => mean(array([0, 1]).mul(log(x))).mul(-2),
      (x) => sum(vmap((y: Tensor, p: Tensor) => y.mul(log(p)).neg())(array([0, 1]), x)),
      (x) => sum(array([0, 1]).mul(log(x).neg())),
    ],
  },
  {
    name: 'a variance in one pass',
    sick: [
      [1e9, 1e9 + 2, 1e9 + 5],
      [-1.5555555555555556, -0.2222222222222222, 1.7777777777777777],
    ],
    healthy: [
      [1, 2, 4],
      [-0.8888888888888888, -0.2222222222222222, 1.1111111111111112],
    ],
    spellings: [
      (x) => mean(square(x)).sub(square(mean(x))),
      (x) => x.mul(x).mean().sub(x.mean().pow(2)),
      (x) => subtract(mean(power(x, 2)), multiply(mean(x), mean(x))),
      (x) =>
        sum(square(x))
          .div(3)
          .sub(square(sum(x).div(3))),
      asRow((row) => mean(square(row), 1).sub(square(mean(row, 1)))),
      (x) => mean(power(x, 2)).sub(power(mean(x), 2)),
      (x) => mean(x.mul(x)).sub(mean(x).mul(mean(x))),
      (x) => {
        const m = mean(x);
        return mean(x.mul(x)).sub(m.mul(m));
      },
      (x) =>
        square(mean(x))
          .neg()
          .add(mean(square(x))),
      (x) => add(mean(square(x)), negative(square(mean(x)))),
      (x) =>
        sum(square(x))
          .div(3)
          .sub(square(sum(x)).div(9)),
      (x) =>
        sum(square(x))
          .sub(square(sum(x)).div(3))
          .div(3),
      (x) =>
        t
          .dot(x, x)
          .div(3)
          .sub(square(mean(x))),
      (x) =>
        mean(square(x))
          .sub(square(mean(x)))
          .mul(2)
          .div(2),
      jit((x: Tensor) => mean(square(x)).sub(square(mean(x)))),
    ],
  },
  {
    name: 'a guarded logarithm',
    sick: [0, 0],
    healthy: [0.5, 2],
    spellings: [
      (x) => where(x.greater(0), log(x), 0),
      (x) => where(x.lessEqual(0), 0, log(x)),
      jit((x: Tensor) => where(x.greater(0), log(x), 0)),
      (x) => where(t.greater(x, 0), log(x), t.zerosLike(x)),
      (x) => where(x.greater(0), log(x).mul(1), 0),
      (x) => where(t.greater(x, 0), log(x), 0),
      (x) => where(x.greater(0), log(x), x.mul(0)),
      (x) => where(t.logicalNot(x.greater(0)), 0, log(x)),
      (x) => where(x.greater(0), multiply(0.5, log(square(x))), 0),
      (x) => sum(vmap((v: Tensor) => where(v.greater(0), log(v), 0))(x.reshape([1]))),
      (x) => t.select(x.greater(0), log(x), t.zerosLike(x)),
      (x) => where(x.greater(0), log(x), 0).mul(2).div(2),
    ],
  },
  {
    name: 'guarded roots',
    sick: [
      [-1, 4],
      [0, 0.25],
    ],
    healthy: [
      [1, 4],
      [0.5, 0.25],
    ],
    spellings: [
      (x) => sum(where(x.greater(0), sqrt(x), 0)),
      (x) => sum(where(x.less(0), 0, power(x, 0.5))),
      (x) => sum(vmap((v: Tensor) => where(v.greater(0), sqrt(v), 0))(x)),
      (x) => sum(stack([first(x), x.slice(1)]).mul(where(x.greater(0), divide(1, sqrt(x)), 0))),
      (x) => where(x.greater(0), sqrt(x), 0).sum(),
      (x) => sum(where(x.greater(0), sqrt(x), t.zerosLike(x))),
      (x) => sum(where(x.greater(0), power(x, 0.5), 0)),
      (x) => sum(where(x.lessEqual(0), 0, sqrt(x))),
      (x) => sum(where(x.greater(0), exp(multiply(0.5, log(x))), 0)),
      (x) => sum(where(x.greater(0), x.div(sqrt(x)), 0)),
      (x) => sum(where(x.greater(0), x.mul(t.rsqrt(x)), 0)),
      (x) => sum(jit((v: Tensor) => where(v.greater(0), sqrt(v), 0))(x)),
    ],
  },
];
