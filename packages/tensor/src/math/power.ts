/**
 * xʸ, its two slopes, 2ˣ with its slope, and the slope of ∛x.
 *
 * `Math.pow` of V8 loses up to 600 ulp for large exponents and misses 1e-5 = 10⁻⁵; `pow` here
 * carries the logarithm in twice the precision. The slopes y·x^(y−1) and xʸ·log x are functions of
 * their own: y − 1 is rounded (an error that the logarithm multiplies by up to 88 in float32 and
 * 745 in float64), and the factors can overflow where the product does not.
 *
 * | function         | formula    | largest error | its own slopes: in x; in y                    |
 * |------------------|------------|---------------|-----------------------------------------------|
 * | pow              | xʸ         | 0.55 ulp (*)  | powBaseSlope; powExponentSlope                |
 * | powBaseSlope     | y·x^(y−1)  | 1.5 ulp       | y·powBaseSlope(x, y−1); x^(y−1)·(1 + y·log x) |
 * | powExponentSlope | xʸ·log x   | 2.0 ulp       | x^(y−1)·(1 + y·log x); xʸ·log²x               |
 * | powerOfTwo       | 2ˣ         | 0.93 ulp      | exp2Slope                                     |
 * | exp2Slope        | 2ˣ·log 2   | 2.0 ulp       | log 2 · exp2Slope                             |
 * | cbrtSlope        | x^(−2/3)/3 | 2.1 ulp       | −2/(3x) · cbrtSlope                           |
 *
 * (*) 0.75 at the edge of the subnormal numbers, where a result is rounded twice.
 */
import { powBaseSlopeFormula, powExponentSlopeFormula, powFormula } from '#methodCode';
import { cbrtSlopeFormula, powerOfTwoFormula } from '../code/realFormulas.js';
import { known, type RealFunction } from './realFunction.js';
import { extendedLog, timesExp } from './extended.js';
import { productError, sumError } from './product.js';

/**
 * xʸ as C99, NumPy and JAX have it: pow(x, 0) = pow(1, y) = 1 even for NaN, pow(−1, ±∞) = 1; NaN
 * for a negative x with a fractional y.
 *
 * @param x - base
 * @param y - exponent
 * @returns the power
 */
export const pow: RealFunction<[x: number, y: number]> = /* @__PURE__ */ known(
  'pow',
  (x, y) => {
    if (y === 0 || x === 1) return 1;
    if (y === 2) return x * x;
    if (x === 0 || !Number.isFinite(x) || !Number.isFinite(y)) return edgePower(x, y);
    const log = extendedLog(Math.abs(x));
    const high = y * log.high;
    // Of (−1)ʸ there is no error; that of a product is NaN for y above 1e300.
    const inRange = high !== 0 && Math.abs(high) < 1500;
    const low = inRange ? productError(y, log.high, high) + y * log.low : 0;
    return signOfPower(x, y) * timesExp(high, low, 1);
  },
  powFormula,
);

/** `Math.pow` at zeros, infinities and NaN, but for ECMAScript's NaN at (±1)^±∞. */
function edgePower(x: number, y: number): number {
  return x === -1 && Math.abs(y) === Infinity ? 1 : Math.pow(x, y);
}

/** Sign of xʸ: NaN for a negative base with a fractional exponent. */
function signOfPower(x: number, y: number): number {
  if (x > 0) return 1;
  return Number.isInteger(y) ? 1 - 2 * Math.abs(y % 2) : NaN;
}

/**
 * Slope of xʸ in x: y·x^(y−1). NaN at (0, 0), where 0·∞ meets (JAX's convention); ∞ at x = 0 for
 * y between 0 and 1; 1 at (0, 1).
 *
 * @param x - base
 * @param y - exponent
 * @returns the slope
 */
export const powBaseSlope: RealFunction<[x: number, y: number]> = /* @__PURE__ */ known(
  'powBaseSlope',
  (x, y) => {
    if (y === 2) return 2 * x;
    if (x === 0 || x === 1 || !Number.isFinite(x) || !Number.isFinite(y)) return y * pow(x, y - 1);
    const log = extendedLog(Math.abs(x));
    const product = y * log.high;
    const factor = x < 0 ? -y * signOfPower(x, y) : y;
    if (product === 0 || !(Math.abs(product) < 1500)) return timesExp(product, 0, factor);
    const high = product - log.high;
    const low = productError(y, log.high, product) + sumError(product, -log.high, high);
    return timesExp(high, low + (y * log.low - log.low), factor);
  },
  powBaseSlopeFormula,
);

/**
 * Slope of xʸ in y: xʸ·log x. At x = 0 it is 0 for y ≥ 0 and NaN for negative y (JAX's convention);
 * NaN for negative x, where xʸ is no function of a real y.
 *
 * @param x - base
 * @param y - exponent
 * @returns the slope
 */
export const powExponentSlope: RealFunction<[x: number, y: number]> = /* @__PURE__ */ known(
  'powExponentSlope',
  (x, y) => {
    if (!(x > 0 && x < Infinity && Number.isFinite(y))) return edgeExponentSlope(x, y);
    const log = extendedLog(x);
    const high = y * log.high;
    if (!(Math.abs(high) < 1500)) return timesExp(high, 0, log.high);
    return timesExp(high, productError(y, log.high, high) + y * log.low, log.high);
  },
  powExponentSlopeFormula,
);

function edgeExponentSlope(x: number, y: number): number {
  if (x === 0) return y >= 0 ? 0 : NaN;
  if (x === Infinity && y < 0) return 0;
  return pow(x, y) * Math.log(x);
}

/**
 * 2ˣ, exact for integers.
 *
 * @param x - exponent
 * @returns the power
 */
export const powerOfTwo: RealFunction<[x: number]> = /* @__PURE__ */ known(
  'powerOfTwo',
  (x) => 2 ** x,
  powerOfTwoFormula,
);

/**
 * Slope of 2ˣ: 2ˣ·log 2, finite also where 2ˣ itself has just overflowed.
 *
 * @param x - exponent
 * @returns the slope
 */
export function exp2Slope(x: number): number {
  return x > 1000 ? 2 ** (x - 1) * (2 * Math.LN2) : 2 ** x * Math.LN2;
}

/**
 * Slope of the cube root: x^(−2/3) / 3, as ∛x / x / 3. ∞ at ±0, 0 at ±∞.
 *
 * @param x - any number
 * @returns the slope
 */
export const cbrtSlope: RealFunction<[x: number]> = /* @__PURE__ */ known(
  'cbrtSlope',
  (x) => {
    if (x === 0) return Infinity;
    return Number.isFinite(x) ? Math.cbrt(x) / x / 3 : 1 / (x * x);
  },
  cbrtSlopeFormula,
);
