/**
 * Differences beside 0 and 1, lengths, variances, roots and guards, each as people write it.
 */
import * as t from '@gradus/tensor';
import { vmap } from '@gradus/batching';
import { where } from '@gradus/control-flow';
import { jit } from '@gradus/jit';
import { asRow, first, type Family } from './family.js';

type Tensor = t.Tensor;

const {
  abs,
  add,
  array,
  cos,
  divide,
  exp,
  log,
  log1p,
  mean,
  multiply,
  negative,
  power,
  sin,
  sqrt,
  square,
  stack,
  subtract,
  sum,
} = t;

/** The first two elements. */
const pair = (x: Tensor): [Tensor, Tensor] => [x.slice(0), x.slice(1)];

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
    ],
  },
  {
    name: '1/(eˣ − 1)',
    sick: [1e-9, -9.999999999999999e17],
    healthy: [0.5, -3.917698089032764],
    spellings: [(x) => divide(1, exp(x).sub(1)), (x) => power(exp(x).sub(1), -1)],
  },
  {
    name: '1/log(1 − x)',
    sick: [1e-9, 9.999999999999999e17],
    healthy: [0.5, 4.1627379620112155],
    spellings: [
      (x) => divide(1, log(subtract(1, x))),
      (x) => divide(1, log(x.neg().add(1))),
      (x) => divide(1, log(x.sub(1).neg())),
    ],
  },
  {
    name: 'log(log(1 + x))',
    sick: [1e-9, 999999999.4999999],
    healthy: [0.5, 1.6442023082509545],
    spellings: [(x) => log(log(x.add(1))), (x) => log(log(add(1, x)))],
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
    ],
  },
  {
    name: '√(1 − cos x)',
    sick: [1e-6, 0.7071067811864591],
    healthy: [0.5, 0.6851245437674768],
    spellings: [(x) => sqrt(subtract(1, cos(x))), (x) => power(cos(x).neg().add(1), 0.5)],
  },
  {
    name: '1/(cos x − 1)',
    sick: [1e-6, 4e18],
    healthy: [0.5, 31.991499128896972],
    spellings: [(x) => divide(1, cos(x).sub(1)), (x) => divide(1, add(-1, cos(x)))],
  },
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
    ],
  },
  {
    name: '√(x² + 1)',
    dtype: 'float32',
    sick: [1e30, 1],
    healthy: [0.5, 0.4472135954999579],
    spellings: [(x) => sqrt(x.mul(x).add(1)), (x) => power(add(1, square(x)), 0.5)],
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
    ],
  },
  {
    name: '√x − √(x − 1)',
    sick: [1e9, -7.905694156350218e-15],
    healthy: [2.5, -0.09202052444702509],
    spellings: [(x) => sqrt(x).sub(sqrt(x.sub(1))), (x) => sqrt(x).sub(sqrt(x.add(-1)))],
  },
  {
    name: '√(x² + 1) − x',
    sick: [1e5, -4.999999999625e-11],
    healthy: [0.5, -0.552786404500042],
    spellings: [
      (x) => sqrt(x.mul(x).add(1)).sub(x),
      (x) => subtract(sqrt(add(1, square(x))), x),
      (x) => x.neg().add(sqrt(square(x).add(1))),
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
    ],
  },
];
