/**
 * Elementary functions of reals, right to the digits that are asked at the moment (`withDigits`). Each brings
 * its argument into the range of a fixed-point kernel with the bits that the result needs, and back.
 */
import { lengthOf, shifted } from './binary.js';
import * as fixed from './fixed.js';
import { withNeighbours } from './neighbours.js';
import { NoShadow } from './noShadow.js';
import { ONE, Real, ZERO } from './real.js';

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
  shifted(mantissa, exponent + bits);

/**
 * A fixed-point number as a real.
 *
 * @param value - an integer
 * @param bits - after the point
 * @param power - of two to multiply by
 * @returns value/2^bits·2^power
 */
export const toReal = (value: fixed.Fixed, bits: number, power = 0): Real =>
  new Real(value, power - bits, 0, true);

const isTiny = (x: Real): boolean => -x.magnitude() > Real.precision * BITS_A_DIGIT;

/** What is left of a series of x beside which all other terms are too small. */
const itself = (x: Real): Real => (x.isZero() ? x : x.asRounded());

/**
 * e^x.
 *
 * @param x - any real
 * @returns a real; ∞ and 0 only beyond 2^±10^15
 */
export function exp(x: Real): Real {
  if (x.isNaN() || x.isZero()) return x.isNaN() ? NAN : ONE;
  if (!x.isFinite() || x.magnitude() > 49) return x.isNegative() ? ZERO : INFINITY;
  return isTiny(x) ? ONE.plus(x) : remembered.exp(x);
}

/** By its part of log 2, and the whole number of them that is a power of two. */
function reducedExp(x: Real): Real {
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
  if (x.isZero() || isTiny(x)) return itself(x);
  return !x.isFinite() || x.magnitude() >= 0 ? exp(x).minus(1) : remembered.expm1(x);
}

/** A function of fixed-point numbers whose result is about as large as its argument. */
const asFixed =
  (kernel: (x: fixed.Fixed, bits: number) => fixed.Fixed) =>
  (x: Real): Real => {
    const bits = bitsAt(x.magnitude());
    return toReal(kernel(toFixed(x, bits), bits), bits);
  };

/**
 * log(1 + x), with all digits near 0.
 *
 * @param x - any real
 * @returns a real; −∞ at −1, NaN below
 */
export function log1p(x: Real): Real {
  if (x.isZero() || isTiny(x)) return itself(x);
  if (!x.isFinite() || x.magnitude() >= 0) return ln(x.plus(1));
  return x.lt(-0.9) ? ln(x.plus(1)) : remembered.log1p(x);
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
  return beyond.abs().lt(0.5) ? log1p(beyond) : remembered.ln(x);
}

