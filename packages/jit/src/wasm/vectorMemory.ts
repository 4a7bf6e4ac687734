/**
 * Vectors in memory: neighbours, at any multiple of their own size. A bool is a byte in memory and a mask in
 * a register.
 */
import type { Expression, Place } from '@gradus/tensor/code';
import type { Local } from './assembler.js';
import { pushLanes, registerCount, type VectorContext } from './vectorContext.js';

/**
 * Pushes one register of a vector in memory.
 *
 * @param c - the function
 * @param place - where its first element is
 * @param part - which register
 */
export function pushLoad(c: VectorContext, place: Place, part: number): void {
  const offset = c.pushAddress(place);
  if (place.buffer.dtype !== 'bool') {
    c.f.access('v128.load', offset + 16 * part, alignment(place));
    return;
  }
  c.f.access('v128.load32_zero', offset, 1);
  c.f.op('i16x8.extend_low_i8x16_u').op('i32x4.extend_low_i16x8_u').op('i32x4.neg');
}

/**
 * Stores a vector.
 *
 * @param c - the function
 * @param place - where its first element goes
 * @param value - the vector
 */
export function emitVectorStore(c: VectorContext, place: Place, value: Expression): void {
  for (let part = 0; part < registerCount(value.dtype); part++) {
    const offset = c.pushAddress(place);
    c.pushVector(value, part);
    if (value.dtype === 'bool') storeBytes(c, offset);
    else c.f.access('v128.store', offset + 16 * part, alignment(place));
  }
}

function alignment({ buffer }: Place): number {
  return buffer.dtype === 'float64' ? 8 : 4;
}

/** Masks to bytes of 0 and 1. */
function storeBytes(c: VectorContext, offset: number): void {
  const { f } = c;
  const [mask] = c.scratch(1) as [Local];
  f.localTee(mask).localGet(mask).op('i16x8.narrow_i32x4_s').localTee(mask).localGet(mask);
  pushLanes(f.op('i8x16.narrow_i16x8_s'), 'i32x4', 0x01_01_01_01).op('v128.and');
  f.accessLane('v128.store32_lane', 0, offset);
}
