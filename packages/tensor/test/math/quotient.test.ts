import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { floorQuotient, quotientSlope, remainder, truncQuotient } from '../../src/math/quotient.js';

const real = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const divisor = real.filter((y) => Math.abs(y) > 1e-3);

describe('quotientSlope', () => {
  it('keeps its digits where x/y is subnormal, y² overflows or vanishes', () => {
    expect(quotientSlope(5e-324, 3e-10) / -5.489618287124962e-305).toBeCloseTo(1, 14);
    expect(quotientSlope(1e300, 1e200)).toBe(-1e-100);
    expect(quotientSlope(1e-300, 1e-200) / -1e100).toBeCloseTo(1, 15);
  });

  it('is −1/y² for x = 1 and odd in x', () => {
    const check = (x: number, y: number): void => {
      expect(quotientSlope(1, y)).toBe(-1 / (y * y));
      expect(quotientSlope(-x, y)).toBe(-quotientSlope(x, y));
      expect(quotientSlope(x, -y)).toBe(quotientSlope(x, y));
    };
    fc.assert(fc.property(real, divisor, check));
  });

  it('is infinite at a divisor of 0, NaN at (0, 0)', () => {
    expect([quotientSlope(1, 0), quotientSlope(-1, 0)]).toEqual([-Infinity, Infinity]);
    expect(quotientSlope(0, 0)).toBeNaN();
    expect(quotientSlope(1, Infinity)).toBe(-0);
  });
});

describe('division with remainder', () => {
  it('has the sign of the divisor', () => {
    expect([5.5, -5.5].map((x) => remainder(x, 2))).toEqual([1.5, 0.5]);
    expect([5.5, -5.5].map((x) => remainder(x, -2))).toEqual([-0.5, -1.5]);
    expect([remainder(-4, 2), remainder(4, -2)]).toEqual([0, -0]);
    expect([remainder(5, Infinity), remainder(-5, Infinity)]).toEqual([5, Infinity]);
    expect([remainder(5, 0), remainder(Infinity, 2)]).toEqual([NaN, NaN]);
  });

  it('x = q·y + r with 0 ≤ r/y < 1', () => {
    const check = (x: number, y: number): void => {
      const [q, r] = [floorQuotient(x, y), remainder(x, y)];
      expect(Number.isInteger(q)).toBe(true);
      expect(r / y).toBeGreaterThanOrEqual(0);
      expect(r / y).toBeLessThanOrEqual(1);
      const size = Math.max(Math.abs(x), Math.abs(y));
      expect(Math.abs(q * y + r - x)).toBeLessThanOrEqual(2 * Number.EPSILON * size);
    };
    fc.assert(fc.property(real, divisor, check));
  });

  it('is not fooled by a quotient that rounds up', () => {
    expect(Math.floor(1 / 0.1)).toBe(10); // 0.1 is a little more than a tenth
    expect([floorQuotient(1, 0.1), truncQuotient(1, 0.1)]).toEqual([9, 9]);
    expect([floorQuotient(-1, 0.1), truncQuotient(-1, 0.1)]).toEqual([-10, -9]);
  });
});
