/**
 * Elementary functions of reals, right to the digits that are asked at the moment (`withDigits`). Each brings
 * its argument into the range of a fixed-point kernel with the bits that the result needs, and back.
 */
import { lengthOf } from './binary.js';
import * as fixed from './fixed.js';
import { ONE, Real, twoTo, TWO, withDigits, ZERO } from './real.js';

const NAN: Real = new Real(Number.NaN);
const INFINITY: Real = new Real(Infinity);
const GUARD = 32;
const BITS_A_DIGIT = Math.log2(10);

/**
 * Bits after the point for full precision of a number whose first bit stands at 2^magnitude.
 *
 * @param magnitude - of the number
 * @returns with guard bits
 */
export function bitsAt(magnitude: number): number {
  const digits = Math.ceil(Real.precision * BITS_A_DIGIT);
  return digits + Math.abs(magnitude) + GUARD;
}

/**
 * A real as a fixed-point number.
 *
 * @param x - a finite real
 * @param bits - after the point
 * @returns x·2^bits, rounded down
 */
export const toFixed = ({ mantissa, exponent }: Real, bits: number): fixed.Fixed =>
  fixed.shifted(mantissa, exponent + bits);

/**
 * A fixed-point number as a real.
 *
 * @param value - an integer
 * @param bits - after the point
 * @param power - of two to multiply by
 * @returns value/2^bits·2^power
 */
export const toReal = (value: fixed.Fixed, bits: number, power = 0): Real =>
  new Real(value, power - bits);

const isTiny = (x: Real): boolean => -x.magnitude() > Real.precision * BITS_A_DIGIT;

/**
 * e^x.
 *
 * @param x - any real
 * @returns a real; ∞ and 0 only beyond 2^±10^15
 */
export function exp(x: Real): Real {
  if (x.isNaN() || x.isZero()) return x.isNaN() ? NAN : ONE;
  if (!x.isFinite() || x.magnitude() > 49) return x.isNegative() ? ZERO : INFINITY;
  if (isTiny(x)) return ONE.plus(x);
  const bits = bitsAt(Math.max(0, x.magnitude()));
  const value = toFixed(x, bits);
  const ln2 = fixed.ln2(bits);
  const power = value / ln2;
  const rest = fixed.expm1(value - power * ln2, bits) + (1n << BigInt(bits));
  return toReal(rest, bits, Number(power));
}

/**
 * e^x − 1, with all digits near 0.
 *
 * @param x - any real
 * @returns a real
 */
export function expm1(x: Real): Real {
  if (x.isZero() || isTiny(x)) return x;
  if (!x.isFinite() || x.magnitude() >= 0) return exp(x).minus(1);
  const bits = bitsAt(x.magnitude());
  return toReal(fixed.expm1(toFixed(x, bits), bits), bits);
}

/**
 * log(1 + x), with all digits near 0.
 *
 * @param x - any real
 * @returns a real; −∞ at −1, NaN below
 */
export function log1p(x: Real): Real {
  if (x.isZero() || isTiny(x)) return x;
  if (!x.isFinite() || x.magnitude() >= 0) return ln(x.plus(1));
  if (x.lt(-0.9)) return ln(x.plus(1));
  const bits = bitsAt(x.magnitude());
  return toReal(fixed.log1p(toFixed(x, bits), bits), bits);
}

/**
 * The natural logarithm.
 *
 * @param x - any real
 * @returns a real; −∞ at 0, NaN below
 */
export function ln(x: Real): Real {
  if (x.isZero()) return INFINITY.neg();
  if (x.isNaN() || x.isNegative()) return NAN;
  if (!x.isFinite()) return INFINITY;
  const beyond = x.minus(1);
  if (beyond.abs().lt(0.5)) return log1p(beyond);
  const bits = bitsAt(0);
  const power = x.magnitude();
  const part = fixed.log1p(
    fixed.shifted(x.mantissa, x.exponent - power + bits) - (1n << BigInt(bits)),
    bits,
  );
  return toReal(part + BigInt(power) * fixed.ln2(bits), bits);
}

/**
 * π to the digits asked.
 *
 * @returns a real
 */
export function pi(): Real {
  const bits = bitsAt(0);
  return toReal(fixed.pi(bits), bits);
}

/** sin of x + turns·π/2; more bits until as many digits are left as are asked. */
function sinShifted(x: Real, turns: bigint): Real {
  if (!x.isFinite()) return NAN;
  if (x.isZero()) return turns === 0n ? ZERO : ONE;
  for (let bits = bitsAt(x.magnitude()); ; bits *= 2) {
    const size = sinFixed(toFixed(x, bits), turns, bits);
    if (lengthOf(size) > Real.precision * BITS_A_DIGIT + GUARD / 2) return toReal(size, bits);
  }
}

/** The argument is brought to [−π/4, π/4]; the quadrant says which function and which sign. */
function sinFixed(x: fixed.Fixed, turns: bigint, bits: number): fixed.Fixed {
  const quarter = fixed.pi(bits + GUARD) >> BigInt(GUARD + 1);
  const whole = (x + (x < 0n ? -quarter : quarter) / 2n) / quarter;
  const { sin, versine } = fixed.sinVersine(x - whole * quarter, bits);
  const quadrant = BigInt.asUintN(2, whole + turns);
  const size = quadrant % 2n === 0n ? sin : (1n << BigInt(bits)) - versine;
  return quadrant < 2n ? size : -size;
}

/**
 * sin x, for arguments of any size.
 *
 * @param x - any real, in radians
 * @returns a real of [−1, 1]
 */
export function sin(x: Real): Real {
  return x.isZero() || isTiny(x) ? x : sinShifted(x, 0n);
}

/**
 * cos x, for arguments of any size.
 *
 * @param x - any real, in radians
 * @returns a real of [−1, 1]
 */
export function cos(x: Real): Real {
  return !x.isZero() && isTiny(x) ? ONE : sinShifted(x, 1n);
}

/**
 * arctan x.
 *
 * @param x - any real
 * @returns a real of [−π/2, π/2]
 */
export function atan(x: Real): Real {
  if (x.isNaN() || x.isZero() || isTiny(x)) return x;
  if (x.abs().gt(1)) {
    const quarter = pi().div(2);
    return (x.isNegative() ? quarter.neg() : quarter).minus(atan(ONE.div(x)));
  }
  const bits = bitsAt(x.magnitude());
  return toReal(fixed.atan(toFixed(x, bits), bits), bits);
}

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
  const value = fixed.shifted(x.mantissa, x.exponent - 2 * half + 2 * bits);
  return toReal(fixed.integerRoot(value), bits, half);
}

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