/** By its first bits, and the power of two before them. */
function reducedLn(x: Real): Real {
  const bits = bitsAt(0);
  const power = x.magnitude();
  const part = fixed.log1p(
    shifted(x.mantissa, x.exponent - power + bits) - (1n << BigInt(bits)),
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

/** Both of an angle: who asks for one often asks for the other, and one computation gives both. */
interface SinCos {
  readonly sin: Real;
  readonly cos: Real;
}

/**
 * Beyond, an angle is not reduced: that takes as many digits of π as it has itself, and no float is as large; where an
 * overflow made it, e^(10⁵) has 43,000.
 */
const LARGEST_ANGLE = 4096;

/** More bits until as many digits are left of both as are asked. */
function reducedSinCos(x: Real): SinCos {
  if (x.magnitude() > LARGEST_ANGLE) throw new NoShadow('an angle beyond 2^4096');
  const enough = Real.precision * BITS_A_DIGIT + GUARD / 2;
  for (let bits = bitsAt(x.magnitude()); ; bits *= 2) {
    const [sin, cos] = sinCosFixed(toFixed(x, bits), bits);
    if (lengthOf(sin) > enough && lengthOf(cos) > enough) {
      return { sin: toReal(sin, bits), cos: toReal(cos, bits) };
    }
  }
}

/** The argument is brought to [−π/4, π/4]; the quadrant says which function and which sign. */
function sinCosFixed(x: fixed.Fixed, bits: number): [sin: fixed.Fixed, cos: fixed.Fixed] {
  const quarter = fixed.pi(bits + GUARD) >> BigInt(GUARD + 1);
  const whole = (x + (x < 0n ? -quarter : quarter) / 2n) / quarter;
  const { sin, versine } = fixed.sinVersine(x - whole * quarter, bits);
  const cos = (1n << BigInt(bits)) - versine;
  const quadrant = Number(BigInt.asUintN(2, whole));
  const turned = [sin, cos, -sin, -cos];
  return [turned[quadrant]!, turned[(quadrant + 1) % 4]!];
}

/**
 * sin x, for arguments of the size of any float.
 *
 * @param x - any real, in radians
 * @returns a real of [−1, 1]; throws NoShadow beyond 2^4096
 */
export function sin(x: Real): Real {
  if (!x.isFinite()) return NAN;
  return x.isZero() || isTiny(x) ? itself(x) : remembered.sinCos(x).sin;
}

/**
 * cos x, for arguments of the size of any float.
 *
 * @param x - any real, in radians
 * @returns a real of [−1, 1]; throws NoShadow beyond 2^4096
 */
export function cos(x: Real): Real {
  if (!x.isFinite()) return NAN;
  return x.isZero() || isTiny(x) ? ONE.plus(x.times(x)) : remembered.sinCos(x).cos;
}

/**
 * arctan x.
 *
 * @param x - any real
 * @returns a real of [−π/2, π/2]
 */
export function atan(x: Real): Real {
  if (x.isNaN() || x.isZero() || isTiny(x)) return itself(x);
  if (x.abs().gt(1)) {
    const quarter = pi().div(2);
    return (x.isNegative() ? quarter.neg() : quarter).minus(atan(ONE.div(x)));
  }
  return remembered.atan(x);
}

/** Bits that a sum may be shorter than its first part: more, and digits are missing. */
const LOST = 20;

/**
 * A value of a function beside a known one.
 *
 * @param y - the known value
 * @param change - what it changes by
 * @returns the sum; null where digits would be lost
 */
export function sumOf(y: Real, change: Real): Real | null {
  return change.magnitude() < y.magnitude() - LOST ? y.plus(change) : null;
}

const [smallExpm1, smallLog1p, smallAtan] = [fixed.expm1, fixed.log1p, fixed.atan].map(asFixed) as [
  (x: Real) => Real,
  (x: Real) => Real,
  (x: Real) => Real,
];

/** Beside points at which they are known, functions follow from their addition theorems. */
const remembered = {
  exp: withNeighbours(reducedExp, ({ y }, d) =>
    d.magnitude() < -LOST ? y.plus(y.times(smallExpm1(d))) : null,
  ),
  expm1: withNeighbours(smallExpm1, ({ y }, d) => sumOf(y, y.plus(1).times(smallExpm1(d)))),
  ln: withNeighbours(reducedLn, ({ x, y }, d) => sumOf(y, smallLog1p(d.div(x)))),
  log1p: withNeighbours(smallLog1p, ({ x, y }, d) => sumOf(y, smallLog1p(d.div(x.plus(1))))),
  atan: withNeighbours(smallAtan, ({ x, y }, d) =>
    sumOf(y, smallAtan(d.div(x.times(x.plus(d)).plus(1)))),
  ),
  sinCos: withNeighbours(reducedSinCos, ({ y: { sin, cos } }, d) => {
    const turn = d.magnitude() < -LOST ? reducedSinCos(d) : null;
    if (turn === null) return null;
    const moved = [
      sumOf(sin.times(turn.cos), cos.times(turn.sin)),
      sumOf(cos.times(turn.cos), sin.times(turn.sin).neg()),
    ];
    return moved.includes(null) ? null : { sin: moved[0]!, cos: moved[1]! };
  }),
};
