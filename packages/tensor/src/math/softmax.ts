/**
 * The logarithm of a sum of exponentials, its slope (softmax), and the logarithm of that, of one
 * row of numbers. Everything is taken relative to the largest entry m. The rounding error of xᵢ −
 * m, which the exponential would multiply by up to 745, is put back, and sums are compensated (A.
 * Neumaier, ZAMM 54, 1974), so the error does not grow with the length of the row.
 *
 * | function   | formula           | largest error                      | Jacobian       |
 * |------------|-------------------|------------------------------------|----------------|
 * | logsumexp  | log Σ exp xⱼ      | 1.1 ulp of the larger of m, result | softmax        |
 * | softmax    | exp xᵢ / Σ exp xⱼ | 2.6 ulp                            | sᵢ·(δᵢⱼ − sⱼ)  |
 * | logSoftmax | xᵢ − logsumexp x  | 1.4 ulp                            | δᵢⱼ − softmaxⱼ |
 */
import { sumError } from './product.js';

/** One row relative to its largest entry: exp(xᵢ − m), and the sum of all but the largest. */
interface Shares {
  readonly largest: number;
  readonly index: number;
  readonly exponentials: Float64Array;
  /** Σ exp(xᵢ − m) − 1. */
  readonly others: number;
}

function indexOfLargest(x: ArrayLike<number>): number {
  let index = 0;
  for (let i = 1; i < x.length; i++) {
    if (x[i]! > x[index]! || Number.isNaN(x[i]!)) index = i;
  }
  return index;
}

/** exp(x − m), the rounding error of the difference put back. */
function shareOf(x: number, m: number): number {
  const difference = x - m;
  const share = Math.exp(difference);
  const lost = sumError(x, -m, difference);
  return Number.isFinite(lost) ? share + share * lost : share;
}

function sharesOf(x: ArrayLike<number>): Shares {
  const index = indexOfLargest(x);
  const largest = x[index]!;
  const exponentials = Float64Array.from(x, (value) => shareOf(value, largest));
  exponentials[index] = 0;
  const others = Number.isNaN(largest) ? NaN : compensatedSum(exponentials);
  exponentials[index] = 1;
  return { largest, index, exponentials, others };
}

function compensatedSum(terms: Float64Array): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < terms.length; i++) {
    const sum = total + terms[i]!;
    lost += sumError(total, terms[i]!, sum);
    total = sum;
  }
  return total + lost;
}

/**
 * log Σ exp xᵢ. −∞ for an empty row and where all are −∞; ∞ where one is ∞.
 *
 * @param x - a row of numbers
 * @returns the logarithm of the sum
 */
export function logsumexp(x: ArrayLike<number>): number {
  if (x.length === 0) return -Infinity;
  const largest = x[indexOfLargest(x)]!;
  if (Math.abs(largest) === Infinity) return largest;
  return largest + Math.log1p(sharesOf(x).others);
}

/**
 * exp xᵢ / Σ exp xⱼ. A single ∞ takes all; NaN where the largest entry is infinite and occurs
 * twice.
 *
 * @param x - a row of numbers
 * @returns shares that sum to 1
 */
export function softmax(x: ArrayLike<number>): Float64Array {
  if (x.length === 0) return new Float64Array(0);
  const { exponentials, others } = sharesOf(x);
  return exponentials.map((share) => share / (1 + others));
}

/**
 * xᵢ − log Σ exp xⱼ. The largest entry's own logarithm is −log1p of the others' shares and so keeps
 * its digits when it is close to 0.
 *
 * @param x - a row of numbers
 * @returns logarithms of shares
 */
export function logSoftmax(x: ArrayLike<number>): Float64Array {
  if (x.length === 0) return new Float64Array(0);
  const { largest, index, others } = sharesOf(x);
  const log = Math.log1p(others);
  return Float64Array.from(x, (value, i) => (i === index ? -log : value - largest - log));
}
