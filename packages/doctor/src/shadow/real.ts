/**
 * Real numbers of 100 decimal digits with exponents far beyond every float, by decimal.js. The shadow of a
 * program computes with these, so that 1.1e-4340 is a number and not zero.
 */
import { Decimal as Base } from 'decimal.js';

/** Digits of every intermediate result. */
export const DIGITS = 100;

/** The number type of the shadow. */
export const Real: typeof Base = Base.clone({
  precision: DIGITS,
  maxE: 9e15,
  minE: -9e15,
  toExpNeg: -7,
  toExpPos: 21,
});

/** A number of the shadow. */
export type Real = Base;

/**
 * Runs `body` with more digits, and restores the usual number whatever happens.
 *
 * @param digits - of every intermediate result
 * @param body - a synchronous function
 * @returns what `body` returns
 */
export function withDigits<R>(digits: number, body: () => R): R {
  const saved = Real.precision;
  Real.set({ precision: digits });
  try {
    return body();
  } finally {
    Real.set({ precision: saved });
  }
}

/** 0, 1 and 2 as reals. */
export const ZERO: Real = new Real(0);
export const ONE: Real = new Real(1);
export const TWO: Real = new Real(2);

const bytes = new DataView(new ArrayBuffer(8));

/**
 * The very number that a float holds. (decimal.js would read the shortest text that rounds to it: 0.1 and
 * not 0.1000000000000000055…, which a steep function tells apart.)
 *
 * @param x - a float
 * @returns its value to 100 digits
 */
export function exactly(x: number): Real {
  if (Number.isSafeInteger(x) || !Number.isFinite(x)) return new Real(x);
  bytes.setFloat64(0, x);
  const bits = bytes.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  const scale = TWO.pow(Math.max(biased, 1) - 1075);
  const size = new Real(mantissa.toString()).times(scale);
  return x < 0 ? size.neg() : size;
}

/**
 * 17 significant digits, which tell every float64 from its neighbours.
 *
 * @param x - a real
 * @returns its text, such as `1.1354838653147361e-4340`
 */
export function digits17(x: Real): string {
  if (!x.isFinite()) return x.isNaN() ? 'NaN' : x.isNegative() ? '-Infinity' : 'Infinity';
  return x.toSignificantDigits(17).toString();
}
