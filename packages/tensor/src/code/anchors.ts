/**
 * Where the exponent of a power of two is put together. A whole number that is added to an anchor, 1.5·2²³ or
 * 1.5·2⁵², stands in the last bits of the sum, and adding rounds to it: one addition does what rounding and
 * conversion would. With the bias of exponents added as well, a shift to the left makes these bits a power.
 */

/** What a whole number is added to, and the bias of exponents. */
export const ANCHORS = {
  float32: { anchor: 0xc0_0000, bias: 127 },
  float64: { anchor: 0x18_0000_0000_0000, bias: 1023 },
} as const;
