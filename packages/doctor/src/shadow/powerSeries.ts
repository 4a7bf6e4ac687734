/**
 * Power series in fixed point. A short one is added term by term. Of a long one in long numbers the products are what takes
 * time, and n terms need about 2√n of them by rectangular splitting: the powers within a row of terms are multiplied in once
 * for all rows (D. Smith, "Efficient multiple-precision evaluation of elementary functions", 1989).
 */
import { integerOf, lengthOf } from './binary.js';

/** The coefficients of a series that begins with 1: the k-th is 1 / (lasting(1) ⋯ lasting(k) · own(k)). */
export interface Divisors {
  /** Bits after the point. */
  readonly bits: number;
  /** Stays in all later coefficients, as the factors of a factorial do. */
  readonly lasting?: (k: number) => number;
  /** Is in this one alone. */
  readonly own?: (k: number) => number;
}

/** Bits from which a product takes longer than all that is around it. */
export const LONG = 1000;
/** Terms that are a short series. */
const FEW = 16;
/** Bits by which factorials shorten a term, about. */
const SHORTER = 5;
const GUARD = 16;

/**
 * x · Σ yᵏ / divisors.
 *
 * @param x - the factor
 * @param y - well below 1
 * @param divisors - and the bits of all numbers after the point
 * @returns the product, off by a few units of the last place
 */
export function powerSeries(x: bigint, y: bigint, divisors: Divisors): bigint {
  const { bits, lasting } = divisors;
  if (bits < LONG) return byTerms(x, y, divisors);
  const lead = Math.max(0, bits - lengthOf(y));
  const terms = bits / (lead + (lasting === undefined ? 1 : SHORTER));
  if (terms < FEW) return byTerms(x, y, divisors);
  const fewer = Math.max(0, bits - lengthOf(x) - GUARD); // the sum needs no more digits than the product has
  const scale = bits - fewer;
  const sum = byRows(y >> BigInt(fewer), 2 ** Math.round(Math.log2(terms) / 2), {
    ...divisors,
    bits: scale,
  });
  return (x * sum) >> BigInt(scale);
}

const isOver = (term: bigint): boolean => term === 0n || term === -1n;

function byTerms(x: bigint, y: bigint, { bits, lasting, own }: Divisors): bigint {
  const scale = BigInt(bits);
  let term = x;
  let sum = x;
  for (let k = 1; !isOver(term); k++) {
    term = (term * y) >> scale;
    if (lasting !== undefined) term /= integerOf(lasting(k));
    sum += own === undefined ? term : term / integerOf(own(k));
  }
  return sum;
}

/** Σ yᵏ / divisors, in rows of 2ⁿ terms. */
function byRows(y: bigint, width: number, { bits, lasting, own }: Divisors): bigint {
  const scale = BigInt(bits);
  let step = y; // y^width
  for (let j = 1; j < width; j *= 2) step = (step * step) >> scale;
  const columns = Array.from({ length: width }, () => 0n); // what y^j is multiplied with
  let term = 1n << scale;
  for (let k = 0; !isOver(term); k++) {
    if (k > 0 && k % width === 0) term = (term * step) >> scale;
    if (k > 0 && lasting !== undefined) term /= BigInt(lasting(k));
    columns[k % width]! += own === undefined ? term : term / BigInt(own(k));
  }
  return columns.reduceRight((sum, column) => ((sum * y) >> scale) + column, 0n);
}
