/**
 * Expressions that lose digits, overflow or have no slope in floats, and what to write instead: the same
 * function of real numbers. Forms as in N. Higham, Accuracy and Stability of Numerical Algorithms, §1, and
 * W. Kahan, Branch cuts for complex elementary functions (1987). Special forms stand before general ones.
 */
import {
  add,
  arccosh,
  arcsinh,
  arctan2,
  arctanh,
  clip,
  cos,
  divide,
  equal,
  erfc,
  exp,
  expm1,
  less,
  log,
  log1p,
  mean,
  multiply,
  negative,
  power,
  prod,
  select,
  sin,
  sinh,
  sqrt,
  square,
  subtract,
  sum,
  full,
  greater,
  sigmoid,
  tanh,
  abs,
  zerosLike,
  type Tensor,
} from '@gradus/tensor';
import {
  hypot,
  log1mexp,
  logaddexp,
  logNdtr,
  logSigmoid,
  logsumexp,
  ndtr,
  norm,
  sinc,
  softmax,
  softplus,
  xlog1py,
  xlogy,
} from '@gradus/numerics';
import { FORMS, rooted, type FormRule } from './forms.js';
import type { Pattern } from './pattern.js';
import { expm1Quotient, expm1QuotientCode, log1pQuotient, log1pQuotientCode } from './series.js';

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
  /** Its result is one function: what that is made of is not looked at. */
  readonly closed?: true;
  /** It also fits what a part of it was before that was rewritten. */
  readonly absorbs?: true;
}

const keepdims = { keepdims: true } as const;

