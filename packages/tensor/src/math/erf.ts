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
 * | erfcx    | 4 ulp (8 near −26)             | –               |
 */
import { erfFormula, erfcFormula, erfSlopeFormula } from '../code/realFormulas.js';
import { known, type RealFunction } from './realFunction.js';
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
export const erf: RealFunction<[x: number]> = /* @__PURE__ */ known(
  'erf',
  (x) => {
    const size = Math.abs(x);
    if (size < 0.5) return erfSeries(x);
    if (size > 6) return Math.sign(x);
    return x < 0 ? tail(size) - 1 : 1 - tail(size);
  },
  erfFormula,
);

/**
 * The complement of the error function, with all its digits where it is small.
 *
 * @param x - any number
 * @returns 1 − erf x; 0 beyond 27.23
 */
export const erfc: RealFunction<[x: number]> = /* @__PURE__ */ known(
  'erfc',
  (x) => {
    if (Math.abs(x) < 0.5) return 1 - erfSeries(x);
    return x < 0 ? 2 - tail(-x) : tail(x);
  },
  erfcFormula,
);

/**
 * Slope of erf: 2/√π·exp(−x²); the slope of erfc is its negative.
 *
 * @param x - any number
 * @returns the slope
 */
export const erfSlope: RealFunction<[x: number]> = /* @__PURE__ */ known(
  'erfSlope',
  (x) => timesGaussian(x, TWO_OVER_ROOT_PI),
  erfSlopeFormula,
);

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
  return x > 28 ? 0 : timesGaussian(x, scaledTail(x));
}

/** exp(x²)·erfc(x) for x ≥ ½. */
function scaledTail(x: number): number {
  if (x > 28) return asymptotic(x);
  const u = (SCALE * (x - CENTRE)) / (x + CENTRE) + SHIFT;
  let previous = 0;
  let sum = 0;
  for (let n = COEFFICIENTS.length - 1; n > 0; n--) {
    const next = COEFFICIENTS[n]! + 2 * u * sum - previous;
    previous = sum;
    sum = next;
  }
  return (COEFFICIENTS[0]! + (u * sum - previous)) / (1 + 2 * x);
}

/** 1/(x·√π)·(1 − 1/(2x²) + 3/(4x⁴) − 15/(8x⁶)): the next term is below 10⁻¹⁶ from 28 on. */
function asymptotic(x: number): number {
  const t = 0.5 / x / x;
  const series = 1 - t * (1 - 3 * t * (1 - 5 * t * (1 - 7 * t * (1 - 9 * t))));
  return ((TWO_OVER_ROOT_PI / 2) * series) / x;
}

/**
 * The complement of the error function without its exponential: exp(x²)·erfc(x), about 1/(x·√π) for large x.
 *
 * @param x - any number
 * @returns the scaled complement; infinite below −26.7
 */
export function erfcx(x: number): number {
  if (x >= 0.5) return scaledTail(x);
  const growth = timesExp(x * x, productError(x, x, x * x), 1);
  return x > -0.5 ? growth * erfc(x) : 2 * growth - scaledTail(-x);
}
