/**
 * The bytes of WebAssembly's binary format below the level of instructions: variable-length integers
 * (LEB128), floats, names, vectors and sections. Everything is a plain list of bytes, since modules
 * are small and lists join without bookkeeping. Reference: the core specification, chapter "Binary
 * Format", sections "Values" and "Modules".
 */
import { unreachable } from '@gradus/tensor';

/** A list of bytes. */
export type Bytes = readonly number[];

/** The first eight bytes of a module: `\0asm` and version 1. */
export const PREAMBLE: Bytes = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

/**
 * An unsigned integer in LEB128: seven bits a byte, the lowest first, the high bit saying "more".
 *
 * @param value - a whole number from 0 to 2⁵³ − 1
 * @returns its shortest encoding
 */
export function unsigned(value: number): Bytes {
  if (!Number.isSafeInteger(value) || value < 0)
    unreachable(`LEB128 of ${value}, want 0 … 2^53 - 1`);
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
  return bytes;
}

/**
 * A signed integer in LEB128: as unsigned, in two's complement, ending where the sign is known from
 * bit 6 of the last byte.
 *
 * @param value - any whole number; a bigint where 53 bits are not enough
 * @returns its shortest encoding
 */
export function signed(value: number | bigint): Bytes {
  const small = Number(value);
  if (small === (small | 0)) return signed32(small);
  const bytes: number[] = [];
  let rest = BigInt(value);
  for (;;) {
    const low = Number(rest & 0x7fn);
    rest >>= 7n; // keeps the sign
    const done = rest === (low & 0x40 ? -1n : 0n);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

/** The same for 32 bits. */
function signed32(value: number): Bytes {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7; // keeps the sign
    const done = rest === (low & 0x40 ? -1 : 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

/**
 * The lowest bytes of an integer, the lowest first.
 *
 * @param value - the integer; negative ones in two's complement
 * @param size - how many bytes to keep
 * @returns `size` bytes
 */
export function littleEndian(value: bigint, size: number): Bytes {
  return Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
}

const room = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));

function bytesOfRoom(count: number): Bytes {
  const bytes: number[] = [];
  for (let i = 0; i < count; i++) bytes.push(room.getUint8(i));
  return bytes;
}

/**
 * A number rounded to single precision, in IEEE 754 bits. Every NaN becomes the canonical one: which
 * bits a JavaScript NaN has is up to the engine.
 *
 * @param value - any number
 * @returns 4 bytes, little-endian
 */
export function f32Bytes(value: number): Bytes {
  if (Number.isNaN(value)) return [0x00, 0x00, 0xc0, 0x7f];
  room.setFloat32(0, value, true);
  return bytesOfRoom(4);
}

/**
 * A number in the IEEE 754 bits of double precision, with the canonical NaN.
 *
 * @param value - any number
 * @returns 8 bytes, little-endian
 */
export function f64Bytes(value: number): Bytes {
  if (Number.isNaN(value)) return [0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xf8, 0x7f];
  room.setFloat64(0, value, true);
  return bytesOfRoom(8);
}

/**
 * A vector: how many items there are, then the items.
 *
 * @param items - the encoded items
 * @returns the bytes of all
 */
export function vector(items: readonly Bytes[]): Bytes {
  const bytes = [...unsigned(items.length)];
  for (const item of items) for (const byte of item) bytes.push(byte); // spreading overflows the call stack
  return bytes;
}

/**
 * Bytes behind their own number.
 *
 * @param content - the bytes
 * @returns their count, then the bytes
 */
export function sized(content: Bytes): Bytes {
  return unsigned(content.length).concat(content);
}

/**
 * A name: its bytes in UTF-8 behind their number.
 *
 * @param text - the name
 * @returns the encoded name
 */
export function name(text: string): Bytes {
  return sized([...new TextEncoder().encode(text)]);
}

/**
 * A section: its number, its length, its content. A section without content is left out altogether,
 * as the format allows.
 *
 * @param id - the section's number
 * @param content - the encoded content, empty for none
 * @returns the section, or no bytes
 */
export function section(id: number, content: Bytes): Bytes {
  return content.length === 0 ? [] : [id, ...unsigned(content.length)].concat(content);
}
