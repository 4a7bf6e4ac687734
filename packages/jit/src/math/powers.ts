/**
 * xʸ and its slopes in float32, computed as exp(y·log abs x) in double precision, which leaves digits to spare;
 * the sign of a negative base is that of the parity of y, and a fractional power of one is NaN. Zeros,
 * infinities and NaN go by conventions: there the host is asked. In float64 the logarithm would need more digits than
 * a double has, so there the host is asked always.
 */
import type { Expression } from '../loops/loop.js';
import { power, reduced } from './exponential.js';
import {
  abs,
  atLeast,
  atMost,
  both,
  equal,
  floor,
  less,
  mul,
  neg,
  not,
  select,
  sub,
  type FormulaWriter,
  type Write,
} from './formula.js';
import { logarithm } from './logarithm.js';

/** Beyond these eˣ is 0 or ∞ in float32, whatever float32 it is multiplied by. */
const RANGE = 700;

function exponential(w: FormulaWriter, x: Expression): Expression {
  return w.let(power(w, reduced(w, w.let(atMost(atLeast(x, -RANGE), RANGE)))));
}

/** 1 or −1, as (−1)ʸ is for a base below zero; NaN where y is no whole number. */
function signOf(w: FormulaWriter, x: Expression, y: Expression): Expression {
  const half = w.let(mul(y, 0.5));
  const parity = w.let(select(less(floor(half), half), w.constant(-1), w.constant(1)));
  const below = select(equal(floor(y), y), parity, w.constant(NaN));
  return select(less(x, 0), below, w.constant(1));
}

/** The formula where base and exponent are finite and the base is not zero, else the host. */
function orHost(
  w: FormulaWriter,
  [x, y]: readonly [Expression, Expression],
  write: (log: Expression) => Expression,
): Expression {
  const a = w.let(abs(x));
  const fine = both(both(less(0, a), less(a, Infinity)), less(abs(y), Infinity));
  const value = w.let(write(w.let(logarithm(w, a, 0))));
  return w.unless(fine, value, { f: w.host, args: [x, y] });
}

const pow: Write = (w, x, y) =>
  orHost(w, [x, y], (log) => mul(exponential(w, mul(y, log)), signOf(w, x, y)));

const baseSlope: Write = (w, x, y) =>
  orHost(w, [x, y], (log) => {
    const size = exponential(w, sub(mul(y, log), log));
    const sign = w.let(signOf(w, x, y));
    return mul(size, select(less(x, 0), neg(mul(y, sign)), y));
  });

const exponentSlope: Write = (w, x, y) =>
  orHost(w, [x, y], (log) => {
    const value = mul(exponential(w, mul(y, log)), log);
    return select(not(less(x, 0)), value, w.constant(NaN));
  });

/** Powers and their slopes, by name. */
export const powers: Readonly<Record<'pow' | 'baseSlope' | 'exponentSlope', Write>> = {
  pow,
  baseSlope,
  exponentSlope,
};
