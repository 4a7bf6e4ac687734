import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { atan2Slope, hypot, hypotSlope } from '../../src/math/plane.js';
import { ulpDistance } from './ulp.js';

const real = fc.double({ min: -1e3, max: 1e3, noNaN: true }).filter((x) => Math.abs(x) > 1e-3);
const exponent = fc.integer({ min: -900, max: 900 });

describe('a point of the plane', () => {
  it('may be large or small: everything scales by powers of two', () => {
    const check = (x: number, y: number, k: number): void => {
      const [a, b] = [x * 2 ** k, y * 2 ** k];
      expect(hypot(a, b)).toBe(hypot(x, y) * 2 ** k);
      expect(hypotSlope(a, b)).toBe(hypotSlope(x, y));
      expect(atan2Slope(a, b)).toBe(atan2Slope(x, y) * 2 ** -k);
    };
    fc.assert(fc.property(real, real, exponent, check));
  });

  it('has a distance that knows no signs and no order', () => {
    const check = (x: number, y: number): void => {
      expect(hypot(y, x)).toBe(hypot(x, y));
      expect(hypot(-x, y)).toBe(hypot(x, y));
      expect(hypotSlope(-x, y)).toBe(-hypotSlope(x, y));
      expect(ulpDistance(hypot(x, y), Math.hypot(x, y))).toBeLessThanOrEqual(3);
    };
    fc.assert(fc.property(real, real, check));
  });

  it('has slopes whose squares sum to 1', () => {
    const check = (x: number, y: number): void => {
      const sum = hypotSlope(x, y) ** 2 + hypotSlope(y, x) ** 2;
      expect(Math.abs(sum - 1)).toBeLessThanOrEqual(5 * Number.EPSILON);
    };
    fc.assert(fc.property(real, real, check));
  });

  it('has no direction at 0', () => {
    expect([hypot(0, -0), hypot(3, 4), hypot(5e-324, 0)]).toEqual([0, 5, 5e-324]);
    expect([hypotSlope(0, 0), atan2Slope(0, 0)]).toEqual([NaN, NaN]);
    expect([hypotSlope(0, 1), atan2Slope(0, 1)]).toEqual([0, 0]);
  });

  it('may be infinitely far', () => {
    expect([hypot(NaN, -Infinity), hypot(1, NaN)]).toEqual([Infinity, NaN]);
    expect([hypotSlope(-Infinity, 1), hypotSlope(1, Infinity)]).toEqual([-1, 0]);
    expect([hypotSlope(Infinity, Infinity), hypotSlope(Infinity, NaN)]).toEqual([NaN, NaN]);
    expect([atan2Slope(Infinity, 1), atan2Slope(1, -Infinity)]).toEqual([0, 0]);
  });

  it('loses nothing to under- and overflow', () => {
    expect(hypotSlope(1.7e308, 1.7e308)).toBeCloseTo(Math.SQRT1_2, 15);
    expect(hypotSlope(5e-324, 5e-324)).toBeCloseTo(Math.SQRT1_2, 15);
    expect(atan2Slope(1e200, 1e200)).toBe(5e-201);
    expect(atan2Slope(1e-310, 0)).toBe(Infinity);
  });
});
