/**
 * Numbers that look random and are the same in every run, for checks and searches.
 */

/**
 * A small linear congruential generator (D. E. Knuth's MMIX constants have the same form). Good enough to choose
 * directions and points; for numbers of a model use the generators of `random`.
 *
 * @param seed - where it starts
 * @returns a function that gives the next number of [0, 1), 24 bits of it
 *
 * @example
 * ```ts
 * import { randomFrom } from '@gradus/numerics';
 * const next = randomFrom(1);
 * console.log(next() === randomFrom(1)(), next() < 1); // => true true
 * ```
 */
export function randomFrom(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}
