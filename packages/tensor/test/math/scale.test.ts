import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { productError, sumError } from '../../src/math/product.js';
import { exponentOf, timesPowerOfTwo } from '../../src/math/scale.js';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((x) => x !== 0);

describe('exponents', () => {
  it('put every number between 1 and 2', () => {
    const check = (x: number): void => {
      const mantissa = Math.abs(timesPowerOfTwo(x, -exponentOf(x)));
      expect(mantissa).toBeGreaterThanOrEqual(1);
      expect(mantissa).toBeLessThan(2);
      expect(timesPowerOfTwo(timesPowerOfTwo(x, -exponentOf(x)), exponentOf(x))).toBe(x);
    };
    fc.assert(fc.property(finite, check));
    expect([5e-324, 1, -3, Number.MAX_VALUE].map(exponentOf)).toEqual([-1074, 0, 1, 1023]);
  });

  it('round once, and saturate', () => {
    expect(timesPowerOfTwo(1.5, -1074)).toBe(1e-323);
    expect(timesPowerOfTwo(1.25, -1074)).toBe(5e-324);
    expect([timesPowerOfTwo(-1, -5000), timesPowerOfTwo(-1, 5000)]).toEqual([-0, -Infinity]);
    expect(timesPowerOfTwo(5e-324, 2000)).toBe(2 ** 926);
  });
});

describe('rounding errors', () => {
  /** A double as an integer multiple of 2^-1200. */
  const exact = (x: number): bigint => {
    const e = exponentOf(x);
    return BigInt(timesPowerOfTwo(x, 52 - e)) << BigInt(1148 + e);
  };
  const ordinary = fc.double({ min: 1e-60, max: 1e60, noNaN: true });

  it('of sums are exact', () => {
    const check = (a: number, b: number): void => {
      const error = sumError(a, -b, a - b);
      const parts = [a - b, error].filter((x) => x !== 0).map(exact);
      expect(parts.reduce((x, y) => x + y, 0n)).toBe(exact(a) - exact(b));
    };
    fc.assert(fc.property(ordinary, ordinary, check));
  });

  it('of products are exact', () => {
    const check = (a: number, b: number): void => {
      const parts = [a * b, productError(a, b, a * b)].filter((x) => x !== 0).map(exact);
      expect(parts.reduce((x, y) => x + y, 0n) << 1200n).toBe(exact(a) * exact(b));
    };
    fc.assert(fc.property(ordinary, ordinary, check));
  });
});
