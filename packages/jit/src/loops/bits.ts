/**
 * Operations on the bits of floats, in JavaScript, for the interpreter.
 */
import type { DType } from '@gradus/tensor';
import { ANCHORS } from './anchors.js';
import type { BitOperation } from './loop.js';

type Bits = Readonly<Record<BitOperation, (x: number, y: number) => number>>;

const bitsOf = ({ anchor, bias }: (typeof ANCHORS)[keyof typeof ANCHORS]): Bits => ({
  power: (x) => 2 ** (x - anchor - bias),
  powerHalf: (x) => 2 ** (Math.floor((x - anchor) / 2) - bias),
  exponent: (x) => exponent(x),
  mantissa: (x) => x / 2 ** exponent(x),
  copySign: (x, y) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x)),
  atMost: (x, limit) => (limit < x ? limit : x),
  atLeast: (x, limit) => (x < limit ? limit : x),
});

const words = new Uint32Array(2);
const double = new Float64Array(words.buffer);

/** By its bits; nothing is asked of numbers that are not positive and normal. */
function exponent(x: number): number {
  double[0] = x;
  return ((words[1]! >>> 20) & 0x7ff) - 1023;
}

const BITS = {
  float32: /* @__PURE__ */ bitsOf(ANCHORS.float32),
  float64: /* @__PURE__ */ bitsOf(ANCHORS.float64),
} as const;

/**
 * An operation on the bits of floats. float32 are doubles here; their exponents and mantissas are the same.
 *
 * @param op - any operation
 * @param dtype - the dtype of its operands
 * @returns the function; undefined for other operations
 */
export function bitOperation(
  op: string,
  dtype: DType,
): ((x: number, y: number) => number) | undefined {
  if (dtype !== 'float32' && dtype !== 'float64') return undefined;
  return BITS[dtype][op as BitOperation];
}
