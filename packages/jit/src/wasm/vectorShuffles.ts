/**
 * Movements of bytes between registers: which of the 32 bytes of two registers become the 16 of one.
 */

/** A register of some bytes of two. */
export type Shuffle = readonly number[];

function words(...from: readonly number[]): Shuffle {
  return from.flatMap((word) => [0, 1, 2, 3].map((byte) => 4 * word + byte));
}

/** The lower halves of both. */
export const LOW_HALVES: Shuffle = /* @__PURE__ */ words(0, 1, 4, 5);
/** The upper half of the first, twice. */
export const HIGH_HALF: Shuffle = /* @__PURE__ */ words(2, 3, 2, 3);
/** Every second word of both: masks of 64 bits to masks of 32. */
export const EVEN: Shuffle = /* @__PURE__ */ words(0, 2, 4, 6);
/** Masks of 32 bits to masks of 64, the lower lanes. */
export const LOW_PAIRS: Shuffle = /* @__PURE__ */ words(0, 0, 1, 1);
/** The upper lanes. */
export const HIGH_PAIRS: Shuffle = /* @__PURE__ */ words(2, 2, 3, 3);
