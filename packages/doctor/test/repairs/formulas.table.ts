/**
 * Functions by their formulas, and densities, each as people write them.
 */
import * as t from '@gradus/tensor';
import { ndtr } from '@gradus/numerics';
import { type Family } from './family.js';

const { add, array, divide, exp, log, log1p, multiply, negative, power, sin } = t;
const { sqrt, square, stack, subtract } = t;

/** Families. */
export const formulas: readonly Family[] = [
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
