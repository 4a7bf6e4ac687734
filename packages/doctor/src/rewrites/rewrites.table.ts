/**
 * Expressions that lose digits, overflow or have no slope in floats, and what to write instead: the same
 * function of real numbers. Forms as in N. Higham, Accuracy and Stability of Numerical Algorithms, §1, and
 * W. Kahan, Branch cuts for complex elementary functions (1987). Special forms stand before general ones.
 */
import {
  add,
  arcsinh,
  arctanh,
  divide,
  equal,
  erfc,
  exp,
  expm1,
  log,
  log1p,
  mean,
  multiply,
  negative,
  select,
  sin,
  sqrt,
  square,
  subtract,
  sum,
  full,
  sigmoid,
  tanh,
  abs,
  less,
  type Tensor,
} from '@gradus/tensor';
import {
  hypot,
  log1mexp,
  logaddexp,
  logSigmoid,
  logsumexp,
  norm,
  sinc,
  softmax,
  softplus,
  xlog1py,
  xlogy,
} from '@gradus/numerics';
import type { Pattern } from './pattern.js';

/** What a rewrite is given: its variables, and the axes of the reduction in its pattern. */
export interface Operands {
  readonly z: Tensor;
  readonly a: Tensor;
  readonly b: Tensor;
  readonly axes: readonly number[];
}

/** An expression and its better form. */
export interface RewriteRule {
  readonly name: string;
  readonly pattern: Pattern;
  readonly instead: (operands: Operands) => Tensor;
  /** The better form as code, with the variables of the pattern in it. */
  readonly code: string;
  /** It is another function where a logarithm or a root has no value: offered when tried, never applied unasked. */
  readonly widens?: true;
  /** It also fits what a part of it was before that was rewritten. */
  readonly absorbs?: true;
}

const keepdims = { keepdims: true } as const;

