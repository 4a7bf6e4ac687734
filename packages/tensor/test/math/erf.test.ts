import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { erf, erfc, erfSlope } from '../../src/math/erf.js';
import { ulpDistance } from './ulp.js';

const real = fc.double({ min: -30, max: 30, noNaN: true });

describe('erf and erfc', () => {
  it('are ±1, 0 and 2 at the ends and NaN for NaN', () => {
    expect([0, -0, Infinity, -Infinity, NaN].map(erf)).toEqual([0, -0, 1, -1, NaN]);
    expect([0, Infinity, -Infinity, NaN].map(erfc)).toEqual([1, 0, 2, NaN]);
  });

  it('erf is odd, the slope even', () => {
    const check = (x: number): void => {
      expect(erf(-x)).toBe(-erf(x));
      expect(erfSlope(-x)).toBe(erfSlope(x));
    };
    fc.assert(fc.property(real, check));
  });

  it('erf + erfc = 1', () => {
    const check = (x: number): void => {
      expect(Math.abs(erf(x) + erfc(x) - 1)).toBeLessThanOrEqual(2 * Number.EPSILON);
    };
    fc.assert(fc.property(real, check));
  });

  it('never run backwards', () => {
    const check = (x: number): void => {
      const next = x + Math.max(1e-12, Math.abs(x) * 8 * Number.EPSILON);
      expect(erf(next)).toBeGreaterThanOrEqual(erf(x));
      expect(erfc(next)).toBeLessThanOrEqual(erfc(x));
    };
    fc.assert(fc.property(real, check));
  });

  it('meet at the seam of series and tail', () => {
    for (const f of [erf, erfc]) {
      expect(ulpDistance(f(0.5), f(0.5 - 2 ** -54))).toBeLessThanOrEqual(4);
    }
  });

  it('erfc has digits down to the smallest number', () => {
    expect(erfc(27.226)).toBeGreaterThan(0);
    expect(erfc(27.3)).toBe(0);
  });
});
