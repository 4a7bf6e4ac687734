/**
 * Operations on the bits of floats, in JavaScript, for the interpreter.
 */
import type { DType } from '@gradus/tensor';
import { ANCHORS, type BitOperation } from '@gradus/tensor/code';

const FLOAT64: Readonly<Record<BitOperation, (x: number, y: number) => number>> = {
  power: (x) => power(x, 1),
  powerHalf: (x) => power(x, 2),
  exponent: (x) => exponent(x),
  mantissa: (x) => x / 2 ** exponent(x),
  copySign: (x, y) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x)),
  atMost: (x, limit) => (limit < x ? limit : x),
  atLeast: (x, limit) => (x < limit ? limit : x),
};

/** 2 to a part of the whole number that was added to an anchor, of which one is far above the other. */
function power(x: number, parts: number): number {
  const { anchor, bias } = ANCHORS[x < 2 ** 25 ? 'float32' : 'float64'];
  return 2 ** (Math.floor((x - anchor) / parts) - bias);
}

const words = new Uint32Array(2);
const double = new Float64Array(words.buffer);

/** By its bits; nothing is asked of numbers that are not positive and normal. */
function exponent(x: number): number {
  double[0] = x;
  return ((words[1]! >>> 20) & 0x7ff) - 1023;
}

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
  return dtype === 'float32' || dtype === 'float64' ? FLOAT64[op as BitOperation] : undefined;
}
