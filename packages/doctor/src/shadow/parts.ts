/**
 * Arguments of functions that have an addition theorem, cut into parts at which the function is computed once and for all,
 * and a rest so small that a short series serves (R. Brent, P. Zimmermann, Modern Computer Arithmetic, §4.3.1).
 */
import { madeOnce } from '@gradus/tensor';
import { integerOf, shifted } from './binary.js';
import { constant } from './constant.js';
import { LONG } from './powerSeries.js';

/** Parts are whole multiples of 2^−8, then of 2^−16. */
const LENGTHS = [8, 16] as const;

/** A function at whole multiples of 2^−8 and of 2^−16, as far as anybody asked. */
export type Parts<F> = readonly ((i: number) => (bits: number) => F)[];

/**
 * Opens the book of a function.
 *
 * @param compute - the function, of a fixed-point number with so many bits after the point
 * @param shorten - takes bits away from what it gives
 * @returns the function at parts
 */
export function partsOf<F>(
  compute: (x: bigint, bits: number) => F,
  shorten: (y: F, by: number) => F,
): Parts<F> {
  return LENGTHS.map((length) => {
    const known = new Map<number, (bits: number) => F>();
    return (i) =>
      madeOnce(known, i, () =>
        constant((bits) => compute(shifted(BigInt(i), bits - length), bits), shorten),
      );
  });
}

/**
 * Cuts an argument into parts.
 *
 * @param x - a fixed-point number
 * @param bits - after the point
 * @param parts - the function at parts
 * @returns the function at the parts of x, and what is left of x; all of it where it is small, or so long that the products
 *   would cost more than the series
 */
export function parted<F>(
  x: bigint,
  bits: number,
  parts: Parts<F>,
): { readonly known: readonly F[]; readonly rest: bigint } {
  const known: F[] = [];
  let rest = x;
  if (bits < LONG) {
    LENGTHS.forEach((length, level) => {
      const size = (rest < 0n ? -rest : rest) >> integerOf(bits - length);
      if (size === 0n) return;
      const part = rest < 0n ? -size : size;
      rest -= shifted(part, bits - length);
      known.push(parts[level]!(Number(part))(bits));
    });
  }
  return { known, rest };
}
