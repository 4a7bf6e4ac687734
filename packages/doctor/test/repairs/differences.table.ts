/**
 * Differences beside 0 and 1, lengths, variances, roots and guards, each as people write it.
 */
import * as t from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { type Family } from './family.js';

const {
  abs,
  add,
  array,
  cos,
  divide,
  exp,
  log,
  log1p,
  multiply,
  negative,
  power,
  sin,
  sqrt,
  square,
  subtract,
} = t;

/** Families. */
export const differences: readonly Family[] = [
  {
    name: 'log(eˣ − 1)',
    sick: [1e-9, 1000000000.4999999],
    healthy: [0.5, 2.5414940825367984],
    spellings: [
      (x) => log(exp(x).sub(1)),
      (x) => log(subtract(exp(x), 1)),
      (x) => log(exp(x).add(-1)),
      (x) => log(negative(subtract(1, exp(x)))),
      (x) => log(add(-1, exp(x))),
      (x) => log(subtract(exp(x), t.onesLike(x))),
      (x) => log(exp(x).sub(array(1))),
      (x) => log(exp(x).sub(2).add(1)),
      (x) => log(exp(x).mul(2).sub(2)).sub(Math.LN2),
      (x) => log(divide(exp(x).sub(1), 1)),
      (x) => log(square(exp(x.div(2))).sub(1)),
      (x) => log(power(Math.E, x).sub(1)),
    ],
  },
  {
    name: '1/(eˣ − 1)',
    sick: [1e-9, -9.999999999999999e17],
    healthy: [0.5, -3.917698089032764],
    spellings: [
      (x) => divide(1, exp(x).sub(1)),
      (x) => power(exp(x).sub(1), -1),
      (x) => t.reciprocal(exp(x).sub(1)),
      (x) => exp(x).sub(1).pow(-1),
      (x) => divide(1, add(exp(x), -1)),
      (x) => divide(-1, subtract(1, exp(x))),
      (x) => divide(1, subtract(1, exp(x))).neg(),
      (x) => divide(2, exp(x).mul(2).sub(2)),
      (x) => exp(x.neg()).div(subtract(1, exp(x.neg()))),
      (x) => exp(x).sub(1).div(1).pow(-1),
    ],
  },
  {
    name: '1/log(1 − x)',
    sick: [1e-9, 9.999999999999999e17],
    healthy: [0.5, 4.1627379620112155],
    spellings: [
      (x) => divide(1, log(subtract(1, x))),
      (x) => divide(1, log(x.neg().add(1))),
      (x) => divide(1, log(x.sub(1).neg())),
      (x) => t.reciprocal(log(subtract(1, x))),
      (x) => power(log(subtract(1, x)), -1),
      (x) => log(subtract(1, x)).pow(-1),
      (x) => divide(1, log(add(1, negative(x)))),
      (x) => divide(1, log(add(1, x.mul(-1)))),
      (x) => divide(-1, log(subtract(1, x)).neg()),
      (x) => divide(1, log(subtract(2, x).sub(1))),
      (x) => divide(1, log(subtract(1, x).mul(1))),
    ],
  },
  {
    name: 'log(log(1 + x))',
    sick: [1e-9, 999999999.4999999],
    healthy: [0.5, 1.6442023082509545],
    spellings: [
      (x) => log(log(x.add(1))),
      (x) => log(log(add(1, x))),
      (x) => log(log(add(x, t.onesLike(x)))),
      (x) => log(log(subtract(x, -1))),
      (x) => log(log(add(x, 2).sub(1))),
      (x) => log(log(subtract(1, x.neg()))),
      (x) => log(log(x.add(1)).mul(2)).sub(Math.LN2),
      (x) => log(log(divide(1, x.add(1))).neg()),
    ],
  },
  {
    name: 'log(1 − e⁻ˣ)',
    sick: [1e-9, 999999999.4999999],
    healthy: [0.5, 1.5414940825367982],
    spellings: [
      (x) => log(subtract(1, exp(x.neg()))),
      (x) => log(exp(x.neg()).neg().add(1)),
      (x) => log1p(exp(negative(x)).neg()),
      (x) => log(exp(x.mul(-1)).sub(1).neg()),
      (x) => log(subtract(1, divide(1, exp(x)))),
      (x) => log(subtract(1, t.reciprocal(exp(x)))),
      (x) => log(add(1, exp(x.neg()).mul(-1))),
      (x) => log1p(multiply(-1, exp(x.mul(-1)))),
      (x) => log(t.expm1(x.neg()).neg()),
      (x) => log(exp(x).sub(1)).sub(x),
      (x) => log(subtract(exp(x), 1).div(exp(x))),
    ],
  },
  {
    name: 'log(1 − cos x)',
    sick: [1e-6, 1999999.9999998335],
    healthy: [0.5, 3.91631736464594],
    spellings: [
      (x) => log(subtract(1, cos(x))),
      (x) => log(cos(x).neg().add(1)),
      (x) => log(cos(x).sub(1).neg()),
      (x) => log(add(1, cos(x).neg())),
      (x) => log(cos(x).mul(-1).add(1)),
      (x) => log(subtract(1, cos(x)).div(2)).add(Math.LN2),
      (x) => log(subtract(0.5, cos(x).div(2))).add(Math.LN2),
      (x) => log(subtract(2, cos(x).mul(2)).mul(0.5)),
      (x) => log(subtract(t.onesLike(x), cos(x))),
      (x) => log(negative(subtract(cos(x), 1))),
    ],
  },
  {
    name: '√(1 − cos x)',
    sick: [1e-6, 0.7071067811864591],
    healthy: [0.5, 0.6851245437674768],
    spellings: [
      (x) => sqrt(subtract(1, cos(x))),
      (x) => power(cos(x).neg().add(1), 0.5),
      (x) => sqrt(add(1, cos(x).neg())),
      (x) => sqrt(cos(x).sub(1).neg()),
      (x) => power(subtract(1, cos(x)), 0.5),
      (x) => sqrt(subtract(2, cos(x).mul(2)).div(2)),
      (x) => sqrt(subtract(1, cos(x)).mul(2)).div(Math.SQRT2),
      (x) => sqrt(multiply(0.5, subtract(2, multiply(2, cos(x))))),
      (x) => exp(log(subtract(1, cos(x))).mul(0.5)),
    ],
  },
  {
    name: '1/(cos x − 1)',
    sick: [1e-6, 4e18],
    healthy: [0.5, 31.991499128896972],
    spellings: [
      (x) => divide(1, cos(x).sub(1)),
      (x) => divide(1, add(-1, cos(x))),
      (x) => t.reciprocal(cos(x).sub(1)),
      (x) => power(cos(x).sub(1), -1),
      (x) => divide(-1, subtract(1, cos(x))),
      (x) => divide(1, subtract(1, cos(x))).neg(),
      (x) => divide(1, cos(x).add(-1)),
      (x) => divide(2, cos(x).mul(2).sub(2)),
      (x) => divide(1, cos(x).neg().add(1)).mul(-1),
      (x) => divide(1, subtract(cos(x), t.onesLike(x))),
    ],
  },
  {
    name: 'sin(x)/x',
    sick: [0, 0],
    healthy: [0.5, -0.16253703063606656],
    spellings: [
      (x) => sin(x).div(x),
      (x) => where(x.equal(0), 1, sin(x).div(x)),
      (x) => where(abs(x).greater(0), divide(sin(x), x), 1),
      (x) => divide(sin(x), x),
      (x) => sin(x).mul(t.reciprocal(x)),
      (x) => sin(x).mul(power(x, -1)),
      (x) => multiply(divide(1, x), sin(x)),
      (x) => sin(x).mul(2).div(x.mul(2)),
      (x) => sin(x).mul(3).div(x).div(3),
      (x) => sin(x.neg()).div(x.neg()),
      (x) => divide(negative(sin(x)), negative(x)),
      (x) => where(x.equal(0), 1, sin(x).mul(t.reciprocal(x))),
      (x) => where(x.notEqual(0), sin(x).div(x), 1),
    ],
  },
  {
    name: '√(x + 1) − √x',
    sick: [1e9, -7.905694144491678e-15],
    healthy: [0.5, -0.2988584907226845],
    spellings: [
      (x) => sqrt(x.add(1)).sub(sqrt(x)),
      (x) => subtract(sqrt(add(1, x)), sqrt(x)),
      (x) =>
        sqrt(x)
          .neg()
          .add(sqrt(x.add(1))),
      (x) => power(x.add(1), 0.5).sub(power(x, 0.5)),
      (x) => add(sqrt(x.add(1)), negative(sqrt(x))),
      (x) => negative(subtract(sqrt(x), sqrt(x.add(1)))),
      (x) =>
        sqrt(x)
          .sub(sqrt(x.add(1)))
          .mul(-1),
      (x) => sqrt(x.add(1)).mul(2).sub(sqrt(x).mul(2)).div(2),
      (x) => power(add(x, 1), 0.5).sub(sqrt(x)),
      (x) => sqrt(subtract(x, -1)).sub(sqrt(x)),
      (x) => sqrt(x.add(1)).add(5).sub(sqrt(x)).sub(5),
    ],
  },
  {
    name: '√x − √(x − 1)',
    sick: [1e9, -7.905694156350218e-15],
    healthy: [2.5, -0.09202052444702509],
    spellings: [
      (x) => sqrt(x).sub(sqrt(x.sub(1))),
      (x) => sqrt(x).sub(sqrt(x.add(-1))),
      (x) => subtract(sqrt(x), sqrt(subtract(x, 1))),
      (x) => sqrt(x.sub(1)).neg().add(sqrt(x)),
      (x) => negative(sqrt(x.sub(1)).sub(sqrt(x))),
      (x) => power(x, 0.5).sub(power(x.sub(1), 0.5)),
      (x) =>
        sqrt(x)
          .mul(3)
          .sub(sqrt(x.sub(1)).mul(3))
          .div(3),
      (x) => sqrt(x).sub(power(add(x, -1), 0.5)),
      (x) => sqrt(x).add(sqrt(x.sub(1)).mul(-1)),
    ],
  },
  {
    name: '√(x² + 1) − x',
    sick: [1e5, -4.999999999625e-11],
    healthy: [0.5, -0.552786404500042],
    spellings: [
      (x) => sqrt(x.mul(x).add(1)).sub(x),
      (x) => subtract(sqrt(add(1, square(x))), x),
      (x) => x.neg().add(sqrt(square(x).add(1))),
      (x) => sqrt(add(1, x.mul(x))).sub(x),
      (x) => sqrt(x.pow(2).add(1)).sub(x),
      (x) => negative(x.sub(sqrt(square(x).add(1)))),
      (x) => x.sub(sqrt(square(x).add(1))).mul(-1),
      (x) => sqrt(square(x).add(1)).add(negative(x)),
      (x) => sqrt(square(x).add(1)).mul(2).sub(x.mul(2)).div(2),
      (x) => power(square(x).add(1), 0.5).sub(x),
      (x) => sqrt(square(x).add(1)).add(x.mul(-1)),
    ],
  },
  {
    name: 'log cosh',
    sick: [1000, 1],
    healthy: [0.5, 0.46211715726000974],
    spellings: [
      (x) => log(t.cosh(x)),
      (x) => log(exp(x).add(exp(x.neg())).div(2)),
      (x) => log(multiply(0.5, add(exp(x), exp(negative(x))))),
      (x) => log(exp(x).add(exp(x.neg()))).sub(Math.LN2),
      (x) => log(exp(x).add(exp(x.neg())).mul(0.5)),
      (x) => log(exp(x).div(2).add(exp(x.neg()).div(2))),
      (x) => log(add(exp(x), divide(1, exp(x))).div(2)),
      (x) =>
        log(exp(x.mul(2)).add(1))
          .sub(x)
          .sub(Math.LN2),
      (x) =>
        log(exp(x.mul(-2)).add(1))
          .add(x)
          .sub(Math.LN2),
      (x) => log(t.cosh(x).mul(2)).sub(Math.LN2),
      (x) => log(divide(1, t.cosh(x))).neg(),
      (x) => log(t.cosh(x.neg())),
    ],
  },
];
