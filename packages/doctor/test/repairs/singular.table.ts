/**
 * Products of 0 and ∞, quotients of exponentials, inverse functions by their formulas, differences of large numbers: each
 * as people write it.
 */
import * as t from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { ndtr, xlogy } from '@gradus/numerics';
import { first, type Family } from './family.js';

const { add, array, cos, divide, exp, log, log1p, mean, multiply, negative, power, sin } = t;
const { sqrt, square, stack, subtract, sum } = t;

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
    name: 'tanh',
    sick: [1000, 0],
    healthy: [0.5, 0.7864477329659274],
    spellings: [
      (x) =>
        exp(x)
          .sub(exp(x.neg()))
          .div(exp(x).add(exp(x.neg()))),
      (x) => divide(subtract(exp(x), exp(negative(x))), add(exp(x), exp(negative(x)))),
      (x) =>
        exp(x.mul(2))
          .sub(1)
          .div(exp(x.mul(2)).add(1)),
      (x) => {
        const e = exp(x.mul(2));
        return divide(e.sub(1), e.add(1));
      },
      (x) =>
        square(exp(x))
          .sub(1)
          .div(square(exp(x)).add(1)),
      (x) => t.sinh(x).div(t.cosh(x)),
      (x) => divide(t.sinh(x), t.cosh(x)),
      (x) =>
        exp(x)
          .sub(divide(1, exp(x)))
          .div(exp(x).add(divide(1, exp(x)))),
      (x) =>
        subtract(1, exp(x.mul(2)))
          .div(exp(x.mul(2)).add(1))
          .neg(),
      (x) => subtract(1, divide(2, exp(x.mul(2)).add(1))),
      (x) => t.sinh(x).mul(power(t.cosh(x), -1)),
      (x) =>
        exp(x)
          .sub(exp(x.neg()))
          .div(2)
          .div(exp(x).add(exp(x.neg())).div(2)),
    ],
  },
  {
    name: '1 − tanh²',
    sick: [20, -3.398683404233271e-17],
    healthy: [0.5, -0.7268619813835873],
    spellings: [
      (x) => subtract(1, square(t.tanh(x))),
      (x) => subtract(1, t.tanh(x).mul(t.tanh(x))),
      (x) => subtract(1, power(t.tanh(x), 2)),
      (x) => square(t.tanh(x)).neg().add(1),
      (x) => t.tanh(x).pow(2).sub(1).neg(),
      (x) => {
        const h = t.tanh(x);
        return subtract(1, h.mul(h));
      },
      (x) => subtract(2, square(t.tanh(x)).mul(2)).div(2),
      (x) => subtract(1, t.tanh(x)).mul(t.tanh(x).add(1)),
      (x) => add(1, square(t.tanh(x)).mul(-1)),
      (x) => square(t.tanh(x)).sub(1).mul(-1),
    ],
  },
  {
    name: '1 over the log odds',
    sick: [1e-9, -4.9999999999999994e17],
    healthy: [0.5, -2.2094278658405946],
    spellings: [
      (x) => divide(1, log(add(1, x).div(subtract(1, x)))),
      (x) => divide(1, log(x.add(1).div(x.neg().add(1)))),
      (x) => divide(1, log(add(1, x)).sub(log(subtract(1, x)))),
      (x) => divide(1, log(x.add(1)).sub(log1p(x.neg()))),
      (x) => divide(1, log1p(x).sub(log(subtract(1, x)))),
      (x) => power(log(divide(x.add(1), subtract(1, x))), -1),
      (x) => divide(1, log(subtract(1, x).div(x.add(1)))).neg(),
      (x) => divide(0.5, log(divide(x.add(1), subtract(1, x))).div(2)),
      (x) => t.reciprocal(log(divide(add(1, x), subtract(1, x)))),
      (x) => divide(2, log(divide(x.add(1), subtract(1, x))).mul(2)),
    ],
  },
  {
    name: 'log(x + √(x² + 1))',
    sick: [-1000000000, 1e-9],
    healthy: [0.5, 0.8944271909999159],
    spellings: [
      (x) => log(x.add(sqrt(square(x).add(1)))),
      (x) => log(add(x, sqrt(x.mul(x).add(1)))),
      (x) => log(sqrt(square(x).add(1)).add(x)),
      (x) => log(x.add(sqrt(x.pow(2).add(1)))),
      (x) => log(add(x, power(add(1, square(x)), 0.5))),
      (x) => log(sqrt(add(1, power(x, 2))).add(x)),
      (x) => log(subtract(sqrt(square(x).add(1)), negative(x))),
      (x) => log(x.mul(2).add(sqrt(square(x).add(1)).mul(2))).sub(Math.LN2),
      (x) =>
        log(sqrt(square(x).add(1)).sub(x))
          .neg()
          .mul(1)
          .neg()
          .mul(-1),
      (x) => log(x.add(sqrt(square(x).add(array(1))))),
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
    name: 'the logarithm of a bell curve',
    sick: [40, -40],
    healthy: [0.5, -0.5],
    spellings: [
      (x) => log(exp(square(x).neg().div(2)).div(2.5066282746310002)),
      (x) => log(exp(square(x).mul(-0.5)).div(sqrt(2 * Math.PI))),
      (x) => log(divide(exp(x.mul(x).div(-2)), Math.sqrt(2 * Math.PI))),
      (x) => log(exp(power(x, 2).neg().mul(0.5))),
      (x) => log(multiply(0.3989422804014327, exp(multiply(-0.5, square(x))))),
      (x) => log(exp(square(x).mul(-0.5))),
      (x) => log(power(exp(square(x).neg()), 0.5)),
      (x) => log(sqrt(exp(square(x).neg()))),
      (x) => log(divide(1, exp(square(x).div(2)).mul(2.5))),
      (x) => log(divide(1, exp(square(x).div(2)))),
      (x) => log(exp(square(x.sub(1)).mul(-0.5)).mul(exp(x.sub(0.5).neg()))),
      (x) => log(t.prod(exp(stack([square(x).mul(-0.25), square(x).mul(-0.25)])))),
    ],
  },
  {
    name: 'the logarithm of a normal distribution',
    sick: [-40, 40.02496884720726],
    healthy: [0.5, 0.5091604338370335],
    spellings: [
      (x) => log(ndtr(x)),
      (x) => log(t.erf(x.div(Math.SQRT2)).add(1).div(2)),
      (x) => log(multiply(0.5, add(1, t.erf(x.div(Math.SQRT2))))),
      (x) => log(t.erfc(x.neg().div(Math.SQRT2)).div(2)),
      (x) => log(subtract(1, ndtr(x.neg()))),
      (x) => log(t.erf(x.mul(Math.SQRT1_2)).add(1)).sub(Math.LN2),
      (x) => log(t.erf(x.div(Math.SQRT2)).mul(0.5).add(0.5)),
      (x) => log(add(0.5, multiply(0.5, t.erf(x.div(Math.SQRT2))))),
      (x) => log(t.erfc(x.div(-Math.SQRT2)).mul(0.5)),
      (x) => log1p(ndtr(x.neg()).neg()),
      (x) => log(subtract(1, t.erfc(x.div(Math.SQRT2)).div(2))),
    ],
  },
  {
    name: 'x/(1 + e⁻ˣ)',
    sick: [-1000, 0],
    healthy: [0.5, 0.7399611873026518],
    spellings: [
      (x) => divide(x, add(1, exp(x.neg()))),
      (x) => x.div(exp(x.neg()).add(1)),
      (x) => x.mul(divide(1, exp(x.neg()).add(1))),
      (x) => x.mul(t.reciprocal(add(1, exp(negative(x))))),
      (x) => multiply(power(exp(x.mul(-1)).add(1), -1), x),
      (x) => x.mul(2).div(exp(x.neg()).mul(2).add(2)),
      (x) => x.div(subtract(1, exp(x.neg()).neg())),
      (x) => x.div(add(1, divide(1, exp(x)))),
      (x) => negative(x.neg().div(exp(x.neg()).add(1))),
      (x) => x.mul(exp(x)).div(exp(x).add(1)),
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
    name: 'log(x + √(x² − 1))',
    sick: [1e200, 1e-200],
    healthy: [2.5, 0.4364357804719848],
    spellings: [
      (x) => log(x.add(sqrt(square(x).sub(1)))),
      (x) => log(add(x, sqrt(x.mul(x).sub(1)))),
      (x) => log(sqrt(subtract(square(x), 1)).add(x)),
      (x) => log(x.add(sqrt(x.pow(2).sub(1)))),
      (x) => log(x.add(sqrt(square(x).add(-1)))),
      (x) => log(x.add(power(square(x).sub(1), 0.5))),
      (x) => log(add(sqrt(add(-1, power(x, 2))), x)),
      (x) => log(x.mul(2).add(sqrt(square(x).sub(1)).mul(2))).sub(Math.LN2),
      (x) => log(x.add(sqrt(x.sub(1).mul(x.add(1))))),
      (x) => log(subtract(x, sqrt(square(x).sub(1)).neg())),
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
  {
    name: '1/sinh by exponentials',
    sick: [1e-9, -9.999999999999999e17],
    healthy: [0.5, -4.152701801234358],
    spellings: [
      (x) => divide(2, exp(x).sub(exp(x.neg()))),
      (x) => divide(1, exp(x).sub(exp(x.neg())).div(2)),
      (x) => divide(2, subtract(exp(x), exp(negative(x)))),
      (x) => divide(1, exp(x).sub(exp(x.neg())).mul(0.5)),
      (x) => t.reciprocal(exp(x).sub(exp(x.neg())).div(2)),
      (x) => divide(2, exp(x).sub(divide(1, exp(x)))),
      (x) => divide(2, exp(x.neg()).neg().add(exp(x))),
      (x) => divide(1, exp(x).div(2).sub(exp(x.neg()).div(2))),
      (x) => divide(-2, exp(x.neg()).sub(exp(x))),
      (x) => divide(exp(x).mul(2), exp(x.mul(2)).sub(1)),
    ],
  },
  {
    name: 'sin(x + h) − sin x',
    everywhere: true,
    sick: [1, -7.836809242698311e-10],
    healthy: [-0.5, 4.4649982656868807e-10],
    spellings: [
      (x) => sin(x.add(2 ** -30)).sub(sin(x)),
      (x) => subtract(sin(add(2 ** -30, x)), sin(x)),
      (x) =>
        sin(x)
          .neg()
          .add(sin(x.add(2 ** -30))),
      (x) => negative(sin(x).sub(sin(x.add(2 ** -30)))),
      (x) =>
        sin(x.add(2 ** -30))
          .mul(2)
          .sub(sin(x).mul(2))
          .div(2),
      (x) => sin(x.sub(-(2 ** -30))).sub(sin(x)),
      (x) => sin(x.add(2 ** -30).mul(1)).sub(sin(x)),
      (x) =>
        sin(
          x
            .mul(2)
            .add(2 ** -29)
            .div(2),
        ).sub(sin(x)),
      (x) => sin(x.add(array(2 ** -30))).sub(sin(x)),
      (x) =>
        sin(
          x
            .add(1)
            .add(2 ** -30)
            .sub(1),
        ).sub(sin(x)),
    ],
  },
];
