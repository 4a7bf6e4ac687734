/**
 * The bytes of constants. Floats are rounded to their type, integers may be given as signed or as
 * unsigned: both have the same encoding.
 */
import { f32Bytes, f64Bytes, littleEndian, type Bytes } from './encode.js';
import type { LaneShape } from './instruction.js';

/**
 * An integer as the signed one of the same bits.
 *
 * @param value - a whole number that fits in the bits
 * @param bits - how many
 * @returns the number
 */
export function wrapped(value: number | bigint, bits: number): number | bigint {
  const isSmall = typeof value === 'number' && value === (value | 0);
  return isSmall ? value : BigInt.asIntN(bits, BigInt(value));
}

/**
 * A vector.
 *
 * @param shape - how it is divided
 * @param values - one value a lane
 * @returns 16 bytes
 */
export function laneBytes(shape: LaneShape, values: readonly (number | bigint)[]): Bytes {
  const size = 16 / values.length;
  const bytes: number[] = [];
  let lane: Bytes = [];
  values.forEach((value, i) => {
    const again = i > 0 && Object.is(value, values[i - 1]);
    if (!again) lane = numberBytes(shape, value, size);
    for (const byte of lane) bytes.push(byte);
  });
  return bytes;
}

function numberBytes(shape: LaneShape, value: number | bigint, size: number): Bytes {
  if (shape === 'f32x4') return f32Bytes(value as number);
  if (shape === 'f64x2') return f64Bytes(value as number);
  return littleEndian(BigInt(value), size);
}
