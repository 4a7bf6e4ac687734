/**
 * Real numbers of 100 decimal digits with exponents far beyond every float, so that 1.1e-4340 is a number and not zero:
 * m · 2^e with a BigInt m, rounded to nearest (R. Brent, P. Zimmermann, Modern Computer Arithmetic, §3.1). A float is such
 * a number as it is, and what is made of floats stays short: one product takes a twentieth of the time that decimal.js
 * needs for it, which the tests compare with.
 */
import { floatOf, lengthOf, ordered, partsOfValue, powerOf2, shifted, signOf } from './binary.js';
import { bitsFor, digits, DIGITS, precision } from './precision.js';
import { noteDropped, noteRounding, noteSpecial } from './precision.js';

export { DIGITS, withDigits } from './precision.js';

/** Beyond this exponent of two a number is ∞, or 0. */
const LARGEST = 2 ** 50;
/** A shift this long makes a number that nobody can hold. */
const LONGEST = 1 << 24;

/** What may stand where a real is asked: numbers mean the very float. */
export type RealLike = Real | number | string;

/** A number of the shadow. */
export class Real {
  /** The value is mantissa · 2^exponent, or what `special` says where that is not 0. */
  readonly mantissa: bigint;
  readonly exponent: number;
  /** Bits of the mantissa. */
  readonly length: number;
  /** NaN, ∞ or −∞; 0 for a number. */
  readonly special: number;
  /** Whether digits may have been lost on the way to it: with more of them it may be another one. */
  readonly rounded: boolean;

