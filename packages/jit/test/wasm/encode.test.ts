import { describe, expect, it } from '@jest/globals';
import {
  f32Bytes,
  f64Bytes,
  name,
  section,
  signed,
  unsigned,
  vector,
} from '../../src/wasm/encode.js';

describe('encode', () => {
  it('gives the examples of the DWARF standard, where LEB128 comes from', () => {
    expect(unsigned(2)).toEqual([2]);
    expect(unsigned(127)).toEqual([127]);
    expect(unsigned(128)).toEqual([0x80, 1]);
    expect(unsigned(12857)).toEqual([0x39 + 0x80, 100]);
    expect(signed(-2)).toEqual([0x7e]);
    expect(signed(127)).toEqual([127 + 0x80, 0]);
    expect(signed(-127)).toEqual([1 + 0x80, 0x7f]);
    expect(signed(128)).toEqual([0x80, 1]);
    expect(signed(-128)).toEqual([0x80, 0x7f]);
    expect(signed(-129)).toEqual([0x7f + 0x80, 0x7e]);
  });

  it('refuses what has no unsigned encoding', () => {
    for (const value of [-1, 0.5, Number.NaN, 2 ** 53]) {
      expect(() => unsigned(value)).toThrow(/LEB128/);
    }
  });

  it('makes every NaN the canonical one', () => {
    expect(f32Bytes(Number.NaN)).toEqual([0, 0, 0xc0, 0x7f]);
    expect(f64Bytes(Number.NaN)).toEqual([0, 0, 0, 0, 0, 0, 0xf8, 0x7f]);
  });

  it('counts the bytes of a name, not its characters', () => {
    expect(name('λ')).toEqual([2, 0xce, 0xbb]);
    expect(name('')).toEqual([0]);
  });

  it('counts the items of a vector, and the bytes of a section', () => {
    expect(vector([[1, 2], [3]])).toEqual([2, 1, 2, 3]);
    expect(section(10, [7, 8, 9])).toEqual([10, 3, 7, 8, 9]);
  });

  it('leaves out a section without content', () => {
    expect(section(10, [])).toEqual([]);
  });

  it('joins a vector of 300,000 bytes', () => {
    const bytes = vector([Array<number>(300_000).fill(7)]);
    expect(bytes).toHaveLength(300_001);
  });
});
