/**
 * Integers m that stand for m · 2^e: their lengths, and the ways from and to floats and decimal texts.
 */

/** Integers up to so many, and powers of two up to that one, are made once. */
const KEPT = 4096;
/** Room for all of them: an array with holes is looked up as slowly as a map. */
const room = (): (bigint | undefined)[] => Array.from({ length: KEPT }, () => undefined);
const [powers, negativePowers, wholes] = [room(), room(), room()];
const bytes = new DataView(new ArrayBuffer(8));

/**
 * The sign of an integer.
 *
 * @param m - any integer
 * @returns −1, 0 or 1
 */
export const signOf = (m: bigint): number => (m === 0n ? 0 : m < 0n ? -1 : 1);

/**
 * Which of two is the larger one.
 *
 * @param a - a number
 * @param b - another one
 * @returns −1, 0 or 1; NaN where one is none
 */
export function ordered(a: number | bigint, b: number | bigint): number {
  return a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.NaN;
}

/**
 * 2^n, made once.
 *
 * @param n - a small whole number
 * @returns the power
 */
export function powerOf2(n: number): bigint {
  return n < KEPT ? (powers[n] ??= 1n << BigInt(n)) : 1n << BigInt(n);
}

/**
 * x·2^by, rounded down.
 *
 * @param x - an integer
 * @param by - places to the left; to the right where negative
 * @returns an integer
 */
export function shifted(x: bigint, by: number): bigint {
  return by >= 0 ? x << integerOf(by) : x >> integerOf(-by);
}

/**
 * A whole number as an integer; a small one is not made anew.
 *
 * @param n - not negative
 * @returns the same number
 */
export function integerOf(n: number): bigint {
  return n < KEPT ? (wholes[n] ??= BigInt(n)) : BigInt(n);
}

const negativePowerOf2 = (n: number): bigint =>
  n < KEPT ? (negativePowers[n] ??= -powerOf2(n)) : -powerOf2(n);

/**
 * The number of bits of |m|. A bound that is right or one too large spares writing the number down.
 *
 * @param m - any integer
 * @param bound - no number of bits below that of m; 0 where nothing is known
 * @returns its length, 0 for 0
 */
export function lengthOf(m: bigint, bound = 0): number {
  if (m === 0n) return 0;
  if (bound > 1) {
    if (isAsLong(m, bound)) return bound;
    if (isAsLong(m, bound - 1)) return bound - 1;
  }
  return lengthOfFloat(m < 0n ? -m : m);
}

/** Whether |m| has so many bits, or more. */
const isAsLong = (m: bigint, length: number): boolean =>
  m < 0n ? m <= negativePowerOf2(length - 1) : m >= powerOf2(length - 1);

/** Bits of an integer that a float holds without overflowing; of a longer one those that a shift leaves count. */
const HOLDS = 1000;

/** By the exponent of the nearest float, one too large where that float is the next power of two. */
function lengthOfFloat(size: bigint): number {
  let [rest, shift] = [size, 0];
  for (let float = Number(rest); ; float = Number(rest)) {
    if (Number.isFinite(float)) {
      bytes.setFloat64(0, float);
      const length = (bytes.getUint32(0) >>> 20) - 1022;
      return shift + (rest < powerOf2(length - 1) ? length - 1 : length);
    }
    rest >>= BigInt(HOLDS);
    shift += HOLDS;
  }
}

/**
 * m·2^by, to the nearest whole number, of two the even one.
 *
 * @param m - an integer that is not negative
 * @param by - places to the left; to the right where negative
 * @returns an integer
 */
function scaled(m: bigint, by: number): bigint {
  if (by >= 0) return m << BigInt(by);
  const below = m >> BigInt(-by);
  const rest = m - (below << BigInt(-by));
  const half = powerOf2(-by - 1);
  return rest > half || (rest === half && (below & 1n) === 1n) ? below + 1n : below;
}

/**
 * The nearest float of m·2^e, of two the even one.
 *
 * @param m - an integer
 * @param exponent - of two
 * @param length - bits of m
 * @returns a float; ±∞ beyond the largest one
 */
export function floatOf(m: bigint, exponent: number, length: number): number {
  const top = exponent + length;
  const sign = m < 0n ? -1 : 1;
  if (top > 1025) return sign * Infinity;
  if (m === 0n || top < -1074) return 0;
  if (top > -1021 && length < HOLDS) return scaledFloat(Number(m), exponent);
  const step = Math.max(top - 53, -1074);
  return sign * Number(scaled(m < 0n ? -m : m, exponent - step)) * 2 ** step;
}

/** x·2^by, a normal float; the engine has rounded x to the nearest one. */
function scaledFloat(x: number, by: number): number {
  const half = by >> 1; // neither factor alone may leave the range of floats
  return x * 2 ** half * 2 ** (by - half);
}

/** An integer and an exponent of two; or what is no number. */
export interface Parts {
  readonly mantissa: bigint;
  readonly exponent: number;
  /** NaN, ∞ or −∞; 0 for a number. */
  readonly special: number;
}

/**
 * The very number that a float holds, or that a decimal text such as `-1.5e-400` stands for.
 *
 * @param value - any float, or digits with or without point and exponent
 * @param bits - how many of a text's number are right
 * @returns its parts
 */
export function partsOfValue(value: number | string, bits: number): Parts {
  if (typeof value === 'string') return partsOfText(value, bits);
  if (!Number.isFinite(value)) return { mantissa: 0n, exponent: 0, special: value };
  if (Number.isSafeInteger(value)) return { mantissa: BigInt(value), exponent: 0, special: 0 };
  bytes.setFloat64(0, value);
  const biased = (bytes.getUint32(0) >>> 20) & 0x7ff;
  if (biased === 0) return { mantissa: BigInt(value / SMALLEST), exponent: -1074, special: 0 };
  bytes.setUint32(0, (bytes.getUint32(0) & SIGN_AND_FRACTION) | ONE_OF_53_BITS);
  return { mantissa: BigInt(bytes.getFloat64(0)), exponent: biased - 1075, special: 0 };
}

/** 2^−1074, the smallest float. */
const SMALLEST = Number.MIN_VALUE;
/** Of the first word of a float. */
const SIGN_AND_FRACTION = 0x800fffff;
/** The exponent under which a fraction is a whole number of 53 bits. */
const ONE_OF_53_BITS = 0x43300000;

function partsOfText(text: string, bits: number): Parts {
  const [, sign, whole, part = '', power = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(
    text,
  )!;
  const size = BigInt(sign! + whole! + part);
  const tens = Number(power) - part.length;
  if (tens >= 0) return { mantissa: size * 10n ** BigInt(tens), exponent: 0, special: 0 };
  const divisor = 10n ** BigInt(-tens);
  const up = bits + lengthOf(divisor);
  return { mantissa: (size << BigInt(up)) / divisor, exponent: -up, special: 0 };
}
