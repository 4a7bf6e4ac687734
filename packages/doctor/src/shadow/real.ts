/**
 * Real numbers of 100 decimal digits with exponents far beyond every float, so that 1.1e-4340 is a number and not zero:
 * m · 2^e with a BigInt m, rounded to nearest (R. Brent, P. Zimmermann, Modern Computer Arithmetic, §3.1). A float is such
 * a number as it is, and what is made of floats stays short: one product takes a twentieth of the time that decimal.js
 * needs for it, which the tests compare with.
 */
import { floatOf, lengthOf, partsOfValue, powerOf2, type Parts } from './binary.js';

/** Digits of every intermediate result. */
export const DIGITS = 100;

const BITS_A_DIGIT = Math.log2(10);
/** Beyond this exponent of two a number is ∞, or 0. */
const LARGEST = 2 ** 50;
/** A shift this long makes a number that nobody can hold. */
const LONGEST = 1 << 24;

const bitsFor = (digits: number): number => Math.ceil(digits * BITS_A_DIGIT) + 16;

let digits = DIGITS;
let precision = bitsFor(DIGITS);

/** What may stand where a real is asked: numbers mean the very float. */
export type RealLike = Real | number | string;

const signOf = (m: bigint): number => (m === 0n ? 0 : m < 0n ? -1 : 1);

function ordered(a: number | bigint, b: number | bigint): number {
  return a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.NaN;
}

/** A number of the shadow. */
export class Real {
  /** The value is mantissa · 2^exponent, or what `special` says where that is not 0. */
  readonly mantissa: bigint;
  readonly exponent: number;
  /** Bits of the mantissa. */
  readonly length: number;
  /** NaN, ∞ or −∞; 0 for a number. */
  readonly special: number;

  /**
   * @param value - another number, or a mantissa
   * @param exponent - of two, of a mantissa
   * @param bound - bits of the mantissa, or one more; 0 where that is not known
   */
  constructor(value: RealLike | bigint, exponent = 0, bound = 0) {
    let m = 0n;
    let e = exponent;
    let special = 0;
    if (typeof value === 'bigint') m = value;
    else ({ mantissa: m, exponent: e, special } = raw(value));
    const length = lengthOf(m, bound);
    const surplus = length - precision;
    this.mantissa = surplus > 0 ? (m + powerOf2(surplus - 1)) >> BigInt(surplus) : m;
    this.exponent = surplus > 0 ? e + surplus : e;
    this.length = surplus > 0 ? lengthOf(this.mantissa, precision + 1) : length;
    const top = this.exponent + this.length;
    this.special = top > LARGEST && special === 0 ? signOf(m) * Infinity : special;
    if (top < -LARGEST) this.mantissa = 0n;
  }

  /** Digits of every result at the moment. */
  static get precision(): number {
    return digits;
  }

  /** The larger one; NaN where one is NaN. */
  static max(x: Real, y: Real): Real {
    return x.isNaN() || x.gte(y) ? x : y;
  }

  /** The smaller one; NaN where one is NaN. */
  static min(x: Real, y: Real): Real {
    return x.isNaN() || x.lte(y) ? x : y;
  }

  plus(other: RealLike): Real {
    const y = real(other);
    if (!this.isFinite() || !y.isFinite()) return new Real(this.toFloat() + y.toFloat());
    if (y.mantissa === 0n) return this;
    if (this.mantissa === 0n) return y;
    const [high, low] = this.exponent >= y.exponent ? [this, y] : [y, this];
    const gap = high.exponent - low.exponent;
    // What lies entirely below the last digit of the other one.
    const [top, under] = [high.exponent + high.length, low.exponent + low.length];
    if (top - under > precision + 2) return high;
    if (under - top > precision + 2) return low;
    const bound = Math.max(high.length + gap, low.length) + 1;
    return new Real((high.mantissa << BigInt(gap)) + low.mantissa, low.exponent, bound);
  }

  minus(other: RealLike): Real {
    return this.plus(real(other).neg());
  }

  times(other: RealLike): Real {
    const y = real(other);
    if (!this.isFinite() || !y.isFinite()) return new Real(this.sign() * y.sign() * Infinity);
    if (this.mantissa === 0n || y.mantissa === 0n) return ZERO;
    const product = this.mantissa * y.mantissa;
    return new Real(product, this.exponent + y.exponent, this.length + y.length);
  }

  div(other: RealLike): Real {
    const y = real(other);
    if (!this.isFinite() || !y.isFinite() || y.mantissa === 0n) {
      return new Real(y.isZero() ? this.sign() / 0 : this.toFloat() / y.toFloat());
    }
    if (this.mantissa === 0n) return ZERO;
    const up = Math.max(0, precision + 2 + y.length - this.length);
    const quotient = (this.mantissa << BigInt(up)) / y.mantissa;
    return new Real(quotient, this.exponent - y.exponent - up, this.length + up - y.length + 1);
  }

