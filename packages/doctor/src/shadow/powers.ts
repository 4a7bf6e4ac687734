/**
 * Roots and powers of reals, right to the digits that are asked at the moment.
 */
import { shifted } from './binary.js';
import { bitsAt, exp, ln, pi, toReal } from './elementary.js';
import * as fixed from './fixed.js';
import { twoTo } from './powersOfTwo.js';
import { ONE, Real, TWO, withDigits, ZERO } from './real.js';

const NAN: Real = new Real(Number.NaN);
const INFINITY: Real = new Real(Infinity);

/**
 * √x.
 *
 * @param x - any real
 * @returns a real; NaN below 0
 */
export function sqrt(x: Real): Real {
  if (x.isZero() || x.isNaN()) return x;
  if (x.isNegative()) return NAN;
  if (!x.isFinite()) return INFINITY;
  const half = Math.floor(x.magnitude() / 2);
  const bits = bitsAt(1);
  const value = shifted(x.mantissa, x.exponent - 2 * half + 2 * bits);
  return toReal(fixed.integerRoot(value), bits, half);
}

/**
 * A root that is asked for again and again.
 *
 * @param radicand - what it is the root of, to the digits of the moment
 * @returns the root, computed when other digits are asked for than before
 */
function constantRoot(radicand: () => Real): () => Real {
  let [known, digits] = [ZERO, 0];
  return () => {
    if (digits !== Real.precision) [known, digits] = [sqrt(radicand()), Real.precision];
    return known;
  };
}

/** √2, √π and √(2π). */
export const rootOf2: () => Real = /* @__PURE__ */ constantRoot(() => TWO);
export const rootOfPi: () => Real = /* @__PURE__ */ constantRoot(pi);
export const rootOf2Pi: () => Real = /* @__PURE__ */ constantRoot(() => pi().times(2));

/**
 * ∛x.
 *
 * @param x - any real
 * @returns a real of the same sign
 */
export function cbrt(x: Real): Real {
  if (x.isZero() || !x.isFinite()) return x;
  const size = x.abs();
  const third = Math.floor(x.magnitude() / 3);
  const scaled = size.times(twoTo(-3 * third)); // of [1, 8)
  const near = new Real(Math.cbrt(scaled.toNumber()));
  let root = near;
  // Every step of Newton's method doubles the digits.
  for (let digits = 15; digits < 2 * Real.precision; digits *= 2) {
    root = root.minus(root.minus(scaled.div(root.times(root))).div(3));
  }
  const result = root.times(twoTo(third));
  return x.isNegative() ? result.neg() : result;
}

/**
 * x^y.
 *
 * @param x - the base; below 0 only for whole y
 * @param y - the exponent
 * @returns a real; 1 for y = 0
 */
export function pow(x: Real, y: Real): Real {
  if (y.isZero()) return ONE;
  if (!x.isFinite() || !y.isFinite() || x.isZero()) return new Real(x.toNumber() ** y.toNumber());
  if (!y.isInteger()) return x.isNegative() ? NAN : generalPower(x, y);
  if (y.abs().lte(64)) return wholePower(x, y.toNumber());
  const size = generalPower(x.abs(), y);
  return x.isNegative() && !y.mod(TWO).isZero() ? size.neg() : size;
}

/** e^(y·log x) for a positive x. */
function generalPower(x: Real, y: Real): Real {
  // Digits before the point of y·log x are digits of the result that are lost.
  const lost = Math.max(0, Math.ceil(y.magnitude() / 3) + 3) + 20;
  return withDigits(Real.precision + lost, () => exp(ln(x).times(y)));
}

function wholePower(x: Real, n: number): Real {
  let [result, base] = [ONE, x];
  for (let left = Math.abs(n); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = result.times(base);
    if (left > 1) base = base.times(base);
  }
  return n < 0 ? ONE.div(result) : result;
}
