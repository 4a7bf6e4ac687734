/**
 * The expressions that lose their gradient, each as people write it: functions and methods, either order of the operands, a
 * difference or a sum with a negative, with and without axes, inside of a larger loss. The gradients are mpmath's, with 80
 * digits, differences over 10⁻³⁰ of the input.
 */
import * as t from '@gradus/tensor';
import { vmap } from '@gradus/batching';
import { where } from '@gradus/control-flow';
import { jit } from '@gradus/jit';
import { softmax } from '@gradus/numerics';

type Tensor = t.Tensor;
type F = (x: Tensor) => Tensor;
type Numbers = number | readonly number[];

/** Spellings of one function, with an input where it fails and one where it does not, and the gradients there. */
export interface Family {
  readonly name: string;
  readonly sick: readonly [at: Numbers, gradient: Numbers];
  readonly healthy: readonly [at: Numbers, gradient: Numbers];
  readonly spellings: readonly F[];
  /** float64 when left out. */
  readonly dtype?: 'float32';
}

const { abs, add, array, cos, divide, exp, log, log1p, mean, multiply, negative, power, sigmoid } =
  t;
const { sin, sqrt, square, stack, subtract, sum } = t;

/** Sums over the rows of [x], so that an axis can be named. */
const asRow =
  (f: (row: Tensor) => Tensor): F =>
  (x) =>
    sum(f(x.reshape([1, x.size])));
const first = (x: Tensor): Tensor => x.slice(0);
/** The first two elements. */
const pair = (x: Tensor): [Tensor, Tensor] => [x.slice(0), x.slice(1)];

/** All families. */
export const families: readonly Family[] = [
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
    sick: [1e-9, -999999999999999999],
    healthy: [0.5, -3.917698089032764],
    spellings: [(x) => divide(1, exp(x).sub(1)), (x) => power(exp(x).sub(1), -1)],
  },
  {
    name: '1/log(1 − x)',
    sick: [1e-9, 999999999999999999],
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
    sick: [1e-6, 4000000000000000500],
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
