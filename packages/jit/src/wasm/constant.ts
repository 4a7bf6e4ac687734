/**
 * The immediates of constants. Numbers are checked and rounded here, once, when the instruction is
 * made: an i32 outside of 32 bits is a fault of the caller, and wrapping it would hide that. Floats
 * are kept as bytes, so that the sign of zero and the payload of a NaN survive to the encoding.
 */
import { unreachable } from '@gradus/tensor';
import { f32Bytes, f64Bytes, littleEndian } from './encode.js';
import type { Bytes } from './encode.js';
import type { Immediate, LaneShape, NumberType } from './instruction.js';

/** Lanes of a vector constant: what they are and how many. */
const LANES: Readonly<Record<LaneShape, { bits: number; float: boolean }>> = {
  i8x16: { bits: 8, float: false },
  i16x8: { bits: 16, float: false },
  i32x4: { bits: 32, float: false },
  i64x2: { bits: 64, float: false },
  f32x4: { bits: 32, float: true },
  f64x2: { bits: 64, float: true },
};

function isSmall(value: number | bigint): value is number {
  return typeof value === 'number' && value === (value | 0);
}

/** Any integer that fits `bits` bits, read as signed or unsigned: both have the same encoding. */
function integer(value: number | bigint, bits: number): bigint {
  const whole = typeof value === 'bigint' || Number.isSafeInteger(value);
  if (!whole) unreachable(`an integer constant of ${value}`);
  const exact = BigInt(value);
  if (exact < -(1n << BigInt(bits - 1)) || exact >= 1n << BigInt(bits)) {
    unreachable(`the constant ${value} does not fit ${bits} bits`);
  }
  return BigInt.asIntN(bits, exact);
}

function float(value: number | bigint, bits: number): Bytes {
  if (typeof value === 'bigint') unreachable(`a float constant of ${value}n: pass a number`);
  return bits === 32 ? f32Bytes(value) : f64Bytes(value);
}

/**
 * The immediate of `i32.const`, `i64.const`, `f32.const` or `f64.const`.
 *
 * @param type - the type of the constant
 * @param value - its value; a float is rounded to the type
 * @returns the immediate
 */
export function numberImmediate(type: NumberType, value: number | bigint): Immediate {
  switch (type) {
    case 'i32':
      return { kind: 'i32', value: isSmall(value) ? value : Number(integer(value, 32)) };
    case 'i64':
      return { kind: 'i64', value: integer(value, 64) };
    case 'f32':
      return { kind: 'f32', bytes: float(value, 32) };
    case 'f64':
      return { kind: 'f64', bytes: float(value, 64) };
  }
}

/**
 * The immediate of a float constant with given bits: the only way to a NaN with a payload.
 *
 * @param type - the type of the constant
 * @param bits - its IEEE 754 bits
 * @returns the immediate
 */
export function bitsImmediate(type: 'f32' | 'f64', bits: bigint): Immediate {
  const size = type === 'f32' ? 4 : 8;
  return { kind: type, bytes: littleEndian(integer(bits, 8 * size), size) };
}

/**
 * The immediate of `v128.const`.
 *
 * @param shape - how to divide the vector
 * @param values - one value a lane
 * @returns the immediate
 */
export function vectorImmediate(shape: LaneShape, values: readonly (number | bigint)[]): Immediate {
  const { bits, float: floats } = LANES[shape];
  if (values.length * bits !== 128) unreachable(`${values.length} values for ${shape}`);
  const bytes: number[] = [];
  let lane: Bytes = [];
  values.forEach((value, i) => {
    const again = i > 0 && Object.is(value, values[i - 1]);
    if (!again) lane = floats ? float(value, bits) : littleEndian(integer(value, bits), bits / 8);
    for (const byte of lane) bytes.push(byte);
  });
  return { kind: 'v128', shape, bytes };
}
