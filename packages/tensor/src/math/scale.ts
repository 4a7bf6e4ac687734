/**
 * Exact multiplication by powers of two. A slope such as y·x^(y−1) may be an ordinary number
 * although one of its factors overflows; computing with a number and a separate exponent, and
 * scaling once at the end, keeps all digits and rounds a subnormal result only once.
 */

const view: DataView = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));

/** Bits 62 … 52 of a double: its exponent + 1023; 0 for zeros and subnormal numbers. */
function exponentBits(x: number): number {
  view.setFloat64(0, x);
  return (view.getInt32(0) >>> 20) & 0x7ff;
}

/** 2^k as a double, −1022 ≤ k ≤ 1023. */
function powerOfTwo(k: number): number {
  view.setInt32(0, (k + 1023) << 20);
  view.setInt32(4, 0);
  return view.getFloat64(0);
}

/**
 * The e of |x| = m·2^e with m from 1 up to 2, subnormal numbers included.
 *
 * @param x - a finite number other than 0
 * @returns the exponent, −1074 … 1023
 */
export function exponentOf(x: number): number {
  const bits = exponentBits(x);
  return bits === 0 ? exponentBits(x * 2 ** 54) - 1077 : bits - 1023;
}

/**
 * x·2^k, rounded once (and only where the result is subnormal).
 *
 * @param x - a number; of ordinary size (2⁻³⁰ … 2³⁰) where the result may be subnormal
 * @param k - an integer
 * @returns the product; ±∞ or ±0 beyond the range of doubles
 */
export function timesPowerOfTwo(x: number, k: number): number {
  if (k > 1023) return x * 2 ** 1023 * powerOfTwo(Math.min(k - 1023, 1023));
  if (k < -990) return x * 2 ** -960 * powerOfTwo(Math.max(k + 960, -1022));
  return x * powerOfTwo(k);
}

/**
 * The largest power of two that is at most |x|: dividing by it loses no digits. 1 where there is none.
 *
 * @param x - any number
 * @returns a power of two; 1 for 0, ±∞ and NaN
 */
export function powerBelow(x: number): number {
  return x === 0 || !Number.isFinite(x) ? 1 : timesPowerOfTwo(1, exponentOf(x));
}
