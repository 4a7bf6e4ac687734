/**
 * Sigmoids, their logarithms and the losses made of them, each as people write it.
 */
import * as t from '@gradus/tensor';
import { vmap } from '@gradus/batching';
import { where } from '@gradus/control-flow';
import { jit } from '@gradus/jit';
import { first, type Family } from './family.js';

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
export const sigmoids: readonly Family[] = [
  {
    name: 'sigmoid',
    sick: [-1000, 0],
    healthy: [0.5, 0.2350037122015945],
    spellings: [
      (x) => divide(1, add(1, exp(x.neg()))),
      (x) => divide(1, exp(x.mul(-1)).add(1)),
      (x) => power(exp(x.neg()).add(1), -1),
      (x) => t.reciprocal(add(1, exp(negative(x)))),
      (x) => exp(x.neg()).add(1).pow(-1),
      (x) => divide(1, add(exp(subtract(0, x)), 1)),
      (x) => divide(2, add(2, exp(x.neg()).mul(2))),
      (x) => divide(0.5, exp(x.neg()).mul(0.5).add(0.5)),
      (x) => divide(1, add(1, divide(1, exp(x)))),
      (x) => subtract(1, divide(1, exp(x).add(1))),
      (x) => divide(t.onesLike(x), t.onesLike(x).add(exp(x.neg()))),
      (x) => t.tanh(x.div(2)).add(1).div(2),
      (x) => divide(array(1), array(1).add(exp(x.mul(-1)))),
    ],
  },
  {
    name: 'sigmoid by a quotient',
    sick: [1000, 0],
    healthy: [0.5, 0.2350037122015945],
    spellings: [
      (x) => exp(x).div(exp(x).add(1)),
      (x) => divide(exp(x), add(1, exp(x))),
      (x) => exp(x).div(add(1, exp(x))),
      (x) => {
        const e = exp(x);
        return e.div(e.add(1));
      },
      (x) => exp(x).mul(t.reciprocal(exp(x).add(1))),
      (x) => exp(x).mul(power(exp(x).add(1), -1)),
      (x) => multiply(power(add(1, exp(x)), -1), exp(x)),
      (x) => exp(x).mul(2).div(exp(x).mul(2).add(2)),
      (x) => exp(x.sub(x.mul(0))).div(exp(x).add(1)),
      (x) => exp(x.div(2)).div(exp(x.div(2)).add(exp(x.div(-2)))),
    ],
  },
  {
    name: 'the logarithm of a sigmoid',
    sick: [-1000, 1],
    healthy: [0.5, 0.37754066879814546],
    spellings: [
      (x) => log(sigmoid(x)),
      (x) => log(divide(1, add(1, exp(negative(x))))),
      (x) => log(divide(1, exp(x.mul(-1)).add(1))),
      (x) => log(t.reciprocal(exp(x.neg()).add(1))),
      (x) => log(power(exp(x.neg()).add(1), -1)),
      (x) => log(add(1, exp(x.neg()))).neg(),
      (x) => log1p(exp(x.neg())).mul(-1),
      (x) => negative(log(exp(x.neg()).add(1))),
      (x) => log(exp(x).div(exp(x).add(1))),
      (x) => log(subtract(1, sigmoid(x.neg()))),
      (x) => log(sigmoid(x).mul(2)).sub(Math.LN2),
      (x) =>
        x
          .sub(log(exp(x).add(1)))
          .mul(1)
          .add(0),
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
      (x) => log(add(1, sigmoid(x).neg())),
      (x) => log(sigmoid(x).mul(-1).add(1)),
      (x) => log1p(sigmoid(x).mul(-1)),
      (x) => log1p(multiply(-1, sigmoid(x))),
      (x) => log(subtract(1, exp(x).div(exp(x).add(1)))),
      (x) => log(subtract(1, t.reciprocal(add(1, exp(x.neg()))))),
      (x) => log(subtract(array(1), sigmoid(x))),
      (x) => log(subtract(2, sigmoid(x).mul(2))).sub(Math.LN2),
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
      (x) => {
        const [p, y] = [sigmoid(x), array([1, 0])];
        return negative(
          mean(add(multiply(y, log(p)), multiply(subtract(1, y), log(subtract(1, p))))),
        );
      },
      (x) => {
        const [p, y] = [divide(1, exp(x.neg()).add(1)), array([1, 0])];
        return sum(y.mul(log(p)).add(subtract(1, y).mul(log1p(p.neg())))).div(-2);
      },
      (x) => {
        const p = sigmoid(x);
        return log(first(p))
          .add(log(subtract(1, p.slice(1))))
          .mul(-0.5);
      },
      (x) => {
        const [p, y] = [sigmoid(x), array([1, 0])];
        return mean(negative(log(where(y.greater(0.5), p, subtract(1, p)))));
      },
      (x) => {
        const [p, y] = [sigmoid(x), array([1, 0])];
        return mean(where(y.equal(1), log(p).neg(), log(subtract(1, p)).neg()));
      },
      (x) => {
        const [p, y] = [sigmoid(x), array([1, 0])];
        return mean(log(p.mul(y).add(subtract(1, p).mul(subtract(1, y))))).neg();
      },
      (x) => {
        const loss = jit((v: Tensor) => {
          const p = sigmoid(v);
          const y = array([1, 0]);
          return y
            .mul(log(p))
            .add(subtract(1, y).mul(log(subtract(1, p))))
            .neg();
        });
        return mean(loss(x));
      },
      (x) => {
        const y = array([1, 0]);
        const loss = (v: Tensor, label: Tensor): Tensor =>
          label
            .mul(log(sigmoid(v)))
            .add(subtract(1, label).mul(log(subtract(1, sigmoid(v)))))
            .neg();
        return mean(vmap(loss)(x, y));
      },
    ],
  },
];
