/**
 * What rounding takes away from a sum or a product, recovered exactly: the two building blocks of
 * arithmetic in twice the precision. O. Møller's and T. J. Dekker's algorithms (BIT 5, 1965;
 * Numerische Mathematik 18, 1971); the splitting factor is 2²⁷ + 1.
 */

/**
 * The error of a floating-point sum: a + b = sum + sumError exactly.
 *
 * @param a - a term
 * @param b - the other term
 * @param sum - a + b as rounded
 * @returns the rest; NaN where the sum is not finite
 */
export function sumError(a: number, b: number, sum: number): number {
  const partOfB = sum - a;
  return a - (sum - partOfB) + (b - partOfB);
}

/**
 * The error of a floating-point product: a·b = product + productError exactly, where nothing under-
 * or overflows.
 *
 * @param a - a factor, |a| ≤ 1e300
 * @param b - the other factor, |b| ≤ 1e300
 * @param product - a·b as rounded
 * @returns the rest
 */
export function productError(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

function upperHalf(a: number): number {
  const shifted = 134217729 * a;
  return shifted - (shifted - a);
}
