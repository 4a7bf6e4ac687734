/**
 * Whether two results are the same but for rounding. Libraries add in different orders and approximate
 * functions differently, so numbers are compared relative to the largest of them.
 */

/**
 * The first reason to distrust two results.
 *
 * @param actual - numbers of one peer
 * @param expected - numbers of another
 * @param tolerance - allowed difference, relative to the largest expected number
 * @returns words; null when they agree
 */
export function disagreement(actual, expected, tolerance) {
  if (actual.length !== expected.length) return `${actual.length} numbers, not ${expected.length}`;
  let scale = 0;
  for (const x of expected) scale = Math.max(scale, Math.abs(x));
  for (const [i, x] of actual.entries()) {
    const difference = Math.abs(x - expected[i]);
    if (!(difference <= tolerance * scale)) return `${x} at ${i}, not ${expected[i]}`;
  }
  return null;
}
