/**
 * Constants with as many bits as anybody asked for.
 */

/** Bits are made in lots of so many: who asks for a few more finds them there. */
const LOT = 512;

/**
 * A constant that is computed once: fewer bits of it are its first ones.
 *
 * @param compute - gives it with so many bits after the point
 * @param shifted - takes bits away, where their number is negative
 * @returns gives it with so many bits
 */
export function constant<F>(
  compute: (bits: number) => F,
  shifted: (known: F, by: number) => F,
): (bits: number) => F {
  let known: { readonly value: F; readonly length: number } | null = null;
  return (bits) => {
    if (known === null || bits > known.length) {
      const length = Math.ceil(bits / LOT) * LOT;
      known = { value: compute(length), length };
    }
    return shifted(known.value, bits - known.length);
  };
}
