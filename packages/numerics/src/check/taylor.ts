/**
 * How fast a Taylor remainder |g(t) − g(0) − t·slope| shrinks with t. With the right slope it goes as t², with a wrong
 * one as t, whatever the function: a check that needs no step and no tolerance. (A standard test of adjoint codes:
 * P. E. Farrell, D. A. Ham, S. W. Funke, M. E. Rognes, “Automated derivation of the adjoint of high-level transient
 * finite element programs”, SIAM J. Sci. Comput. 35, 2013.) Costs two calls a step, 31 at most.
 */

/** Each step is this part of the one before. */
const SHRINK = 0.25;
const STEPS = 15;
/** Remainders that are less than this part of the numbers around are roundings. */
const NOISE = 1024 * Number.EPSILON;
/** How many of the last rates that stand out of the noise are asked. */
const ASKED = 3;

/** Rates from here on belong to a right slope: half-way between 1 and 2. */
export const RIGHT_RATE = 1.5;

/**
 * The rate at which the remainder shrinks.
 *
 * @param g - a function of one number
 * @param slope - what is said to be g′(0)
 * @param start - the first, largest step
 * @returns about 2 (or more) for a right slope, 1 for a wrong one; ∞ where no remainder stands out of the roundings;
 *   NaN where g or the slope is not finite
 */
export function taylorRate(g: (t: number) => number, slope: number, start: number): number {
  const here = g(0);
  const remainders: number[] = [];
  for (let i = 0, t = start; i < STEPS; i++, t *= SHRINK) {
    const [right, left] = [g(t), g(-t)];
    const remainder = Math.abs(right - here - t * slope) + Math.abs(left - here + t * slope);
    if (Number.isNaN(remainder) || !Number.isFinite(slope)) return Number.NaN;
    const size = Math.max(Math.abs(here), Math.abs(right), Math.abs(left), Math.abs(t * slope));
    if (remainder <= NOISE * size) break;
    remainders.push(remainder);
  }
  return lastRate(remainders);
}

/** The median of the last rates. */
function lastRate(remainders: readonly number[]): number {
  const rates = remainders.slice(1).map((r, i) => Math.log(r / remainders[i]!) / Math.log(SHRINK));
  const asked = rates.slice(-ASKED).toSorted((a, b) => a - b);
  return asked[Math.floor((asked.length - 1) / 2)] ?? Infinity;
}
