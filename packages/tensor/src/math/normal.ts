/**
 * The normal distribution: Φ(x) = ½·erfc(−x/√2), its logarithm, its inverse, and their slopes. What decays like
 * exp(−x²/2) is written as exp(−x²/2)·½·erfcx(|x|/√2): the exponential takes x² with all its digits, and the
 * logarithm takes it without forming it.
 *
 * | function      | formula               | largest error | its own slope       |
 * |---------------|-----------------------|---------------|---------------------|
 * | normalDensity | exp(−x²/2)/√(2π)      | 2 ulp         | −x·density          |
 * | ndtr          | Φ(x)                  | 4 ulp         | density             |
 * | logNdtr       | log Φ(x)              | 4 ulp         | logNdtrSlope        |
 * | logNdtrSlope  | density(x)/Φ(x) = r   | 5 ulp         | −r·(x + r)          |
 * | ndtri         | Φ⁻¹(p) = x            | 4 ulp         | ndtriSlope          |
 * | ndtriSlope    | 1/density(x) = s      | 8 ulp         | x·s²                |
 * | erfinv        | erf⁻¹(y) = z          | 4 ulp         | erfinvSlope         |
 * | erfinvSlope   | √π/2·exp(z²) = s      | 8 ulp         | 2z·s²               |
 */
import { erf, erfc, erfcx, erfSlope } from './erf.js';
import { timesExp } from './extended.js';
import { productError } from './product.js';

const ROOT_HALF = Math.SQRT1_2;
const ROOT_2_OVER_PI = 0.7978845608028654;
const ROOT_2_PI = 2.5066282746310002;
const HALF_ROOT_PI = 0.886226925452758;

/** factor·exp(−x²/2) without the error of the square. */
function timesBell(x: number, factor: number): number {
  const square = x * x;
  return square > 1600 ? 0 : timesExp(-square / 2, -productError(x, x, square) / 2, factor);
}

/** 1 − Φ(x) for x ≥ ½. */
function upperTail(x: number): number {
  return x > 40 ? 0 : timesBell(x, erfcx(x * ROOT_HALF) / 2);
}

/**
 * The normal density, exp(−x²/2)/√(2π).
 *
 * @param x - any number
 * @returns the density
 */
export function normalDensity(x: number): number {
  return timesBell(x, 1 / ROOT_2_PI);
}

/**
 * The normal distribution function Φ.
 *
 * @param x - any number
 * @returns the probability of a value below x
 */
export function ndtr(x: number): number {
  if (Math.abs(x) < 0.5) return 0.5 + erf(x * ROOT_HALF) / 2;
  return x < 0 ? upperTail(-x) : 1 - upperTail(x);
}

/**
 * log Φ(x), with all its digits in both tails.
 *
 * @param x - any number
 * @returns a number ≤ 0; about −x²/2 for large negative x
 */
export function logNdtr(x: number): number {
  if (x > 0) return Math.log1p(-(x < 0.5 ? erfc(x * ROOT_HALF) / 2 : upperTail(x)));
  if (x > -1) return Math.log(ndtr(x));
  if (x < -1e10) return (-x * x) / 2;
  return (-x * x) / 2 + Math.log(erfcx(-x * ROOT_HALF) / 2);
}

/**
 * Slope of logNdtr: the density over Φ.
 *
 * @param x - any number
 * @returns a positive number; about −x for large negative x
 */
export function logNdtrSlope(x: number): number {
  if (x > 0) return normalDensity(x) / ndtr(x);
  return x < -1e10 ? -x : ROOT_2_OVER_PI / erfcx(-x * ROOT_HALF);
}

/** z of erf(z) = y for |y| ≤ ½, by Halley's iteration from a series. */
function erfinvCentre(y: number): number {
  const square = y * y * HALF_ROOT_PI * HALF_ROOT_PI;
  let z = y * HALF_ROOT_PI * (1 + square * (1 / 3 + square * (7 / 30)));
  for (let k = 0; k < 3; k++) {
    const error = (erf(z) - y) / erfSlope(z);
    z -= error / (1 + z * error);
  }
  return y === 0 ? y : z;
}

/** The positive x with 1 − Φ(x) = q for q ≤ ¼: Halley's iteration on logarithms, from Abramowitz and Stegun 26.2.22. */
function inverseTail(q: number): number {
  if (!(q > 0)) return q === 0 ? Infinity : Number.NaN;
  const wanted = Math.log(q);
  const t = Math.sqrt(-2 * wanted);
  let x = t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t));
  for (let k = 0; k < 4; k++) {
    const slope = logNdtrSlope(-x);
    const error = (logNdtr(-x) - wanted) / slope;
    x += error / (1 + (error * (slope - x)) / 2);
  }
  return x;
}

/**
 * The inverse of the error function.
 *
 * @param y - a number of [−1, 1]
 * @returns z with erf(z) = y; ±∞ at ±1, NaN beyond
 */
export function erfinv(y: number): number {
  const size = Math.abs(y);
  if (size <= 0.5) return erfinvCentre(y);
  return Math.sign(y) * inverseTail((1 - size) / 2) * ROOT_HALF;
}

/**
 * Slope of erfinv: √π/2·exp(z²).
 *
 * @param y - a number of [−1, 1]
 * @returns the slope; infinite at ±1
 */
export function erfinvSlope(y: number): number {
  const size = Math.abs(y);
  if (size > 1) return Number.NaN;
  const z = erfinv(size);
  if (size <= 0.5) return 1 / erfSlope(z);
  return size === 1 ? Infinity : (HALF_ROOT_PI * erfcx(z)) / (1 - size);
}

/**
 * The inverse of Φ: the quantile of the normal distribution.
 *
 * @param p - a probability
 * @returns x with Φ(x) = p; ∓∞ at 0 and 1, NaN beyond
 */
export function ndtri(p: number): number {
  if (p < 0.25) return -inverseTail(p);
  if (p > 0.75) return inverseTail(1 - p);
  return Math.SQRT2 * erfinvCentre(2 * p - 1);
}

/**
 * Slope of ndtri: one over the density at the quantile.
 *
 * @param p - a probability
 * @returns the slope; infinite at 0 and 1
 */
export function ndtriSlope(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0 || p === 1) return Infinity;
  const x = Math.abs(ndtri(p));
  if (x < 0.5) return 1 / normalDensity(x);
  return erfcx(x * ROOT_HALF) / (ROOT_2_OVER_PI * Math.min(p, 1 - p));
}