  /** x − y·trunc(x/y). */
  mod(other: RealLike): Real {
    const y = real(other);
    if (!this.isFinite() || y.isZero() || y.isNaN()) return new Real(Number.NaN);
    if (!y.isFinite() || this.isZero()) return this;
    const low = Math.min(this.exponent, y.exponent);
    const [up, down] = [this.exponent - low, y.exponent - low];
    if (up > LONGEST) return ZERO;
    if (down > LONGEST) return this;
    return new Real((this.mantissa << BigInt(up)) % (y.mantissa << BigInt(down)), low);
  }

  neg(): Real {
    return this.special === 0
      ? new Real(-this.mantissa, this.exponent, this.length)
      : new Real(-this.special);
  }

  abs(): Real {
    return this.isNegative() ? this.neg() : this;
  }

  floor(): Real {
    if (this.special !== 0 || this.exponent >= 0) return this;
    return new Real(this.mantissa >> BigInt(Math.min(-this.exponent, this.length + 1)));
  }

  ceil(): Real {
    return this.neg().floor().neg();
  }

  trunc(): Real {
    return this.isNegative() ? this.ceil() : this.floor();
  }

  /** The nearest whole number, of two the even one. */
  round(): Real {
    const below = this.floor();
    const rest = this.minus(below);
    const isUp = rest.gt(0.5) || (rest.eq(0.5) && !below.mod(TWO).isZero());
    return isUp ? below.plus(1) : below;
  }

  /** ⌊log₂ |x|⌋. */
  magnitude(): number {
    return this.exponent + this.length - 1;
  }

  /** Below, equal to or above another one; NaN where one is no number. */
  compared(other: RealLike): number {
    const y = real(other);
    if (!this.isFinite() || !y.isFinite()) return ordered(this.toFloat(), y.toFloat());
    const signs = this.sign() - y.sign();
    if (signs !== 0 || this.mantissa === 0n) return signs;
    const tops = this.magnitude() - y.magnitude();
    if (Math.abs(tops) > 1) return tops * this.sign();
    const low = Math.min(this.exponent, y.exponent);
    return ordered(
      this.mantissa << BigInt(this.exponent - low),
      y.mantissa << BigInt(y.exponent - low),
    );
  }

  lt(other: RealLike): boolean {
    return this.compared(other) < 0;
  }

  lte(other: RealLike): boolean {
    return this.compared(other) <= 0;
  }

  gt(other: RealLike): boolean {
    return this.compared(other) > 0;
  }

  gte(other: RealLike): boolean {
    return this.compared(other) >= 0;
  }

  eq(other: RealLike): boolean {
    return this === other || this.compared(other) === 0;
  }

  isZero(): boolean {
    return this.mantissa === 0n && this.special === 0;
  }

  isNaN(): boolean {
    return Number.isNaN(this.special);
  }

  isFinite(): boolean {
    return this.special === 0;
  }

  isNegative(): boolean {
    return this.special < 0 || this.mantissa < 0n;
  }

  isInteger(): boolean {
    if (this.special !== 0) return false;
    return this.exponent >= 0 || this.floor().eq(this);
  }

  /** −1, 0 or 1; NaN for NaN. */
  sign(): number {
    if (this.special !== 0) return Math.sign(this.special);
    return signOf(this.mantissa);
  }

  /** A float of the same sign, zero or infinite where the number is. */
  private toFloat(): number {
    return this.special === 0 ? this.sign() : this.special;
  }

  /** The nearest float, of two the even one. */
  toNumber(): number {
    return this.special === 0 ? floatOf(this.mantissa, this.exponent, this.length) : this.special;
  }

  valueOf(): number {
    return this.toNumber();
  }
}

const texts = new Map<string, Real>();

/** What a number or a text stands for; of a text once. */
function real(value: RealLike): Real {
  if (value instanceof Real) return value;
  if (typeof value === 'number') return new Real(value);
  const found = texts.get(value) ?? new Real(value);
  texts.set(value, found);
  return found;
}

/** The parts of a number or a text; those of a real as they are. */
function raw(value: RealLike): Parts {
  return value instanceof Real ? value : partsOfValue(value, bitsFor(DIGITS));
}

/**
 * Runs `body` with more digits, and restores the usual number whatever happens.
 *
 * @param wanted - digits of every intermediate result
 * @param body - a synchronous function
 * @returns what `body` returns
 */
export function withDigits<R>(wanted: number, body: () => R): R {
  const saved = digits;
  setDigits(wanted);
  try {
    return body();
  } finally {
    setDigits(saved);
  }
}

function setDigits(wanted: number): void {
  digits = wanted;
  precision = bitsFor(wanted);
}

/** 0, 1 and 2 as reals. */
export const ZERO: Real = new Real(0);
export const ONE: Real = new Real(1);
export const TWO: Real = new Real(2);

/**
 * 2^n.
 *
 * @param n - a whole number
 * @returns the power
 */
export const twoTo = (n: number): Real => new Real(1n, n, 1);

/**
 * A power of two a little below 10^−n.
 *
 * @param n - so many digits
 * @returns the power
 */
export const digitsBelow = (n: number): Real => twoTo(-Math.ceil(n * BITS_A_DIGIT));
