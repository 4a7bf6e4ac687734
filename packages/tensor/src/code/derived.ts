/**
 * Functions that are a few operations on others. In double precision, for results in float32, the operations
 * lose nothing that is seen; softplus and logSigmoid, which add numbers of one sign, do so in float64 as well.
 *
 * | function      | formula                                             |
 * |---------------|-----------------------------------------------------|
 * | softplus      | max(x, 0) + log1p(exp(−abs x))                      |
 * | logSigmoid    | −softplus(−x)                                       |
 * | exp2          | exp(x·log 2)                                        |
 * | log2, log10   | log x / log 2, log x / log 10                       |
 * | sinh          | (t + t / (t + 1)) / 2, t = expm1(abs x)             |
 * | cosh          | (e + 1 / e) / 2, e = exp(abs x)                     |
 * | asinh         | log1p(a + a² / (1 + √(a² + 1))), a = abs x          |
 * | acosh         | log1p(t + √(2t + t²)), t = x − 1                    |
 * | atanh         | log1p(2a / (1 − a)) / 2, a = abs x                  |
 */
import type { Expression } from './loop.js';
import { DIFFERENCE } from './coefficients.table.js';
import { exp, exponential, fallingExp, reduced } from './exponential.js';
import {
  abs,
  add,
  atLeast,
  atMost,
  copySign,
  div,
  less,
  mul,
  neg,
  select,
  sqrt,
  sub,
  type Write,
} from './formula.js';
import { log, log1p } from './logarithm.js';

const softplus: Write = (w, x) => {
  const e = w.let(fallingExp(w, w.let(neg(abs(x)))));
  return add(atLeast(x, 0), log1p(w, e));
};

const logSigmoid: Write = (w, x) => neg(softplus(w, w.let(neg(x))));

const exp2: Write = (w, x) => exp(w, w.let(mul(x, Math.LN2)));

const log2: Write = (w, x) => mul(log(w, x), Math.LOG2E);

const log10: Write = (w, x) => mul(log(w, x), Math.LOG10E);

/** Beyond this sinh and cosh are ∞ in float32. */
const LARGE = 95;

const sinh: Write = (w, x) => {
  const size = w.let(atMost(abs(x), LARGE));
  const { small, powers } = reduced(w, size, { series: DIFFERENCE });
  const factor = w.let(powers[0]!);
  const t = w.let(add(mul(small, factor), sub(factor, 1)));
  return copySign(mul(add(t, div(t, add(t, 1))), 0.5), x);
};

const cosh: Write = (w, x) => {
  const e = w.let(exponential(reduced(w, w.let(atMost(abs(x), LARGE)))));
  return mul(add(e, div(1, e)), 0.5);
};

const asinh: Write = (w, x) => {
  const a = w.let(abs(x));
  const square = w.let(mul(a, a));
  const rest = w.let(add(a, div(square, add(sqrt(add(square, 1)), 1))));
  return copySign(w.let(upTo(Infinity, a, log1p(w, rest))), x);
};

const acosh: Write = (w, x) => {
  const t = w.let(sub(x, 1));
  const rest = w.let(add(t, sqrt(mul(t, add(t, 2)))));
  const value = w.let(log1p(w, rest));
  return select(less(x, 1), w.constant(NaN), value);
};

const atanh: Write = (w, x) => {
  const a = w.let(abs(x));
  const rest = w.let(div(mul(a, 2), sub(1, a)));
  return copySign(w.let(mul(log1p(w, rest), 0.5)), x);
};

/** A value below a limit, and the operand itself from there on, and where it is NaN. */
function upTo(limit: number, x: Expression, value: Expression): Expression {
  return select(less(x, limit), value, x);
}

export { softplus, logSigmoid, exp2, log2, log10, sinh, cosh, asinh, acosh, atanh };
