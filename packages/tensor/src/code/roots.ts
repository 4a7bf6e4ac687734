/**
 * The cube root and its slope, by exp(log(abs x) / 3) in double precision, which leaves digits to spare for
 * float32. In float64 it is wrong by some hundred ulp, and a step of Newton's method t + (x/t² − t)/3 leaves one.
 * Zeros, infinities and NaN are as they are.
 */
import type { Expression } from './loop.js';
import { exponential, reduced } from './exponential.js';
import {
  abs,
  add,
  both,
  copySign,
  div,
  equal,
  less,
  mul,
  select,
  sub,
  type FormulaWriter,
  type Write,
} from './formula.js';
import { logarithm } from './logarithm.js';

/** What makes every number normal, and its cube root. */
const [LIFT, ROOT] = [2 ** 54, 2 ** 18];

/** The cube root of a number of at least 0. */
function rootOf(w: FormulaWriter, x: Expression): Expression {
  const root = w.let(w.spare ? estimate(w, x) : refined(w, x));
  return w.let(select(both(less(0, x), less(x, Infinity)), root, x));
}

/** The cube root of a normal number. */
function estimate(w: FormulaWriter, x: Expression): Expression {
  const third = w.let(mul(logarithm(w, x, 0), 1 / 3));
  return w.let(exponential(reduced(w, third)));
}

/** The same to the last digit, of any positive number. */
function refined(w: FormulaWriter, x: Expression): Expression {
  const tiny = w.let(less(x, 2 ** -1022));
  const normal = w.let(select(tiny, mul(x, LIFT), x));
  const near = estimate(w, normal);
  const step = mul(sub(div(normal, mul(near, near)), near), 1 / 3);
  return mul(add(near, step), select(tiny, w.constant(1 / ROOT), w.constant(1)));
}

const cbrt: Write = (w, x) => copySign(rootOf(w, w.let(abs(x))), x);

const cbrtSlope: Write = (w, x) => {
  const root = rootOf(w, w.let(abs(x)));
  return select(equal(x, 0), w.constant(Infinity), div(1 / 3, mul(root, root)));
};

export { cbrt, cbrtSlope };
