/**
 * The error function, its complement and its slope. Up to abs x = 1, erf x = x + x·P(x²); from there on
 * 1 − exp(−x²)·T(1 / (abs x + 2)), of which the second part is small: so it may be a little wrong (J. Cody,
 * "Rational Chebyshev approximations for the error function", 1969; polynomials: tools/oracle/formulas.py).
 * The slope 2/√π·exp(−x²) feels what rounding x² takes, x² times as much: in float64 that is put back.
 */
import { COMPLEMENT, ERROR, ERROR_TAIL } from './coefficients.table.js';
import { exponential, reduced, scaled } from './exponential.js';
import {
  abs,
  add,
  atMost,
  copySign,
  div,
  less,
  mul,
  neg,
  select,
  sub,
  type Write,
} from './formula.js';
import { lostOf } from './twoParts.js';

/** From here on erf x rounds to 1. */
const ONE = { float32: 4, float64: 6 } as const;

const erf: Write = (w, x) => {
  const a = w.let(atMost(abs(x), ONE[w.accuracy]));
  const z = w.let(mul(a, a));
  const near = w.let(add(a, mul(a, w.polynomial(z, ERROR[w.accuracy]))));
  const e = w.let(exponential(reduced(w, w.let(neg(z)), { falling: true })));
  const t = w.let(div(1, add(a, 2)));
  const far = sub(1, mul(e, w.polynomial(t, ERROR_TAIL[w.accuracy])));
  return copySign(w.let(select(less(a, 1), near, far)), x);
};

/** From here on erfc x is 0 in float32. */
const NOTHING = 10.5;

/** The complement, in float32 alone: up to x = 1 there are digits to spare, from there on it is the tail. */
const erfc: Write = (w, x) => {
  const a = w.let(atMost(abs(x), NOTHING));
  const z = w.let(mul(a, a));
  const near = w.let(add(a, mul(a, w.polynomial(z, ERROR[w.accuracy]))));
  const e = w.let(exponential(reduced(w, w.let(neg(z)), { falling: true })));
  const t = w.let(div(1, add(a, 2)));
  const far = w.let(mul(e, w.polynomial(t, COMPLEMENT.float32)));
  const size = w.let(select(less(a, 1), sub(1, near), far));
  return select(less(x, 0), sub(2, size), size);
};

/** 2/√π. */
const FACTOR = 2 / Math.sqrt(Math.PI);
/** From here on the slope is 0. */
const FLAT = { float32: 10.5, float64: 27.35 } as const;

const erfSlope: Write = (w, x) => {
  const a = w.let(atMost(abs(x), FLAT[w.accuracy]));
  const square = w.let(mul(a, a));
  const parts = reduced(w, w.let(neg(square)), { falling: true });
  if (w.spare) return exponential(parts, FACTOR);
  const lost = lostOf(w, [a, a], square);
  return scaled(mul(mul(add(parts.small, 1), FACTOR), sub(1, lost)), parts.powers);
};

export { erf, erfc, erfSlope };