/** All rewrites, in the order in which they are tried. */
export const REWRITES: readonly RewriteRule[] = [
  absorbing(
    'square-of-norm', // as `norm` computes it: relative to a power of two near the largest entry
    [
      'square',
      [
        'reduceSum',
        ['mul', ['sqrt', ['reshape', ['reduceSum', ['square', ['div', 'z', ['keep', 'a']]]]]], 'a'],
      ],
    ],
    ({ z, axes }) => sum(square(z), [...axes]),
    'sum(square(z), axes)',
  ),
  // hyperbolic functions and sigmoids written by hand
  absorbing(
    'tanh',
    [
      'div',
      ['sub', ['exp', 'z'], ['exp', ['neg', 'z']]],
      ['add', ['exp', 'z'], ['exp', ['neg', 'z']]],
    ],
    ({ z }) => tanh(z),
    'tanh(z)',
  ),
  absorbing(
    'tanh',
    ['div', ['sub', ['exp', 'z'], 1], ['add', ['exp', 'z'], 1]],
    ({ z }) => tanh(multiply(z, 0.5)),
    'tanh(multiply(z, 0.5))',
  ),
  absorbing(
    'tanh',
    ['div', ['sub', 1, ['exp', 'z']], ['add', ['exp', 'z'], 1]],
    ({ z }) => negative(tanh(multiply(z, 0.5))),
    'negative(tanh(multiply(z, 0.5)))',
  ),
  rule(
    'tanh',
    ['div', ['sinh', 'z'], ['add', ['exp', 'z'], ['exp', ['neg', 'z']]]],
    ({ z }) => multiply(0.5, tanh(z)),
    'multiply(0.5, tanh(z))',
  ),
  rule('tanh', ['div', ['sinh', 'z'], ['cosh', 'z']], ({ z }) => tanh(z), 'tanh(z)'),
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
  rule(
    'sigmoid',
    ['mul', ['exp', 'z'], ['sigmoid', ['neg', 'z']]],
    ({ z }) => sigmoid(z),
    'sigmoid(z)',
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
    ['sub', 1, ['mul', 2, ['sigmoid', 'z']]],
    ({ z }) => negative(tanh(multiply(z, 0.5))),
    'negative(tanh(multiply(z, 0.5)))',
  ),
  rule(
    'sigmoid-of-tanh',
    ['add', 1, ['tanh', 'z']],
    ({ z }) => multiply(2, sigmoid(multiply(z, 2))),
    'multiply(2, sigmoid(multiply(z, 2)))',
  ),
  rule(
    'sigmoid-of-tanh',
    ['sub', 1, ['tanh', 'z']],
    ({ z }) => multiply(2, sigmoid(multiply(z, -2))),
    'multiply(2, sigmoid(multiply(z, -2)))',
  ),
  rule(
    'sigmoid',
    ['div', ['exp', 'a'], ['add', ['exp', 'a'], ['exp', 'b']]],
    ({ a, b }) => sigmoid(subtract(a, b)),
    'sigmoid(subtract(a, b))',
  ),
  rule(
    'sech-squared',
    ['sub', 1, ['square', ['tanh', 'z']]],
    ({ z }) => multiply(4, multiply(sigmoid(multiply(z, 2)), sigmoid(multiply(z, -2)))),
    'multiply(4, multiply(sigmoid(multiply(z, 2)), sigmoid(multiply(z, -2))))',
  ),
  // logarithms of sums of exponentials
  rule('softplus', ['log1p', ['exp', 'z']], ({ z }) => softplus(z), 'softplus(z)'),
  rule('softplus', ['log', ['add', 1, ['exp', 'z']]], ({ z }) => softplus(z), 'softplus(z)'),
  rule(
    'log-cosh',
    ['log', ['cosh', 'z']],
    // Near 0 the two exponentials are equal, and their difference, the slope, has no digits.
    ({ z }) =>
      select(
        less(abs(z), 1),
        log1p(multiply(2, square(sinh(divide(clip(z, -1, 1), 2))))),
        subtract(logaddexp(z, negative(z)), Math.LN2),
      ),
    'where(less(abs(z), 1), log1p(multiply(2, square(sinh(divide(clip(z, -1, 1), 2))))), subtract(logaddexp(z, negative(z)), Math.LN2))',
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
  closed(
    'logsumexp-keepdims',
    ['log', ['reshape', ['reduceSum', ['exp', 'z']]]],
    ({ z, axes }) => logsumexp(z, [...axes], keepdims),
    'logsumexp(z, axes, { keepdims: true })',
  ),
  closed(
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
  closed(
    'softmax',
    ['div', ['exp', 'z'], ['keep', ['reduceSum', ['exp', 'z']]]],
    ({ z, axes }) => softmax(z, [...axes]),
    'softmax(z, axes)',
  ),
  rule('log-of-exp', ['log', ['exponential', 'z']], ({ z }) => multiply(z, 1), 'z'),
  rule(
    'log-of-square',
    ['log', ['square', 'z']],
    ({ z }) => multiply(2, log(abs(z))),
    'multiply(2, log(abs(z)))',
  ),
  offered(
    'log-of-product',
    ['log', ['reduceProd', 'z']],
    ({ z, axes }) => sum(log(z), [...axes]),
    'sum(log(z), axes)',
  ),
  offered(
    'log-of-product',
    ['log', ['abs', ['reduceProd', 'z']]],
    ({ z, axes }) => sum(log(abs(z)), [...axes]),
    'sum(log(abs(z)), axes)',
  ),
  offered(
    'log-of-product',
    ['log', ['mul', 'a', 'b']],
    ({ a, b }) => add(log(a), log(b)),
    'add(log(a), log(b))',
  ),
  offered(
    'log-of-quotient',
    ['log', ['div', 'a', 'b']],
    ({ a, b }) => subtract(log(a), log(b)),
    'subtract(log(a), log(b))',
  ),
  rule('power-of-log', ['exp', ['log', 'z']], ({ z }) => rooted(z), 'z'),
  absorbing(
    'power-of-log',
    ['exp', ['mul', ['constant', 'b'], ['log', 'z']]],
    ({ z, b }) => power(z, b),
    'power(z, b)',
  ),
  rule(
    'exp-of-log-and-more',
    ['exp', ['add', ['log', 'a'], 'b']],
    ({ a, b }) => multiply(rooted(a), exp(b)),
    'multiply(a, exp(b))',
  ),
  offered(
    'exp-of-sum-of-logs',
    ['exp', ['reduceSum', ['log', 'z']]],
    ({ z, axes }) => prod(z, [...axes]),
    'prod(z, axes)',
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
  absorbing(
    'asinh',
    ['log', ['add', 'z', ['sqrt', ['add', ['square', 'z'], 1]]]],
    ({ z }) => arcsinh(z),
    'arcsinh(z)',
  ),
  absorbing(
    'acosh',
    ['log', ['add', 'z', ['sqrt', ['mul', ['sub', 'z', 1], ['add', 'z', 1]]]]],
    ({ z }) => arccosh(z),
    'arccosh(z)',
  ),
  absorbing(
    'acosh',
    ['log', ['add', 'z', ['sqrt', ['sub', ['square', 'z'], 1]]]],
    ({ z }) => arccosh(z),
    'arccosh(z)',
  ),
  rule(
    'atanh',
    ['sub', ['log1p', 'z'], ['log1p', ['neg', 'z']]],
    ({ z }) => multiply(arctanh(z), 2),
    'multiply(arctanh(z), 2)',
  ),
  absorbing(
    'difference-of-logs',
    ['sub', ['log', ['add', 'b', ['positive', 'a']]], ['log', 'b']],
    ({ a, b }) => log1p(divide(a, b)),
    'log1p(divide(a, b))',
  ),
  rule(
    'difference-of-logs',
    ['sub', ['log1p', 'z'], ['log', 'z']],
    ({ z }) => log1p(divide(1, z)),
    'log1p(divide(1, z))',
  ),
  rule(
    'log-of-near-quotient',
    ['log', ['div', ['add', 'b', ['positive', 'a']], 'b']],
    ({ a, b }) => log1p(divide(a, b)),
    'log1p(divide(a, b))',
  ),
  rule(
    'log-of-near-quotient',
    ['log', ['div', 'b', ['add', 'b', ['positive', 'a']]]],
    ({ a, b }) => negative(log1p(divide(a, b))),
    'negative(log1p(divide(a, b)))',
  ),
  rule(
    'atanh',
    ['log', ['div', ['add', 1, 'z'], ['sub', 1, 'z']]],
    ({ z }) => multiply(arctanh(z), 2),
    'multiply(arctanh(z), 2)',
  ),
  rule('log1p', ['log', ['add', 1, 'z']], ({ z }) => log1p(z), 'log1p(z)'),
  rule('log1p', ['log', ['sub', 1, 'z']], ({ z }) => log1p(negative(z)), 'log1p(negative(z))'),
  rule('erfc', ['sub', 1, ['erf', 'z']], ({ z }) => erfc(z), 'erfc(z)'),
  rule('erfc', ['add', 1, ['erf', 'z']], ({ z }) => erfc(negative(z)), 'erfc(negative(z))'),
  rule('erfc', ['sub', 2, ['erfc', 'z']], ({ z }) => erfc(negative(z)), 'erfc(negative(z))'),
  rule('ndtr', ['sub', 1, ['ndtr', 'z']], ({ z }) => ndtr(negative(z)), 'ndtr(negative(z))'),
  rule(
    'log-ndtr',
    ['log1p', ['neg', ['ndtr', 'z']]],
    ({ z }) => logNdtr(negative(z)),
    'logNdtr(negative(z))',
  ),
  rule(
    'sinh',
    ['sub', ['exp', 'z'], ['exp', ['neg', 'z']]],
    ({ z }) => multiply(2, sinh(z)),
    'multiply(2, sinh(z))',
  ),
  rule(
    'exp-at-a-step',
    ['sub', ['exp', ['add', 'z', ['constant', 'b']]], ['exp', 'z']],
    ({ z, b }) => multiply(exp(z), expm1(b)),
    'multiply(exp(z), expm1(b))',
  ),
  rule(
    'sin-at-a-step',
    ['sub', ['sin', ['add', 'z', ['constant', 'b']]], ['sin', 'z']],
    ({ z, b }) => multiply(2, multiply(sin(multiply(b, 0.5)), cos(add(z, multiply(b, 0.5))))),
    'multiply(2, multiply(sin(multiply(b, 0.5)), cos(add(z, multiply(b, 0.5)))))',
  ),
  rule(
    'cos-at-a-step',
    ['sub', ['cos', ['add', 'z', ['constant', 'b']]], ['cos', 'z']],
    ({ z, b }) => multiply(-2, multiply(sin(multiply(b, 0.5)), sin(add(z, multiply(b, 0.5))))),
    'multiply(-2, multiply(sin(multiply(b, 0.5)), sin(add(z, multiply(b, 0.5)))))',
  ),
  rule(
    'difference-of-inverses',
    ['sub', ['div', 'a', 'z'], ['div', 'a', ['add', 'z', ['constant', 'b']]]],
    ({ z, a, b }) => divide(divide(multiply(a, b), z), add(z, b)),
    'divide(divide(multiply(a, b), z), add(z, b))',
  ),
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
    'sinc',
    ['div', ['sin', ['mul', ['constant', 'b'], 'z']], 'z'],
    ({ z, b }) => multiply(b, sinc(multiply(z, multiply(b, 1 / Math.PI)))),
    'multiply(b, sinc(multiply(z, multiply(b, 1 / Math.PI))))',
  ),
  // quotients that are 0/0 at 0
  rule(
    'expm1-quotient',
    ['div', ['expm1', 'z'], 'z'],
    ({ z }) => expm1Quotient(z),
    expm1QuotientCode('z'),
  ),
  rule(
    'expm1-quotient',
    ['div', ['expm1', ['mul', ['constant', 'b'], 'z']], 'z'],
    ({ z, b }) => multiply(b, expm1Quotient(multiply(z, b))),
    `multiply(b, ${expm1QuotientCode('multiply(z, b)')})`,
  ),
  rule(
    'expm1-quotient',
    ['div', 'z', ['expm1', 'z']],
    ({ z }) => divide(1, expm1Quotient(z)),
    `divide(1, ${expm1QuotientCode('z')})`,
  ),
  rule(
    'log1p-quotient',
    ['div', ['log1p', 'z'], 'z'],
    ({ z }) => log1pQuotient(z),
    log1pQuotientCode('z'),
  ),
  rule(
    'log1p-quotient',
    ['div', ['log1p', ['mul', ['constant', 'b'], 'z']], 'z'],
    ({ z, b }) => multiply(b, log1pQuotient(multiply(z, b))),
    `multiply(b, ${log1pQuotientCode('multiply(z, b)')})`,
  ),
  rule(
    'one-minus-square',
    ['sub', 1, ['square', 'z']],
    // Near 0 the slopes of both factors cancel.
    ({ z }) =>
      select(less(abs(z), 0.5), subtract(1, square(z)), multiply(subtract(1, z), add(1, z))),
    'where(less(abs(z), 0.5), subtract(1, square(z)), multiply(subtract(1, z), add(1, z)))',
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
  absorbing(
    'difference-of-roots',
    ['sub', ['sqrt', ['add', 'a', ['square', 'b']]], 'b'],
    ({ a, b }) => divide(a, add(sqrt(add(a, square(b))), b)),
    'divide(a, add(sqrt(add(a, square(b))), b))',
  ),
  rule(
    'difference-of-roots',
    ['sub', ['sqrt', 'a'], ['sqrt', 'b']],
    ({ a, b }) => divide(subtract(a, b), add(sqrt(a), sqrt(b))),
    'divide(subtract(a, b), add(sqrt(a), sqrt(b)))',
  ),
  rule(
    'difference-of-squares',
    ['sub', ['square', 'a'], ['square', 'b']],
    // Where one is much smaller, the slopes of both factors cancel for it.
    ({ a, b }) => {
      const plain = subtract(square(a), square(b));
      const isFar = greater(abs(plain), multiply(square(b), 0.5));
      return select(isFar, plain, multiply(subtract(a, b), add(a, b)));
    },
    'where(greater(abs(subtract(square(a), square(b))), multiply(square(b), 0.5)), subtract(square(a), square(b)), multiply(subtract(a, b), add(a, b)))',
  ),
  rule(
    'two-pass-variance',
    [
      'sub',
      ['div', ['reduceSum', ['square', 'z']], ['count', 'b']],
      ['square', ['div', ['reduceSum', 'z'], 'b']],
    ],
    ({ z, axes }) => mean(square(subtract(z, mean(z, [...axes], keepdims))), [...axes]),
    'mean(square(subtract(z, mean(z, axes, { keepdims: true }))), axes)',
  ),
  rule(
    'two-pass-sum-of-squares',
    [
      'sub',
      ['reduceSum', ['square', 'z']],
      ['mul', ['share', 'b'], ['square', ['reduceSum', 'z']]],
    ],
    ({ z, axes }) => sum(square(subtract(z, mean(z, [...axes], keepdims))), [...axes]),
    'sum(square(subtract(z, mean(z, axes, { keepdims: true }))), axes)',
  ),
  // products that are 0 · ∞, quotients and roots that overflow
  rule(
    'power-times-log',
    ['mul', ['pow', 'z', ['steep', 'b']], ['log', 'z']],
    ({ z, b }) => {
      const [none, one] = [equal(z, 0), full(z.shape, 1, { dtype: z.dtype })];
      return select(none, zerosLike(z), multiply(power(z, b), log(select(none, one, z))));
    },
    'where(equal(z, 0), 0, multiply(power(z, b), log(where(equal(z, 0), 1, z))))',
  ),
  rule(
    'power-times-log',
    ['mul', ['square', 'z'], ['log', ['abs', 'z']]],
    ({ z }) => {
      const [none, one] = [equal(z, 0), full(z.shape, 1, { dtype: z.dtype })];
      return select(none, zerosLike(z), multiply(square(z), log(abs(select(none, one, z)))));
    },
    'where(equal(z, 0), 0, multiply(square(z), log(abs(where(equal(z, 0), 1, z)))))',
  ),
  closed(
    'xlogy-given',
    ['mul', ['given', 'a'], ['log', ['div', 'z', 'b']]],
    ({ a, z, b }) => {
      const [none, one] = [equal(a, 0), full(b.shape, 1, { dtype: b.dtype })];
      return xlogy(a, divide(select(none, one, z), select(none, one, b)));
    },
    'xlogy(a, divide(where(equal(a, 0), 1, z), where(equal(a, 0), 1, b)))',
  ),
  closed(
    'xlogy-given',
    ['mul', ['given', 'a'], ['sub', ['log', 'z'], ['log', 'b']]],
    ({ a, z, b }) => {
      const [none, one] = [equal(a, 0), full(b.shape, 1, { dtype: b.dtype })];
      return multiply(a, subtract(log(select(none, one, z)), log(select(none, one, b))));
    },
    'multiply(a, subtract(log(where(equal(a, 0), 1, z)), log(where(equal(a, 0), 1, b))))',
  ),
  closed(
    'xlogy-given',
    ['mul', ['given', 'a'], ['sub', ['given', 'z'], ['log', 'b']]],
    ({ a, z, b }) => {
      const [none, one] = [equal(a, 0), full(b.shape, 1, { dtype: b.dtype })];
      return multiply(a, subtract(select(none, zerosLike(z), z), log(select(none, one, b))));
    },
    'multiply(a, subtract(where(equal(a, 0), 0, z), log(where(equal(a, 0), 1, b))))',
  ),
  closed(
    'xlogy-given',
    ['mul', ['given', 'a'], ['sub', ['log', 'b'], ['given', 'z']]],
    ({ a, z, b }) => {
      const [none, one] = [equal(a, 0), full(b.shape, 1, { dtype: b.dtype })];
      return multiply(a, subtract(log(select(none, one, b)), select(none, zerosLike(z), z)));
    },
    'multiply(a, subtract(log(where(equal(a, 0), 1, b)), where(equal(a, 0), 0, z)))',
  ),
  closed(
    'xlogy-given',
    ['mul', ['given', 'a'], ['log', 'b']],
    ({ a, b }) => xlogy(a, select(equal(a, 0), full(b.shape, 1, { dtype: b.dtype }), b)),
    'xlogy(a, where(equal(a, 0), 1, b))',
  ),
  rule('xlogy', ['mul', ['changing', 'a'], ['log', 'b']], ({ a, b }) => xlogy(a, b), 'xlogy(a, b)'),
  rule(
    'xlog1py',
    ['mul', ['changing', 'a'], ['log1p', 'b']],
    ({ a, b }) => xlog1py(a, b),
    'xlog1py(a, b)',
  ),
  rule(
    'quotient-of-exps',
    ['div', ['exp', 'a'], ['exp', 'b']],
    ({ a, b }) => exp(subtract(a, b)),
    'exp(subtract(a, b))',
  ),
  rule(
    'quotient-of-exps',
    ['div', ['exp', 'a'], ['exponential', 'b']],
    ({ a, b }) => exp(subtract(a, b)),
    'exp(subtract(a, b))',
  ),
  offered(
    'quotient-of-exps',
    ['div', ['exponential', 'a'], ['exponential', 'b']],
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
    'product-of-exps',
    ['reduceProd', ['exp', 'z']],
    ({ z, axes }) => exp(sum(z, [...axes])),
    'exp(sum(z, axes))',
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
  // an angle of −90° to 90°, while that of arctan2 goes on to 180° where b < 0; at b = −0, in the jump, they differ in sign
  rule(
    'arctan2',
    ['atan', ['div', 'a', ['positive', 'b']]],
    ({ a, b }) => arctan2(a, b),
    'arctan2(a, b)',
  ),
  rule(
    'arctan2',
    ['atan', ['div', 'a', 'b']],
    ({ a, b }) => {
      const turned = less(b, 0);
      return arctan2(select(turned, negative(a), a), select(turned, negative(b), b));
    },
    'arctan2(where(less(b, 0), negative(a), a), where(less(b, 0), negative(b), b))',
  ),
  closed(
    'norm-keepdims',
    ['sqrt', ['reshape', ['reduceSum', ['square', 'z']]]],
    ({ z, axes }) => norm(z, { axis: [...axes], keepdims: true }),
    'norm(z, { axis: axes, keepdims: true })',
  ),
  closed(
    'norm',
    ['sqrt', ['reduceSum', ['square', 'z']]],
    ({ z, axes }) => norm(z, { axis: [...axes] }),
    'norm(z, { axis: axes })',
  ),
  rule('root-of-square', ['sqrt', ['square', 'z']], ({ z }) => abs(z), 'abs(z)'),
];

/** A rewrite that looks at the operands of an expression, or at the whole of it. */
export type Rule = RewriteRule | FormRule;

/** All of them. */
export const RULES: readonly Rule[] = [...REWRITES, ...FORMS];

/** Those that are another function where there was none: they are not applied unasked. */
export const WIDENING: ReadonlySet<Rule> = new Set(RULES.filter((each) => 'widens' in each));

/** A rule that is another function where a logarithm or a root has no value. */
function offered(...given: Parameters<typeof rule>): RewriteRule {
  return { ...rule(...given), widens: true };
}

/** A rule whose result is one function. */
function closed(...given: Parameters<typeof rule>): RewriteRule {
  return { ...rule(...given), closed: true };
}

/** A rule that also fits what parts of it were before. */
function absorbing(...given: Parameters<typeof rule>): RewriteRule {
  return { ...rule(...given), absorbs: true };
}

function rule(
  name: string,
  pattern: Pattern,
  instead: RewriteRule['instead'],
  code: string,
): RewriteRule {
  return { name, pattern, instead, code };
}
