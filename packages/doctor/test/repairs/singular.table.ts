/**
 * Products of 0 and ∞, quotients of exponentials, inverse functions by their formulas, differences of large numbers: each
 * as people write it.
 */
import * as t from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { xlogy } from '@gradus/numerics';
import { first, type Family } from './family.js';

const { add, array, cos, divide, exp, log, log1p, mean, multiply, negative, power } = t;
const { sqrt, square, subtract, sum } = t;

/** Families. */
export const singular: readonly Family[] = [
  {
    name: 'x² log x',
    sick: [0, 0],
    healthy: [0.5, -0.19314718055994531],
    spellings: [
      (x) => x.mul(log(x)).mul(x),
      (x) => square(x).mul(log(x)),
      (x) => multiply(log(x), x.mul(x)),
      (x) => power(x, 2).mul(log(x)),
      (x) => x.mul(x.mul(log(x))),
      (x) => x.mul(x).mul(log(x)),
      (x) => log(x).mul(2).mul(square(x)).div(2),
      (x) =>
        square(x)
          .mul(log(square(x)))
          .div(2),
      (x) => xlogy(x, x).mul(x),
      (x) => xlogy(square(x), x),
      (x) => where(x.greater(0), square(x).mul(log(x)), 0),
      (x) => x.neg().mul(log(x)).mul(x.neg()),
      (x) =>
        square(x)
          .mul(log(divide(1, x)))
          .neg(),
      (x) => square(x).mul(t.log2(x)).mul(Math.LN2),
    ],
  },
  {
    name: 'x √x',
    sick: [0, 0],
    healthy: [0.5, 1.0606601717798212],
    spellings: [
      (x) => x.mul(sqrt(x)),
      (x) => sqrt(x).mul(x),
      (x) => multiply(power(x, 0.5), x),
      (x) => power(sqrt(x), 3),
      (x) => sqrt(x).pow(3),
      (x) => square(sqrt(x)).mul(sqrt(x)),
      (x) => sqrt(power(x, 3)),
      (x) => sqrt(x.mul(x).mul(x)),
      (x) => {
        const root = sqrt(x);
        return root.mul(root).mul(root);
      },
      (x) => x.mul(exp(log(x).mul(0.5))),
      (x) => x.mul(2).mul(sqrt(x)).div(2),
      (x) => square(x).div(sqrt(x)),
      (x) => square(x).mul(t.rsqrt(x)),
    ],
  },
  {
    name: 'exp(log x)',
    sick: [0, 1],
    healthy: [0.5, 1],
    spellings: [
      (x) => exp(log(x)),
      (x) => exp(log(x).mul(1)),
      (x) => exp(sum(log(x))),
      (x) => exp(log(x).add(0)),
      (x) => exp(log(x.mul(2))).div(2),
      (x) => exp(log(x).add(Math.LN2)).div(2),
      (x) => exp(log(x).mul(0.5)).pow(2),
      (x) => power(Math.E, log(x)),
      (x) => square(exp(multiply(0.5, log(x)))),
    ],
  },
  {
    name: 'log(exp x)',
    sick: [1000, 1],
    healthy: [0.5, 1],
    spellings: [
      (x) => log(exp(x)),
      (x) => log(divide(1, exp(x))).neg(),
      (x) => log(exp(x).mul(2)).sub(Math.LN2),
      (x) => log(square(exp(x))).div(2),
      (x) => log(power(exp(x), 3)).div(3),
      (x) => log(exp(x).mul(exp(x))).mul(0.5),
      (x) => log(exp(x.add(1))).sub(1),
      (x) => log(sqrt(exp(x))).mul(2),
      (x) => log(sum(exp(x))),
      (x) => log(t.reciprocal(exp(x.neg()))),
    ],
  },
  {
    name: '√x²',
    sick: [1e-200, 1],
    healthy: [0.5, 1],
    spellings: [
      (x) => sqrt(square(x)),
      (x) => sqrt(x.mul(x)),
      (x) => sqrt(power(x, 2)),
      (x) => power(square(x), 0.5),
      (x) => power(x.mul(x), 0.5),
      (x) => x.pow(2).pow(0.5),
      (x) => sqrt(square(x).mul(4)).div(2),
      (x) => sqrt(square(x.mul(3))).div(3),
      (x) => sqrt(sum(square(x))),
      (x) => exp(log(square(x)).mul(0.5)),
      (x) => sqrt(square(t.abs(x))),
    ],
  },
  {
    name: 'log(x + 1) − log x',
    sick: [1000000000000, -9.99999999999e-25],
    healthy: [0.5, -1.3333333333333333],
    spellings: [
      (x) => log(x.add(1)).sub(log(x)),
      (x) => subtract(log(add(1, x)), log(x)),
      (x) =>
        log(x)
          .neg()
          .add(log(x.add(1))),
      (x) =>
        log(x)
          .sub(log(x.add(1)))
          .neg(),
      (x) => log1p(x).sub(log(x)),
      (x) => log(x.add(1).div(x)),
      (x) => log(divide(add(x, 1), x)),
      (x) => log(divide(x, x.add(1))).neg(),
      (x) => log(add(1, divide(1, x))),
      (x) => log(x.add(1)).mul(2).sub(log(x).mul(2)).div(2),
    ],
  },
  {
    name: '1/x − 1/(x + 1)',
    sick: [1000000000, -1.999999997e-27],
    healthy: [0.5, -3.5555555555555554],
    spellings: [
      (x) => divide(1, x).sub(divide(1, x.add(1))),
      (x) => subtract(t.reciprocal(x), t.reciprocal(x.add(1))),
      (x) => power(x, -1).sub(power(x.add(1), -1)),
      (x) => divide(1, x.add(1)).sub(divide(1, x)).neg(),
      (x) => divide(1, x).add(divide(-1, x.add(1))),
      (x) =>
        divide(1, x)
          .neg()
          .add(divide(1, add(1, x)))
          .mul(-1),
      (x) =>
        divide(2, x)
          .sub(divide(2, x.add(1)))
          .div(2),
      (x) => x.pow(-1).sub(t.reciprocal(add(x, 1))),
      (x) => divide(1, x).add(divide(1, x.add(1)).neg()),
      (x) => subtract(divide(1, x), divide(1, subtract(x, -1))),
    ],
  },
  {
    name: '1/(a² − b²)',
    sick: [
      [1000000000001, 1000000000000],
      [-5e-13, 4.999999999995e-13],
    ],
    healthy: [
      [2, 1],
      [-0.4444444444444444, 0.2222222222222222],
    ],
    spellings: [
      (x) => divide(1, square(first(x)).sub(square(x.slice(1)))),
      (x) =>
        divide(
          1,
          first(x)
            .mul(first(x))
            .sub(x.slice(1).mul(x.slice(1))),
        ),
      (x) => divide(1, power(first(x), 2).sub(power(x.slice(1), 2))),
      (x) => power(square(first(x)).sub(square(x.slice(1))), -1),
      (x) => t.reciprocal(square(first(x)).sub(square(x.slice(1)))),
      (x) =>
        divide(
          1,
          square(x.slice(1))
            .neg()
            .add(square(first(x))),
        ),
      (x) => divide(-1, square(x.slice(1)).sub(square(first(x)))),
      (x) =>
        divide(
          2,
          square(first(x))
            .mul(2)
            .sub(square(x.slice(1)).mul(2)),
        ),
      (x) => {
        const [a, b] = [square(x).slice(0), square(x).slice(1)];
        return divide(1, a.sub(b));
      },
    ],
  },
  {
    name: 'a relative entropy with a class that never comes',
    everywhere: true,
    sick: [
      [0, 0.5],
      [0, -2],
    ],
    healthy: [
      [0.25, 0.5],
      [0, -2],
    ],
    spellings: [
      (q) => sum(array([0, 1]).mul(log(array([0, 1]).div(q)))),
      (q) => sum(array([0, 1]).mul(log(array([0, 1])).sub(log(q)))),
      (q) => sum(log(array([0, 1]).div(q)).mul(array([0, 1]))),
      (q) => sum(array([0, 1]).mul(log(q.div(array([0, 1]))))).neg(),
      (q) => sum(multiply(array([0, 1]), subtract(log(array([0, 1])), log(q)))),
      (q) => sum(xlogy(array([0, 1]), array([0, 1])).sub(array([0, 1]).mul(log(q)))),
      (q) => mean(array([0, 1]).mul(log(array([0, 1]).div(q)))).mul(2),
      (q) =>
        sum(
          log(q)
            .sub(log(array([0, 1])))
            .mul(array([0, 1])),
        ).neg(),
      (q) => mean(log(array([0, 1]).div(q)).mul(array([0, 2]))),
      (q) => sum(array([0, 1]).mul(log(array([0.5, 1]).div(q)))),
    ],
  },
  {
    name: 'the logarithm of a product',
    offered: true,
    sick: [
      [1e-200, 1e-200],
      [1e200, 1e200],
    ],
    healthy: [
      [0.5, 0.25],
      [2, 4],
    ],
    spellings: [
      (x) => log(t.prod(x)),
      (x) => log(first(x).mul(x.slice(1))),
      (x) => log(multiply(x.slice(0), x.slice(1))),
      (x) => log(t.prod(x).mul(2)).sub(Math.LN2),
      (x) => log(divide(1, t.prod(x))).neg(),
      (x) => negative(log(t.reciprocal(t.prod(x)))),
      (x) => log(t.prod(x)).mul(2).div(2),
      (x) => log(t.prod(x.mul(1))),
      (x) => log(first(x).div(divide(1, x.slice(1)))),
    ],
  },
  {
    name: 'a quotient of exponentials',
    sick: [
      [1000, 999],
      [2.718281828459045, -2.718281828459045],
    ],
    healthy: [
      [1, 2],
      [0.36787944117144233, -0.36787944117144233],
    ],
    spellings: [
      (x) => divide(exp(first(x)), exp(x.slice(1))),
      (x) => exp(first(x)).div(exp(x.slice(1))),
      (x) => exp(first(x)).mul(divide(1, exp(x.slice(1)))),
      (x) => exp(first(x)).mul(t.reciprocal(exp(x.slice(1)))),
      (x) => exp(first(x)).mul(exp(x.slice(1).neg())),
      (x) => power(exp(x.slice(1)), -1).mul(exp(first(x))),
      (x) => exp(x).slice(0).div(exp(x).slice(1)),
      (x) =>
        exp(first(x))
          .mul(2)
          .div(exp(x.slice(1)).mul(2)),
      (x) => divide(1, exp(x.slice(1)).div(exp(first(x)))),
      (x) => divide(square(exp(first(x).div(2))), exp(x.slice(1))),
      (x) => t.prod(exp(x.mul(array([1, -1])))),
    ],
  },
  {
    name: '(1 − cos x)/x²',
    sick: [1e-6, -8.333333333332778e-8],
    healthy: [0.5, -0.04097685533722454],
    spellings: [
      (x) => subtract(1, cos(x)).div(square(x)),
      (x) => divide(subtract(1, cos(x)), x.mul(x)),
      (x) => subtract(1, cos(x)).div(x).div(x),
      (x) => cos(x).neg().add(1).div(power(x, 2)),
      (x) => subtract(1, cos(x)).mul(power(x, -2)),
      (x) => cos(x).sub(1).div(square(x)).neg(),
      (x) => cos(x).sub(1).div(square(x).neg()),
      (x) => subtract(2, cos(x).mul(2)).div(square(x).mul(2)),
      (x) => subtract(1, cos(x)).mul(t.reciprocal(square(x))),
      (x) =>
        power(x, -1)
          .mul(subtract(1, cos(x)))
          .div(x),
    ],
  },
  {
    name: '√(1 − x²)',
    sick: [0.9999999999, -70710.67518803776],
    healthy: [0.5, -0.5773502691896257],
    spellings: [
      (x) => sqrt(subtract(1, square(x))),
      (x) => sqrt(subtract(1, x.mul(x))),
      (x) => power(subtract(1, square(x)), 0.5),
      (x) => sqrt(square(x).neg().add(1)),
      (x) => sqrt(square(x).sub(1).neg()),
      (x) => sqrt(subtract(1, power(x, 2))),
      (x) => sqrt(add(1, square(x).mul(-1))),
      (x) => sqrt(subtract(1, x.pow(2))),
      (x) => sqrt(subtract(4, square(x).mul(4))).div(2),
      (x) => exp(log(subtract(1, square(x))).mul(0.5)),
    ],
  },
];
