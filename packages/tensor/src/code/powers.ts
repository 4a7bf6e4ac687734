/**
 * xʸ and its slopes, computed as exp(y·log abs x); the sign of a negative base is that of the parity of y, and a
 * fractional power of one is NaN. An error of the exponent is one of the result as many times as large as the
 * exponent is, which may be 745: so logarithm and product need ten bits more than the result has. Double
 * precision has them for float32; in float64 both are in two parts (`twoParts.ts`). Zeros, infinities, NaN and
 * subnormal bases go by conventions or have fewer digits: there the host is asked, and for slopes in float64
 * where a step on the way could leave the range of doubles.
 */
import type { Expression } from './loop.js';
import { exponential, reduced } from './exponential.js';
import {
  abs,
  add,
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
import { logarithmOf, timesOf, type TwoParts } from './twoParts.js';

/** Beyond these eˣ is 0 or ∞ in float32, whatever float32 it is multiplied by; in float64, at all. */
const RANGE = { float32: [-700, 700], float64: [-746, 710] } as const;
/** With exponents below that nothing leaves the range of doubles on the way to a slope. */
const SAFE = 690;
/** A larger y makes of every x but 1 what this one makes of it. */
const LARGE = 2 ** 64;
/** The least normal number. */
const NORMAL = 2 ** -1022;

/** 1 or −1, as (−1)ʸ is for a base below zero; NaN where y is no whole number. */
function signOf(w: FormulaWriter, x: Expression, y: Expression): Expression {
  const half = w.let(mul(y, 0.5));
  const parity = w.let(select(less(floor(half), half), w.constant(-1), w.constant(1)));
  const below = select(equal(floor(y), y), parity, w.constant(NaN));
  return select(less(x, 0), below, w.constant(1));
}

/** The logarithm of the size of the base; one part where there are digits to spare. */
type Logarithm = TwoParts | readonly [Expression];

/** log a times y, or times y − 1. */
function exponentOf(w: FormulaWriter, log: Logarithm, y: Expression, isLess1: boolean): Logarithm {
  const [high, low] = log;
  if (low === undefined) {
    const exponent = mul(y, high);
    return [w.let(isLess1 ? sub(exponent, high) : exponent)];
  }
  const bounded = w.let(atMost(atLeast(y, -LARGE), LARGE));
  if (!isLess1) return timesOf(w, [high, low], bounded);
  const factor = w.let(sub(bounded, 1));
  const step = w.let(sub(factor, bounded));
  const lost = add(sub(bounded, sub(factor, step)), sub(-1, step));
  const [first, second] = timesOf(w, [high, low], factor);
  return [first, w.let(add(second, mul(high, lost)))];
}

/** e to a number of one or two parts; where the second is not tiny the first is out of range. */
function powerOf(w: FormulaWriter, [high, low]: Logarithm): Expression {
  const [least, most] = RANGE[w.accuracy];
  const x = w.let(atMost(atLeast(high, least), most));
  const more = low === undefined ? undefined : w.let(atMost(atLeast(low, -1e-9), 1e-9));
  return w.let(exponential(reduced(w, x, { more })));
}

/** The formula of log and exponent where base and exponent are fine, else the host. */
function orHost(
  w: FormulaWriter,
  [x, y]: readonly [Expression, Expression],
  of: 'value' | 'baseSlope' | 'exponentSlope',
  write: (size: Expression, log: Expression) => Expression,
): Expression {
  const a = w.let(abs(x));
  const log = w.spare ? ([w.let(logarithm(w, a, 0))] as const) : logarithmOf(w, a);
  const exponent = exponentOf(w, log, y, of === 'baseSlope');
  const base = both(w.spare ? less(0, a) : not(less(a, NORMAL)), less(a, Infinity));
  const fine = both(base, less(abs(y), Infinity));
  const isSafe = w.spare || of === 'value' ? fine : both(fine, less(abs(exponent[0]), SAFE));
  const value = w.let(write(powerOf(w, exponent), log[0]));
  return w.unless(isSafe, value, { f: w.host, args: [x, y] });
}

const pow: Write = (w, x, y) => orHost(w, [x, y], 'value', (size) => mul(size, signOf(w, x, y)));

const baseSlope: Write = (w, x, y) =>
  orHost(w, [x, y], 'baseSlope', (size) => {
    const sign = w.let(signOf(w, x, y));
    return mul(size, select(less(x, 0), neg(mul(y, sign)), y));
  });

const exponentSlope: Write = (w, x, y) =>
  orHost(w, [x, y], 'exponentSlope', (size, log) =>
    select(not(less(x, 0)), mul(size, log), w.constant(NaN)),
  );

export { pow, baseSlope, exponentSlope };
