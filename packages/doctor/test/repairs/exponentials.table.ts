/**
 * Logarithms and quotients of exponentials, each as people write it: functions and methods, either order of the operands, a
 * difference or a sum with a negative, with and without axes, inside of a larger loss.
 */
import * as t from '@gradus/tensor';
import { vmap } from '@gradus/batching';
import { scan } from '@gradus/control-flow';
import { jit } from '@gradus/jit';
import { softmax } from '@gradus/numerics';
import { asRow, first, type Family } from './family.js';

type Tensor = t.Tensor;

const {
  add,
  array,
  divide,
  exp,
  log,
  log1p,
  mean,
  multiply,
  negative,
  power,
  sigmoid,
  subtract,
  sum,
  square,
  stack,
} = t;

/** Families. */
export const exponentials: readonly Family[] = [
  {
    name: 'softplus',
    sick: [1000, 1],
    healthy: [0.5, 0.6224593312018546],
    spellings: [
      (x) => log1p(exp(x)),
      (x) => log(exp(x).add(1)),
      (x) => log(add(1, exp(x))),
      jit((x: Tensor) => log(exp(x).add(1))),
      (x) => log(subtract(1, negative(exp(x)))),
      (x) => log(add(exp(x), 1)),
      (x) => log(add(add(0.5, exp(x)), 0.5)),
      (x) => log(exp(x).add(2).sub(1)),
      (x) => multiply(1, log(add(1, exp(x)))),
      (x) => log(exp(x.add(0)).add(1)),
      (x) => log(add(1, divide(1, exp(x.neg())))),
      (x) => log(exp(x.neg()).add(1).div(exp(x.neg()))),
      (x) => x.add(log1p(exp(x.neg()))),
      (x) => log(add(exp(array(0)), exp(x))),
      (x) => log(exp(x).mul(2).add(2)).sub(Math.LN2),
      (x) => log(sum(exp(stack([x, x.mul(0)])))),
      (x) => log(sum(stack([array(1), exp(x)]))),
      (x) => {
        const e = exp(x);
        const one = t.onesLike(e);
        return log(one.add(e));
      },
      (x) => log(divide(1, sigmoid(x.neg()))),
      (x) => log(sigmoid(x.neg())).neg(),
      (x) => log(subtract(1, sigmoid(x))).neg(),
      (x) => t.log2(add(1, exp(x))).mul(Math.LN2),
      (x) => log1p(exp(x)).sum(),
      (x) => log(power(exp(x).add(1), 1)),
    ],
  },
  {
    name: 'softplus of a negative',
    sick: [-1000, -1],
    healthy: [0.5, -0.37754066879814546],
    spellings: [
      (x) => log1p(exp(x.neg())),
      (x) => log(exp(x.mul(-1)).add(1)),
      (x) => log(add(1, exp(multiply(-1, x)))),
      (x) => log(exp(x.neg()).add(1)),
      (x) => log(divide(1, exp(x)).add(1)),
      (x) => log(add(1, power(exp(x), -1))),
      (x) => log(exp(subtract(0, x)).add(1)),
      (x) => log(exp(x.div(-1)).add(1)),
      (x) => log1p(t.reciprocal(exp(x))),
      (x) => log(sigmoid(x)).neg(),
      (x) => log(exp(x).add(1).div(exp(x))),
      (x) => log(exp(x).add(1)).sub(x),
    ],
  },
  {
    name: 'a mean of softplus',
    sick: [
      [1000, 1],
      [0.5, 0.36552928931500245],
    ],
    healthy: [
      [0.5, 0.25],
      [0.3112296656009273, 0.28108825044289903],
    ],
    spellings: [
      (x) => mean(log(exp(x).add(1))),
      (x) => sum(log1p(exp(x))).div(2),
      (x) => sum(vmap((v: Tensor) => log(exp(v).add(1)).mul(0.5))(x)),
      (x) => log1p(exp(x)).mean(),
      (x) => sum(log(add(1, exp(x))).mul(0.5)),
      (x) => multiply(0.5, sum(log(exp(x).add(1)))),
      (x) => mean(log(add(exp(x), t.onesLike(x)))),
      (x) =>
        scan(
          (total: Tensor, v: Tensor) => [total.add(log(exp(v).add(1))), null],
          array(0),
          x,
        )[0].div(2),
      (x) => mean(jit((v: Tensor) => log(exp(v).add(1)))(x)),
      (x) => log(t.prod(exp(x).add(1))).div(2),
      (x) =>
        log(first(exp(x)).add(1))
          .add(log(exp(x.slice(1)).add(1)))
          .mul(0.5),
      (x) => mean(log(subtract(1, sigmoid(x)))).neg(),
    ],
  },
  {
    name: 'logaddexp',
    sick: [1000, 2],
    healthy: [0.5, 1.6224593312018545],
    spellings: [
      (x) => log(exp(x).add(exp(x.mul(2)))),
      (x) => log(add(exp(multiply(2, x)), exp(x))),
      (x) => log(exp(x).sub(exp(x.mul(2)).neg())),
      (x) => log(add(exp(x), exp(multiply(x, 2)))),
      (x) => log(exp(x).add(exp(x.add(x)))),
      (x) => log(exp(x).add(square(exp(x)))),
      (x) => log(exp(x).add(power(exp(x), 2))),
      (x) => log(exp(x).mul(exp(x)).add(exp(x))),
      (x) => {
        const e = exp(x);
        return log(e.mul(e.add(1)));
      },
      (x) => log(sum(exp(stack([x, x.mul(2)])))),
      (x) => log(exp(x)).add(log(add(1, exp(x)))),
      (x) =>
        log(
          exp(x)
            .add(exp(x.mul(2)))
            .mul(0.5),
        ).add(Math.LN2),
    ],
  },
  {
    name: 'logaddexp with a constant',
    sick: [1000, 1],
    healthy: [0.5, 0.07585818002124355],
    spellings: [
      (x) => log(add(exp(array(3)), exp(x))),
      (x) => log(exp(x).add(Math.exp(3))),
      (x) => log(exp(x).add(20.085536923187668)),
      (x) => log(add(Math.exp(3), exp(x))),
      (x) => log(add(exp(x), exp(t.full([], 3)))),
      (x) => log(sum(exp(stack([array(3), x])))),
      (x) => log(exp(x).div(Math.exp(3)).add(1)).add(3),
      (x) => log(exp(x.sub(3)).add(1)).add(3),
      (x) => log(exp(x.sub(3)).add(1).mul(Math.exp(3))),
      (x) =>
        log(
          exp(x)
            .add(Math.exp(3) - 1)
            .add(1),
        ),
    ],
  },
  {
    name: 'logsumexp',
    sick: [
      [1000, 1],
      [1, 0],
    ],
    healthy: [
      [1, 2],
      [0.2689414213699951, 0.7310585786300049],
    ],
    spellings: [
      (x) => log(exp(x).sum()),
      (x) => log(sum(exp(x))),
      asRow((row) => log(sum(exp(row), -1))),
      asRow((row) => log(exp(row).sum(1, { keepdims: true }))),
      (x) => log(mean(exp(x))),
      (x) => log(first(exp(x)).add(exp(x.slice(1)))),
      (x) => log(t.tensordot(exp(x), array([1, 1]), 1)),
      (x) => log(t.matmul(exp(x), array([1, 1]))),
      (x) => log(sum(exp(x)).div(2)),
      (x) => log(sum(multiply(1, exp(x)))),
      (x) => log(multiply(2, mean(exp(x)))),
      (x) => log(exp(x).mul(0.25).sum()),
      (x) => log(sum(exp(x))).mul(1),
      jit((x: Tensor) => log(sum(exp(x)))),
      (x) => sum(vmap((row: Tensor) => log(sum(exp(row))))(x.reshape([1, 2]))),
      asRow((row) => log(sum(exp(row), [1], { keepdims: true })).reshape([1])),
    ],
  },
  {
    name: 'the logarithm of a softmax',
    sick: [
      [1, 1000],
      [-1, 1],
    ],
    healthy: [
      [1, 2],
      [-0.7310585786300049, 0.7310585786300049],
    ],
    spellings: [
      (x) => first(log(exp(x).div(sum(exp(x))))).neg(),
      (x) => log(exp(x).sum()).sub(first(x)),
      (x) => first(log(softmax(x))).neg(),
      asRow((row) =>
        sum(log(divide(exp(row), sum(exp(row), 1, { keepdims: true }))).mul(array([-1, 0]))),
      ),
      (x) => first(log(exp(x).div(exp(x).sum()))).mul(-1),
      (x) => negative(log(divide(first(exp(x)), sum(exp(x))))),
      (x) => log(first(exp(x)).div(exp(x).sum())).neg(),
      (x) => log(sum(exp(x)).div(first(exp(x)))),
      (x) => log(first(softmax(x))).neg(),
      (x) => sum(log(softmax(x)).mul(array([1, 0]))).neg(),
      (x) => sum(array([-1, 0]).mul(log(softmax(x, 0)))),
      (x) => log(sum(softmax(x).mul(array([1, 0])))).neg(),
      (x) => negative(log(t.take(softmax(x), 0))),
      (x) => log(exp(x).sum()).sub(x.slice(0)),
      (x) => first(x.sub(log(sum(exp(x))))).neg(),
      (x) => {
        const e = exp(x);
        const p = e.mul(t.reciprocal(sum(e)));
        return log(first(p)).neg();
      },
    ],
  },
  {
    name: 'softmax',
    sick: [
      [1000, 999],
      [0.19661193324148185, -0.19661193324148185],
    ],
    healthy: [
      [1, 2],
      [0.19661193324148185, -0.19661193324148185],
    ],
    spellings: [
      (x) => first(exp(x).div(exp(x).sum())),
      (x) => {
        const e = exp(x);
        return first(divide(e, sum(e)));
      },
      asRow((row) =>
        exp(row)
          .div(exp(row).sum(-1, { keepdims: true }))
          .mul(array([1, 0])),
      ),
      (x) => first(exp(x)).div(exp(x).sum()),
      (x) => exp(x.slice(0)).div(exp(x.slice(0)).add(exp(x.slice(1)))),
      (x) =>
        sum(
          exp(x)
            .div(sum(exp(x)))
            .mul(array([1, 0])),
        ),
      (x) => first(multiply(exp(x), t.reciprocal(sum(exp(x))))),
      (x) => first(multiply(exp(x), power(exp(x).sum(), -1))),
      (x) => divide(1, exp(x.slice(1).sub(first(x)).neg().neg()).add(1)),
      (x) => first(exp(x).mul(3).div(exp(x).mul(3).sum())),
      jit((x: Tensor) => first(exp(x).div(exp(x).sum()))),
    ],
  },
];
