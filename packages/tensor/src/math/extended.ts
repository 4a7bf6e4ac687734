/**
 * Logarithm and exponential with some 15 bits to spare, for powers: xʸ = exp(y·log x) multiplies
 * the error of the logarithm by up to 745. Table-driven argument reduction as in P. T. P. Tang's
 * papers (ACM TOMS 15, 1989 and 16, 1990), tables in ./extendedTables.js.
 *
 * log: x = 2ᵏ·z, j = round(64/z), r = z·j/64 − 1 (exact, |r| ≤ 2⁻⁶), and log x = k·log 2 −
 * log(j/64) + r − r²/2 + r³·(1/3 − r/4 + …). Relative error below 2⁻⁶⁷. exp: h = n·(log 2)/16 + r,
 * and exp h = 2^⌊n/16⌋ · 2^((n mod 16)/16) · (1 + r + r²/2 + …). Error of the rounded result 0.55
 * ulp (measured in `pow`), so results that are doubles come out exact.
 */
import { FIRST_J, LOG_2, minusLogs, sixteenths, STEP } from './extendedTables.js';
import { exponentOf, timesPowerOfTwo } from './scale.js';

/** An unevaluated sum of two doubles, the second below one ulp of the first. */
export interface Extended {
  readonly high: number;
  readonly low: number;
}

/**
 * log x as a sum of two doubles, relative error below 2⁻⁶⁷.
 *
 * @param x - a positive finite number
 * @returns high + low
 */
export function extendedLog(x: number): Extended {
  let k = exponentOf(x);
  let z = timesPowerOfTwo(x, -k);
  if (z > Math.SQRT2) {
    z /= 2;
    k += 1;
  }
  const j = Math.round(64 / z);
  const short = Math.fround(z);
  const r = (short * j) / 64 - 1 + ((z - short) * j) / 64;
  const entry = minusLogs()[j - FIRST_J]!;
  return sumOfParts(k * LOG_2[0] + entry[0], k * LOG_2[1] + entry[1], r);
}

/** (start + tail) + log(1 + r), where start is 0 or larger than r. */
function sumOfParts(start: number, tail: number, r: number): Extended {
  const short = Math.fround(r);
  const halfSquare = (short * short) / 2; // exact; the rest of r²/2 goes to `low`
  const first = start + r;
  const second = first - halfSquare;
  const rounding = start - first + r + (first - second - halfSquare);
  const low = rounding + (tail - ((r - short) * (r + short)) / 2 + r * r * r * cubicTerms(r));
  const high = second + low;
  return { high, low: second - high + low };
}

/** (log(1 + r) − r + r²/2) / r³, in two halves that a processor can compute at once. */
function cubicTerms(r: number): number {
  const s = r * r;
  const odd = 1 / 3 + s * (1 / 5 + s * (1 / 7 + s * (1 / 9 + s / 11)));
  const even = 1 / 4 + s * (1 / 6 + s * (1 / 8 + s / 10));
  return odd - r * even;
}

/**
 * factor·exp(high + low), rounded once: neither the exponential alone nor a partial product can
 * overflow or lose digits.
 *
 * @param high - exponent
 * @param low - what the exponent lost to rounding
 * @param factor - a finite factor
 * @returns the product
 */
export function timesExp(high: number, low: number, factor: number): number {
  if (factor === 0) return factor;
  if (!(Math.abs(high) < 1500)) return high < 0 ? factor * 0 : factor * Math.abs(high) * Infinity;
  const n = Math.round(high / (STEP[0] + STEP[1]));
  const r = high - n * STEP[0] - n * STEP[1] + low;
  const [power, rest] = sixteenths()[n & 15]!;
  const value = power + (rest + power * exponentialTerms(r));
  if (factor === 1) return timesPowerOfTwo(value, n >> 4);
  const e = exponentOf(factor);
  return timesPowerOfTwo(timesPowerOfTwo(factor, -e) * value, (n >> 4) + e);
}

/** exp(r) − 1 for |r| ≤ 0.022. */
function exponentialTerms(r: number): number {
  const tail = 1 / 24 + r * (1 / 120 + r * (1 / 720 + (r / 5040) * (1 + r / 8)));
  return r + r * r * (1 / 2 + r * (1 / 6 + r * tail));
}
