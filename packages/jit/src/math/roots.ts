/**
 * The cube root in float32 and its slope, by exp(log(abs x) / 3) in double precision, which leaves digits to
 * spare. Zeros, infinities and NaN are as they are.
 */
import type { Expression } from '../loops/loop.js';
import { power, reduced } from './exponential.js';
import {
  abs,
  both,
  copySign,
  div,
  equal,
  less,
  mul,
  select,
  type FormulaWriter,
  type Write,
} from './formula.js';
import { logarithm } from './logarithm.js';

/** The cube root of a number of at least 0. */
function rootOf(w: FormulaWriter, x: Expression): Expression {
  const third = w.let(mul(logarithm(w, x, 0), 1 / 3));
  const root = w.let(power(w, reduced(w, third)));
  return w.let(select(both(less(0, x), less(x, Infinity)), root, x));
}

const cbrt: Write = (w, x) => copySign(rootOf(w, w.let(abs(x))), x);

const cbrtSlope: Write = (w, x) => {
  const root = rootOf(w, w.let(abs(x)));
  return select(equal(x, 0), w.constant(Infinity), div(1 / 3, mul(root, root)));
};

/** The cube root and its slope, by name. */
export const roots: Readonly<Record<'cbrt' | 'cbrtSlope', Write>> = { cbrt, cbrtSlope };