/** All rewrites, in the order in which they are tried. */
export const REWRITES: readonly RewriteRule[] = [
  // logarithms of sums of exponentials
  rule('softplus', ['log1p', ['exp', 'z']], ({ z }) => softplus(z), 'softplus(z)'),
  rule('softplus', ['log', ['add', 1, ['exp', 'z']]], ({ z }) => softplus(z), 'softplus(z)'),
  rule(
    'log-cosh',
    ['log', ['cosh', 'z']],
    ({ z }) => subtract(logaddexp(z, negative(z)), Math.LN2),
    'subtract(logaddexp(z, negative(z)), Math.LN2)',
  ),
  rule(
    'logaddexp',
    ['log', ['add', ['exp', 'a'], ['exp', 'b']]],
    ({ a, b }) => logaddexp(a, b),
    'logaddexp(a, b)',
  ),
  rule(
    'logaddexp-constant',
    ['log', ['add', ['positive', 'a'], ['exp', 'z']]],
    ({ z, a }) => logaddexp(log(a), z),
    'logaddexp(log(a), z)',
  ),
  rule(
    'log-mean-of-two-exps',
    ['log', ['div', ['add', ['exp', 'a'], ['exp', 'z']], ['positive', 'b']]],
    ({ a, z, b }) => subtract(logaddexp(a, z), log(b)),
    'subtract(logaddexp(a, z), log(b))',
  ),
  rule(
    'log-mean-exp',
    ['log', ['div', ['reduceSum', ['exp', 'z']], ['positive', 'b']]],
    ({ z, b, axes }) => subtract(logsumexp(z, [...axes]), log(b)),
    'subtract(logsumexp(z, axes), log(b))',
  ),
  rule(
    'logsumexp-keepdims',
    ['log', ['reshape', ['reduceSum', ['exp', 'z']]]],
    ({ z, axes }) => logsumexp(z, [...axes], keepdims),
    'logsumexp(z, axes, { keepdims: true })',
  ),
  rule(
    'logsumexp',
    ['log', ['reduceSum', ['exp', 'z']]],
    ({ z, axes }) => logsumexp(z, [...axes]),
    'logsumexp(z, axes)',
  ),
  rule(
    'log-softmax',
    ['log', ['div', ['exp', 'z'], ['keep', ['reduceSum', ['exp', 'z']]]]],
    ({ z, axes }) => subtract(z, logsumexp(z, [...axes], keepdims)),
    'logSoftmax(z, axes)',
  ),
  rule(
    'softmax',
    ['div', ['exp', 'z'], ['keep', ['reduceSum', ['exp', 'z']]]],
    ({ z, axes }) => softmax(z, [...axes]),
    'softmax(z, axes)',
  ),
  rule('log-of-exp', ['log', ['exp', 'z']], ({ z }) => multiply(z, 1), 'z'),
  {
    ...rule(
      'log-of-product',
      ['log', ['reduceProd', 'z']],
      ({ z, axes }) => sum(log(z), [...axes]),
      'sum(log(z), axes)',
    ),
    widens: true,
  },
  // sigmoids written by hand
  rule(
    'sigmoid',
    ['div', ['exp', 'z'], ['add', 1, ['exp', 'z']]],
    ({ z }) => sigmoid(z),
    'sigmoid(z)',
  ),
  rule(
    'sigmoid',
    ['div', 1, ['add', 1, ['exp', ['neg', 'z']]]],
    ({ z }) => sigmoid(z),
    'sigmoid(z)',
  ),
  rule(
    'sigmoid',
    ['div', 1, ['add', 1, ['exp', 'z']]],
    ({ z }) => sigmoid(negative(z)),
    'sigmoid(negative(z))',
  ),
  rule('log-sigmoid', ['log', ['sigmoid', 'z']], ({ z }) => logSigmoid(z), 'logSigmoid(z)'),
  rule(
    'sigmoid-pair',
    ['sub', 1, ['sigmoid', 'z']],
    ({ z }) => sigmoid(negative(z)),
    'sigmoid(negative(z))',
  ),
  rule(
    'log-sigmoid',
    ['log1p', ['neg', ['sigmoid', 'z']]],
    ({ z }) => logSigmoid(negative(z)),
    'logSigmoid(negative(z))',
  ),
  rule(
    'tanh',
    [
      'div',
      ['sub', ['exp', 'z'], ['exp', ['neg', 'z']]],
      ['add', ['exp', 'z'], ['exp', ['neg', 'z']]],
    ],
    ({ z }) => tanh(z),
    'tanh(z)',
  ),
  rule(
    'sech-squared',
    ['sub', 1, ['square', ['tanh', 'z']]],
    ({ z }) => multiply(4, multiply(sigmoid(multiply(z, 2)), sigmoid(multiply(z, -2)))),
    'multiply(4, multiply(sigmoid(multiply(z, 2)), sigmoid(multiply(z, -2))))',
  ),
  // differences beside 0 and 1
  rule(
    'log1mexp',
    ['log', ['neg', ['expm1', 'z']]],
    ({ z }) => log1mexp(negative(z)),
    'log1mexp(negative(z))',
  ),
  rule(
    'log1mexp',
    ['log', ['sub', 1, ['exp', 'z']]],
    ({ z }) => log1mexp(negative(z)),
    'log1mexp(negative(z))',
  ),
  rule(
    'log1mexp',
    ['log1p', ['neg', ['exp', 'z']]],
    ({ z }) => log1mexp(negative(z)),
    'log1mexp(negative(z))',
  ),
  rule('expm1', ['sub', ['exp', 'z'], 1], ({ z }) => expm1(z), 'expm1(z)'),
  rule('expm1', ['sub', 1, ['exp', 'z']], ({ z }) => negative(expm1(z)), 'negative(expm1(z))'),
  {
    ...rule(
      'asinh',
      ['log', ['add', 'z', ['sqrt', ['add', ['square', 'z'], 1]]]],
      ({ z }) => arcsinh(z),
      'arcsinh(z)',
    ),
    absorbs: true,
  },
  rule(
    'atanh',
    ['log', ['div', ['add', 1, 'z'], ['sub', 1, 'z']]],
    ({ z }) => multiply(arctanh(z), 2),
    'multiply(arctanh(z), 2)',
  ),
  rule('log1p', ['log', ['add', 1, 'z']], ({ z }) => log1p(z), 'log1p(z)'),
  rule('log1p', ['log', ['sub', 1, 'z']], ({ z }) => log1p(negative(z)), 'log1p(negative(z))'),
  rule('erfc', ['sub', 1, ['erf', 'z']], ({ z }) => erfc(z), 'erfc(z)'),
  rule(
    'one-minus-cos',
    ['sub', 1, ['cos', 'z']],
    ({ z }) => multiply(square(sin(multiply(z, 0.5))), 2),
    'multiply(square(sin(multiply(z, 0.5))), 2)',
  ),
  rule(
    'cos-minus-one',
    ['sub', ['cos', 'z'], 1],
    ({ z }) => multiply(square(sin(multiply(z, 0.5))), -2),
    'multiply(square(sin(multiply(z, 0.5))), -2)',
  ),
  rule(
    'sinc',
    ['div', ['sin', 'z'], 'z'],
    ({ z }) => sinc(multiply(z, 1 / Math.PI)),
    'sinc(multiply(z, 1 / Math.PI))',
  ),
  rule(
    'difference-of-roots',
    ['sub', ['sqrt', ['add', 'b', 'a']], ['sqrt', 'b']],
    ({ a, b }) => divide(a, add(sqrt(add(b, a)), sqrt(b))),
    'divide(a, add(sqrt(add(b, a)), sqrt(b)))',
  ),
  rule(
    'difference-of-roots',
    ['sub', ['sqrt', 'b'], ['sqrt', ['sub', 'b', 'a']]],
    ({ a, b }) => divide(a, add(sqrt(b), sqrt(subtract(b, a)))),
    'divide(a, add(sqrt(b), sqrt(subtract(b, a))))',
  ),
  {
    ...rule(
      'difference-of-roots',
      ['sub', ['sqrt', ['add', 'a', ['square', 'b']]], 'b'],
      ({ a, b }) => divide(a, add(sqrt(add(a, square(b))), b)),
      'divide(a, add(sqrt(add(a, square(b))), b))',
    ),
    absorbs: true,
  },
  rule(
    'difference-of-roots',
    ['sub', ['sqrt', 'a'], ['sqrt', 'b']],
    ({ a, b }) => divide(subtract(a, b), add(sqrt(a), sqrt(b))),
    'divide(subtract(a, b), add(sqrt(a), sqrt(b)))',
  ),
  rule(
    'difference-of-squares',
    ['sub', ['square', 'a'], ['square', 'b']],
    ({ a, b }) => multiply(subtract(a, b), add(a, b)),
    'multiply(subtract(a, b), add(a, b))',
  ),
  rule('added-and-taken', ['sub', ['add', 'b', 'a'], 'b'], ({ a }) => multiply(a, 1), 'a'),
  rule('added-and-taken', ['sub', ['add', 'a', 'b'], 'b'], ({ a }) => multiply(a, 1), 'a'),
  rule(
    'two-pass-variance',
    [
      'sub',
      ['div', ['reduceSum', ['square', 'z']], 'b'],
      ['square', ['div', ['reduceSum', 'z'], 'b']],
    ],
    ({ z, axes }) => mean(square(subtract(z, mean(z, [...axes], keepdims))), [...axes]),
    'mean(square(subtract(z, mean(z, axes, { keepdims: true }))), axes)',
  ),
  // products that are 0 · ∞, quotients and roots that overflow
  rule(
    'xlogy-given',
    ['mul', ['given', 'a'], ['log', 'b']],
    ({ a, b }) => xlogy(a, select(equal(a, 0), full(b.shape, 1, { dtype: b.dtype }), b)),
    'xlogy(a, where(equal(a, 0), 1, b))',
  ),
  rule('xlogy', ['mul', 'a', ['log', 'b']], ({ a, b }) => xlogy(a, b), 'xlogy(a, b)'),
  rule('xlog1py', ['mul', 'a', ['log1p', 'b']], ({ a, b }) => xlog1py(a, b), 'xlog1py(a, b)'),
  rule(
    'quotient-of-exps',
    ['div', ['exp', 'a'], ['exp', 'b']],
    ({ a, b }) => exp(subtract(a, b)),
    'exp(subtract(a, b))',
  ),
  rule(
    'product-of-exps',
    ['mul', ['exp', 'a'], ['exp', 'b']],
    ({ a, b }) => exp(add(a, b)),
    'exp(add(a, b))',
  ),
  rule(
    'hypot',
    ['sqrt', ['add', ['square', 'a'], ['square', 'b']]],
    ({ a, b }) => hypot(a, b),
    'hypot(a, b)',
  ),
  rule(
    'hypot',
    ['sqrt', ['add', ['square', 'a'], ['positive', 'b']]],
    ({ a, b }) => hypot(a, sqrt(b)),
    'hypot(a, sqrt(b))',
  ),
  rule(
    'norm-keepdims',
    ['sqrt', ['reshape', ['reduceSum', ['square', 'z']]]],
    ({ z, axes }) => norm(z, { axis: [...axes], keepdims: true }),
    'norm(z, { axis: axes, keepdims: true })',
  ),
  rule(
    'norm',
    ['sqrt', ['reduceSum', ['square', 'z']]],
    ({ z, axes }) => norm(z, { axis: [...axes] }),
    'norm(z, { axis: axes })',
  ),
  rule(
    'square-of-norm',
    ['square', ['mul', ['sqrt', 'a'], 'b']],
    ({ a, b }) => multiply(a, square(b)),
    'multiply(a, square(b))',
  ),
  rule('root-of-square', ['sqrt', ['square', 'z']], ({ z }) => abs(z), 'abs(z)'),
  {
    ...rule(
      'square-of-root',
      ['square', ['sqrt', 'z']],
      ({ z }) => select(less(z, 0), full(z.shape, Number.NaN, { dtype: z.dtype }), z),
      'z',
    ),
    absorbs: true,
  },
];

function rule(
  name: string,
  pattern: Pattern,
  instead: RewriteRule['instead'],
  code: string,
): RewriteRule {
  return { name, pattern, instead, code };
}
