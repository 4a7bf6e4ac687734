/**
 * The error function, its complement, and their slopes.
 *
 * erf x = 2/√π ∫₀ˣ exp(−t²) dt, odd, erf(±∞) = ±1; erfc x = 1 − erf x, from 2 down to 0. For |x|
 * below ½ the Taylor series; beyond, (1 + 2x)·exp(x²)·erfc(x) is nearly constant and has a short
 * Chebyshev series in (x − 3)/(x + 3) — the idea of Shepherd and Laframboise, Mathematics of
 * Computation 36 (1981), 249–253, with coefficients of our own (tools/oracle/tables.py) — summed by
 * Clenshaw's recurrence.
 *
 * The slope ±2/√π·exp(−x²) is a function of its own, since exp of a *rounded* x² is wrong by x²·ε:
 * the square is taken in twice the precision.
 *
 * | function | largest error                  | its own slope   |
 * |----------|--------------------------------|-----------------|
 * | erf      | 1.9 ulp                        | erfSlope        |
 * | erfc     | 3.0 ulp, subnormal results too | −erfSlope       |
 * | erfSlope | 1.2 ulp                        | −2x·erfSlope(x) |
 */
import { CENTRE, COEFFICIENTS, SCALE, SERIES, SHIFT } from './erf.table.js';
import { timesExp } from './extended.js';
import { productError } from './product.js';

/** 2/√π, and what it exceeds 1 by with all its digits. */
const TWO_OVER_ROOT_PI = 1.1283791670955126;
const EXCESS = 0.1283791670955126;

/**
 * The error function.
 *
 * @param x - any number
 * @returns erf x
 */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size < 0.5) return erfSeries(x);
  if (size > 6) return Math.sign(x);
  return x < 0 ? tail(size) - 1 : 1 - tail(size);
}

/**
 * The complement of the error function, with all its digits where it is small.
 *
 * @param x - any number
 * @returns 1 − erf x; 0 beyond 27.23
 */
export function erfc(x: number): number {
  if (Math.abs(x) < 0.5) return 1 - erfSeries(x);
  return x < 0 ? 2 - tail(-x) : tail(x);
}

/**
 * Slope of erf: 2/√π·exp(−x²); the slope of erfc is its negative.
 *
 * @param x - any number
 * @returns the slope
 */
export function erfSlope(x: number): number {
  return timesGaussian(x, TWO_OVER_ROOT_PI);
}

/** factor·exp(−x²) without the error of the square. */
function timesGaussian(x: number, factor: number): number {
  const square = x * x;
  return square > 800 ? 0 : timesExp(-square, -productError(x, x, square), factor);
}

/** 2/√π · Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n + 1)) for |x| below ½. */
function erfSeries(x: number): number {
  const square = x * x;
  let sum = 0;
  for (let n = SERIES.length - 1; n >= 0; n--) sum = square * (SERIES[n]! + sum);
  return x + x * (EXCESS + sum);
}

/** erfc x for x ≥ ½. */
function tail(x: number): number {
  if (x > 28) return 0;
  const u = (SCALE * (x - CENTRE)) / (x + CENTRE) + SHIFT;
  let previous = 0;
  let sum = 0;
  for (let n = COEFFICIENTS.length - 1; n > 0; n--) {
    const next = COEFFICIENTS[n]! + 2 * u * sum - previous;
    previous = sum;
    sum = next;
  }
  return timesGaussian(x, (COEFFICIENTS[0]! + (u * sum - previous)) / (1 + 2 * x));
}
