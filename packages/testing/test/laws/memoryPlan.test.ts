import { describe, expect, it } from '@jest/globals';
import { checkMemoryPlan, type PlannedBuffer } from '../../src/index.js';

const buffer = (name: string, offset: number, from: number, to: number): PlannedBuffer => ({
  name,
  offset,
  bytes: 16,
  from,
  to,
});

describe('law 10', () => {
  it('lets buffers share space when they are alive at different times', () => {
    expect(
      checkMemoryPlan([buffer('a', 0, 0, 1), buffer('b', 16, 1, 2), buffer('c', 0, 2, 3)]),
    ).toBe(32);
  });

  it('refuses two live buffers that share a byte', () => {
    const plan = [buffer('a', 0, 0, 2), buffer('b', 15, 2, 3)];
    expect(() => checkMemoryPlan(plan)).toThrow(
      /a \(bytes 0 to 16, steps 0 to 2\) and b \(bytes 15 to 31, steps 2 to 3\)/,
    );
  });

  it('allows sharing that is meant', () => {
    const plan = [buffer('x', 0, 0, 2), buffer('y', 0, 2, 3)];
    expect(checkMemoryPlan(plan, (a, b) => a.to === b.from && a.offset === b.offset)).toBe(16);
  });
});
