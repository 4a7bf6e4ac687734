/**
 * How many digits the shadow computes with at the moment.
 */

/** Digits of every intermediate result, where nobody asks for more. */
export const DIGITS = 100;

const BITS_A_DIGIT = Math.log2(10);

/**
 * Bits of a mantissa of so many decimal digits.
 *
 * @param count - decimal digits
 * @returns with a few guard bits
 */
export const bitsFor = (count: number): number => Math.ceil(count * BITS_A_DIGIT) + 16;

/** Digits of every result at the moment. */
export let digits: number = DIGITS;
/** Bits of every result at the moment. */
export let precision: number = bitsFor(DIGITS);

/**
 * Runs `body` with more digits, and restores the usual number whatever happens.
 *
 * @param wanted - digits of every intermediate result
 * @param body - a synchronous function
 * @returns what `body` returns
 */
export function withDigits<R>(wanted: number, body: () => R): R {
  const saved = digits;
  setDigits(wanted);
  try {
    return body();
  } finally {
    setDigits(saved);
  }
}

function setDigits(wanted: number): void {
  if (wanted === digits) return;
  digits = wanted;
  precision = bitsFor(wanted);
}

/** What was lost since somebody began to watch. */
interface Losses {
  /** A number was rounded, or made of a rounded one. */
  rounded: boolean;
  /** A difference was too small for the digits: a sum is as if nothing had been added. */
  dropped: boolean;
}

let rounded = false;
let dropped = false;

/**
 * Remembers whether digits were lost.
 *
 * @param isRounded - of the number that was made
 */
export function noteRounding(isRounded: boolean): void {
  rounded ||= isRounded;
}

/** Remembers that a difference left no trace. */
export function noteDropped(): void {
  dropped = true;
}

let special = false;

/** Remembers that a function was asked where it may have a corner, a jump or the edge of its domain. */
export function noteSpecial(): void {
  special = true;
}

/** Forgets it. */
export function forgetSpecial(): void {
  special = false;
}

/**
 * Whether such a place was met since it was forgotten.
 *
 * @returns true where one was
 */
export const hasMetSpecial = (): boolean => special;

/**
 * What is lost in a computation.
 *
 * @param body - computes with reals
 * @returns what it returns, and what was lost
 */
export function watchLosses<R>(body: () => R): { readonly result: R } & Readonly<Losses> {
  const [before, droppedBefore] = [rounded, dropped];
  rounded = dropped = false;
  try {
    return { result: body(), rounded, dropped };
  } finally {
    rounded ||= before;
    dropped ||= droppedBefore;
  }
}

/**
 * A power of two a little below 10^−n.
 *
 * @param n - so many digits
 * @returns its exponent
 */
export const exponentBelow = (n: number): number => -Math.ceil(n * BITS_A_DIGIT);
