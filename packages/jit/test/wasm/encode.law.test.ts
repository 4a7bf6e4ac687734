import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { f32Bytes, f64Bytes, littleEndian, signed, unsigned } from '../../src/wasm/encode.js';

/** Reads LEB128 the way the specification defines its value: Σ (byte mod 128) · 128^i. */
function decode(bytes: readonly number[], isSigned: boolean): bigint {
  const value = bytes.reduce((sum, byte, i) => sum + (BigInt(byte & 0x7f) << BigInt(7 * i)), 0n);
  const bits = 7 * bytes.length;
  return isSigned ? BigInt.asIntN(bits, value) : value;
}

/** The fewest groups of seven bits that hold the value. */
function shortest(value: bigint, isSigned: boolean): number {
  const holds = (bits: number): boolean =>
    (isSigned ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value)) === value;
  let groups = 1;
  while (!holds(7 * groups)) groups++;
  return groups;
}

/** All bytes but the last say that more follow. */
const wellFormed = (bytes: readonly number[]): boolean =>
  bytes.every((byte, i) => byte >> 7 === (i < bytes.length - 1 ? 1 : 0));

describe('LEB128 against a reference in BigInt', () => {
  it('unsigned: decodes to the value, in the fewest bytes', () => {
    const anySize = fc.oneof(fc.maxSafeNat(), fc.nat(), fc.nat(300), fc.nat(70_000));
    fc.assert(
      fc.property(anySize, (value) => {
        const bytes = unsigned(value);
        expect(decode(bytes, false)).toBe(BigInt(value));
        expect(bytes).toHaveLength(shortest(BigInt(value), false));
        expect(wellFormed(bytes)).toBe(true);
      }),
    );
  });

  it('signed: decodes to the value, in the fewest bytes', () => {
    const i64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    const small = fc.integer({ min: -70_000, max: 70_000 }).map(BigInt);
    fc.assert(
      fc.property(fc.oneof(i64, small), (value) => {
        const bytes = signed(value);
        expect(decode(bytes, true)).toBe(value);
        expect(bytes).toHaveLength(shortest(value, true));
        expect(wellFormed(bytes)).toBe(true);
      }),
    );
  });

  it('signed: a number and the same bigint have the same bytes', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(signed(value)).toEqual(signed(BigInt(value)));
      }),
    );
  });

  it('steps up a byte exactly at the powers of 128', () => {
    for (let k = 1; k <= 7; k++) {
      const edge = 128 ** k;
      expect([unsigned(edge - 1).length, unsigned(edge).length]).toEqual([k, k + 1]);
      expect([signed(edge / 2 - 1).length, signed(edge / 2).length]).toEqual([k, k + 1]);
      expect([signed(-edge / 2).length, signed(-edge / 2 - 1).length]).toEqual([k, k + 1]);
    }
  });
});

describe('bytes of numbers', () => {
  it('floats are the bytes of typed arrays', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        expect(f64Bytes(value)).toEqual([...new Uint8Array(Float64Array.of(value).buffer)]);
        expect(f32Bytes(value)).toEqual([...new Uint8Array(Float32Array.of(value).buffer)]);
      }),
    );
  });

  it('integers are the bytes of typed arrays', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        expect(littleEndian(value, 8)).toEqual([...new Uint8Array(BigInt64Array.of(value).buffer)]);
      }),
    );
  });
});