  /**
   * @param value - a float, a text, or a mantissa
   * @param exponent - of two, of a mantissa
   * @param bound - bits of the mantissa, or one more; 0 where that is not known
   * @param rounded - whether what it is made of was rounded
   */
  constructor(value: number | string | bigint, exponent = 0, bound = 0, rounded = false) {
    let m = 0n;
    let e = exponent;
    let special = 0;
    if (typeof value === 'bigint') m = value;
    else ({ mantissa: m, exponent: e, special } = partsOfValue(value, bitsFor(DIGITS)));
    let length = lengthOf(m, bound);
    const surplus = length - precision;
    if (surplus > 0) {
      m = shifted(m + powerOf2(surplus - 1), -surplus);
      e += surplus;
      length = lengthOf(m, precision + 1);
    }
    const top = e + length;
    this.special = top > LARGEST && special === 0 ? signOf(m) * Infinity : special;
    this.mantissa = top < -LARGEST ? 0n : m;
    this.exponent = e;
    this.length = length;
    this.rounded = rounded || surplus > 0;
    noteRounding(this.rounded);
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

  /** The same number, of which digits may have been lost. */
  asRounded(): Real {
    if (this.rounded) return this;
    if (this.special !== 0) return notFinite(this.special, true);
    return new Real(this.mantissa, this.exponent, this.length, true);
  }

  private noSurerThan({ rounded }: Real): Real {
    return rounded ? this.asRounded() : this;
  }

  plus(other: RealLike): Real {
    const y = real(other);
    if (!this.isFinite() || !y.isFinite()) return sumOfNone(this.toFloat() + y.toFloat(), this, y);
    return this.mantissa === 0n ? y.noSurerThan(this) : this.added(y, y.mantissa);
  }

  minus(other: RealLike): Real {
    const y = real(other);
    if (!this.isFinite() || !y.isFinite()) return sumOfNone(this.toFloat() - y.toFloat(), this, y);
    return this.mantissa === 0n ? y.neg().noSurerThan(this) : this.added(y, -y.mantissa);
  }

  /** The sum with y, or with −y: m is the mantissa of that. */
  private added(y: Real, m: bigint): Real {
    if (m === 0n) return this.noSurerThan(y);
    const gap = this.exponent - y.exponent;
    const ahead = gap + this.length - y.length;
    if (Math.abs(ahead) > precision + 2) {
      noteDropped(); // one lies entirely below the last digit of the other one
      return ahead > 0 ? this.asRounded() : new Real(m, y.exponent, y.length, true);
    }
    const rounded = this.rounded || y.rounded;
    if (gap < 0) {
      const bound = Math.max(y.length - gap, this.length) + 1;
      return new Real(this.mantissa + shifted(m, -gap), this.exponent, bound, rounded);
    }
    const bound = Math.max(this.length + gap, y.length) + 1;
    return new Real(shifted(this.mantissa, gap) + m, y.exponent, bound, rounded);
  }

  times(other: RealLike): Real {
    const y = real(other);
    if (!this.isFinite() || !y.isFinite()) {
      return notFinite(this.sign() * y.sign() * Infinity, this.rounded || y.rounded);
    }
    if (this.mantissa === 0n || y.mantissa === 0n) return this.mantissa === 0n ? this : y; // as sure
    const product = this.mantissa * y.mantissa;
    const bound = this.length + y.length;
    return new Real(product, this.exponent + y.exponent, bound, this.rounded || y.rounded);
  }

  div(other: RealLike): Real {
    const y = real(other);
    if (y.isZero()) return notFinite(this.sign() / 0, y.rounded || (this.isZero() && this.rounded));
    if (!this.isFinite() || !y.isFinite()) {
      return notFinite(this.toFloat() / y.toFloat(), this.rounded || y.rounded);
    }
    if (this.mantissa === 0n) return this.noSurerThan(y);
    const up = Math.max(0, precision + 2 + y.length - this.length);
    const quotient = shifted(this.mantissa, up) / y.mantissa;
    const bound = this.length + up - y.length + 1;
    return new Real(quotient, this.exponent - y.exponent - up, bound, true);
  }

  /** x − y·trunc(x/y). */
  mod(other: RealLike): Real {
    const y = real(other);
    const isNone = !this.isFinite() || y.isZero() || y.isNaN();
    if (isNone) return notFinite(NaN, this.rounded || y.rounded);
    if (!y.isFinite() || this.isZero()) return this;
    const low = Math.min(this.exponent, y.exponent);
    const [up, down] = [this.exponent - low, y.exponent - low];
    if (Math.max(up, down) > LONGEST) return up > down ? ZERO : this;
    const rest = (this.mantissa << BigInt(up)) % (y.mantissa << BigInt(down));
    return new Real(rest, low, 0, this.rounded || y.rounded);
  }

  neg(): Real {
    return this.special === 0
      ? new Real(-this.mantissa, this.exponent, this.length, this.rounded)
      : notFinite(-this.special, this.rounded);
  }

  abs(): Real {
    return this.isNegative() ? this.neg() : this;
  }

  floor(): Real {
    noteSpecial();
    if (this.special !== 0 || this.exponent >= 0) return this;
    const whole = this.mantissa >> BigInt(Math.min(-this.exponent, this.length + 1));
    return new Real(whole, 0, 0, this.rounded);
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
    if (this.special !== 0 || this.exponent >= 0) return this.special === 0;
    return BigInt.asUintN(Math.min(-this.exponent, this.length + 1), this.mantissa) === 0n;
  }

  /** −1, 0 or 1; NaN for NaN. */
  sign(): number {
    return this.special === 0 ? signOf(this.mantissa) : Math.sign(this.special);
  }

  /** Of the same sign, zero or infinite where the number is. */
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
/** Small whole numbers, from −16 on. */
const wholes: Real[] = [];

/** What a number or a text stands for; of a text, or a small whole number, once. */
function real(value: RealLike): Real {
  if (value instanceof Real) return value;
  if (typeof value === 'number') {
    if (!(Math.abs(value) <= 16 && Number.isInteger(value))) return new Real(value);
    return (wholes[value + 16] ??= new Real(value));
  }
  const found = texts.get(value) ?? new Real(value);
  texts.set(value, found);
  return found;
}

const notFinite = (value: number, rounded: boolean): Real => new Real(value, 0, 0, rounded);

/** A sum with an infinity or NaN in it: one that is sure to be NaN makes it sure. */
function sumOfNone(sum: number, x: Real, y: Real): Real {
  const none = [x, y].filter(({ special }) => special !== 0);
  return notFinite(sum, !none.some((z) => z.isNaN() && !z.rounded) && none.some((z) => z.rounded));
}

/** 0, 1 and 2 as reals. */
export const ZERO: Real = new Real(0);
export const ONE: Real = new Real(1);
export const TWO: Real = new Real(2);
