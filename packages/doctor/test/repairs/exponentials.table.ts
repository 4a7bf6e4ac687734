/**
 * Logarithms and quotients of exponentials, each as people write it: functions and methods, either order of the operands, a
 * difference or a sum with a negative, with and without axes, inside of a larger loss.
 */
import * as t from '@gradus/tensor';
import { vmap } from '@gradus/batching';
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
    ],
  },
  {
    name: 'logaddexp with a constant',
    sick: [1000, 1],
    healthy: [0.5, 0.07585818002124355],
    spellings: [(x) => log(add(exp(array(3)), exp(x))), (x) => log(exp(x).add(Math.exp(3)))],
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
    ],
  },
  {
    name: 'sigmoid',
    sick: [-1000, 0],
    healthy: [0.5, 0.2350037122015945],
    spellings: [
      (x) => divide(1, add(1, exp(x.neg()))),
      (x) => divide(1, exp(x.mul(-1)).add(1)),
      (x) => power(exp(x.neg()).add(1), -1),
    ],
  },
  {
    name: 'sigmoid by a quotient',
    sick: [1000, 0],
    healthy: [0.5, 0.2350037122015945],
    spellings: [(x) => exp(x).div(exp(x).add(1)), (x) => divide(exp(x), add(1, exp(x)))],
  },
  {
    name: 'the logarithm of a sigmoid',
    sick: [-1000, 1],
    healthy: [0.5, 0.37754066879814546],
    spellings: [
      (x) => log(sigmoid(x)),
      (x) => log(divide(1, add(1, exp(negative(x))))),
      (x) => log(divide(1, exp(x.mul(-1)).add(1))),
    ],
  },
  {
    name: 'the logarithm of 1 − sigmoid',
    sick: [100, -1],
    healthy: [0.5, -0.6224593312018546],
    spellings: [
      (x) => log(subtract(1, sigmoid(x))),
      (x) => log(sigmoid(x).neg().add(1)),
      (x) => log(sigmoid(x).sub(1).neg()),
      (x) => log1p(sigmoid(x).neg()),
      (x) => log(subtract(1, divide(1, exp(x.neg()).add(1)))),
    ],
  },
  {
    name: 'binary cross entropy',
    sick: [
      [100, 100],
      [-1.860037988010418e-44, 0.5],
    ],
    healthy: [
      [0.5, -0.25],
      [-0.18877033439907273, 0.21891174955710094],
    ],
    spellings: [
      (x) => {
        const [p, y] = [sigmoid(x), array([1, 0])];
        const other = subtract(1, y).mul(log(subtract(1, p)));
        return mean(y.mul(log(p)).add(other)).neg();
      },
      (x) => {
        const [p, y] = [sigmoid(x), array([1, 0])];
        return mean(
          log(p)
            .mul(y)
            .sub(log(p.neg().add(1)).mul(y.sub(1))),
        ).mul(-1);
      },
    ],
  },
];
