import { describe, expect, it } from '@jest/globals';
import * as math from '../../src/math/index.js';
import { known } from '../../src/math/realFunction.js';

describe('a function that compilers know by name', () => {
  it('keeps the name under which it is exported, so no two have one', () => {
    const named = Object.entries(math).filter(([, f]) => 'known' in f);
    expect(named.length).toBeGreaterThan(19);
    for (const [name, f] of named) expect([f.name, 'known' in f && f.known]).toEqual([name, name]);
  });
  it('is the function that was given', () => {
    const half = (x: number): number => x / 2;
    expect(known('half', half)).toBe(half);
    expect(half.name).toBe('half');
  });
});
