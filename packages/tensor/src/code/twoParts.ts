/**
 * Numbers as sums of two doubles, the second of which is what rounding the first has lost: where 53 bits are
 * not enough. Products are exact in two parts (T. J. Dekker, "A floating-point technique for extending the
 * available precision", 1971). The logarithm is wrong by some 2⁻⁶² of itself: x = 2ᵉ·m, and m is near one of
 * four numbers c, so that s = (m − c)/(m + c) is below 0.046 and log m = log c + 2s + 2s³/3 + …, of which only
 * the first two need both parts.
 */
import { cast } from './expression.js';
import type { Expression } from './loop.js';
import { LN2, NEAR } from './coefficients.table.js';
import {
  add,
  div,
  exponent,
  less,
  mantissa,
  mul,
  select,
  sub,
  type FormulaWriter,
} from './formula.js';

/** A sum of two doubles, the larger one first. */
export type TwoParts = readonly [high: Expression, low: Expression];

/** A double as a sum of two with 26 bits each. */
function halves(w: FormulaWriter, x: Expression): TwoParts {
  const upper = w.let(mul(x, 2 ** 27 + 1));
  const high = w.let(sub(upper, sub(upper, x)));
  return [high, w.let(sub(x, high))];
}

/**
 * What rounding a product has lost.
 *
 * @param w - a formula of float64
 * @param factors - two numbers whose size is below 2⁹⁹⁶
 * @param product - their product, rounded
 * @returns their product less that
 */
export function lostOf(w: FormulaWriter, [x, y]: TwoParts, product: Expression): Expression {
  const [a, b] = halves(w, x);
  const [c, d] = x === y ? [a, b] : halves(w, y);
  return w.let(add(add(add(sub(mul(a, c), product), mul(a, d)), mul(b, c)), mul(b, d)));
}

/**
 * A sum in two parts times a number.
 *
 * @param w - a formula of float64
 * @param sum - the sum
 * @param factor - the number
 * @returns the product
 */
export function timesOf(w: FormulaWriter, [high, low]: TwoParts, factor: Expression): TwoParts {
  const product = w.let(mul(high, factor));
  return [product, w.let(add(lostOf(w, [high, factor], product), mul(low, factor)))];
}

/** 2/3, 2/5, …: of s³, s⁵, … */
const SERIES = [3, 5, 7, 9, 11, 13].map((n) => 2 / n);
/** Between the numbers of the table. */
const BETWEEN = [2 ** -0.125, 2 ** 0.125, 2 ** 0.375];

/**
 * log x in two parts.
 *
 * @param w - a formula of float64
 * @param x - a positive normal number
 * @returns the logarithm
 */
export function logarithmOf(w: FormulaWriter, x: Expression): TwoParts {
  const whole = w.let(mantissa(x));
  const large = w.let(less(2 ** 0.625, whole));
  const e = w.let(add(exponent(x), cast(large, w.dtype)));
  const m = w.let(select(large, mul(whole, 0.5), whole));
  const below = BETWEEN.map((limit) => w.let(less(m, limit)));
  const nearest = (part: 0 | 1 | 2): Expression =>
    below.reduceRight<Expression>(
      (above, isBelow, i) => w.let(select(isBelow, NEAR[i]![part], above)),
      w.constant(NEAR[3][part]),
    );
  const c = nearest(0);
  const [n, d] = [w.let(sub(m, c)), w.let(add(m, c))];
  const lost = sub(m, sub(d, c));
  const over = w.let(div(1, d));
  const s = w.let(mul(n, over));
  const product = w.let(mul(s, d));
  const rest = sub(sub(sub(n, product), lostOf(w, [s, d], product)), mul(s, lost));
  const z = w.let(mul(s, s));
  const tail = mul(mul(s, z), w.polynomial(z, SERIES));
  const twice = w.let(mul(s, 2));
  const start = w.let(add(mul(e, LN2.float64[0]), nearest(1)));
  const sum = w.let(add(start, twice));
  const end = add(mul(e, LN2.float64[1]), nearest(2));
  const correction = mul(mul(rest, over), mul(add(z, 1), 2));
  const small = w.let(add(tail, add(add(sub(twice, sub(sum, start)), end), correction)));
  const high = w.let(add(sum, small));
  return [high, w.let(sub(small, sub(high, sum)))];
}
