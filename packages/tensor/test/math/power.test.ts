import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cbrtSlope, exp2Slope, pow, powBaseSlope, powExponentSlope } from '../../src/math/power.js';
import { ulpDistance } from './ulp.js';

const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });

describe('pow', () => {
  it('is exact where the power is a double', () => {
    for (let base = 2; base <= 60; base++) {
      for (let n = 0, exact = 1n; exact < 2n ** 53n; n++, exact *= BigInt(base)) {
        expect(pow(base, n)).toBe(Number(exact));
        expect(pow(-base, n)).toBe(n % 2 === 0 ? Number(exact) : -Number(exact));
      }
    }
    for (let n = -1074; n < 1024; n++) expect(pow(2, n)).toBe(2 ** n);
  });

  it('gives the numbers that decimal notation promises', () => {
    // Hosts differ: V8 11.3 gives 0.000009999999999999999 for 10 ** -5, which is why there is a pow of our own.
    for (let n = -20; n <= 22; n++) expect(pow(10, n)).toBe(Number(`1e${n}`));
  });

  it.each([
    [NaN, 0, 1],
    [1, NaN, 1],
    [-1, Infinity, 1],
    [0, -1, Infinity],
    [-0, -1, -Infinity],
    [-0, 3, -0],
    [0.5, -Infinity, Infinity],
    [-Infinity, 3, -Infinity],
    [-8, 1 / 3, NaN],
    [-2, 1e300, Infinity],
    [-0.5, 1e300, 0],
    [2, 1024, Infinity],
    [5e-324, 0.5, 2.2227587494850775e-162],
  ])('pow(%d, %d) is %d', (x, y, expected) => {
    expect(pow(x, y)).toBe(expected);
  });

  it('takes x to y and back', () => {
    const check = (x: number): void => {
      expect(ulpDistance(pow(pow(x, 1 / 4), 4), x)).toBeLessThanOrEqual(3);
      expect(pow(x, 1)).toBe(x);
      expect(ulpDistance(pow(x, 0.5), Math.sqrt(x))).toBeLessThanOrEqual(1);
      expect(ulpDistance(pow(x, -1), 1 / x)).toBeLessThanOrEqual(1);
    };
    fc.assert(fc.property(positive, check));
  });

  it('does not decrease in a base above 0 when the exponent is positive', () => {
    const check = (x: number, y: number): void => {
      expect(pow(x * (1 + 4 * Number.EPSILON), y)).toBeGreaterThanOrEqual(pow(x, y));
    };
    fc.assert(fc.property(positive, fc.double({ min: 0.5, max: 50, noNaN: true }), check));
  });
});

describe('the slopes of pow', () => {
  it('agree with each other: x·∂x = y·xʸ and ∂y = xʸ·log x', () => {
    const check = (x: number, y: number): void => {
      const power = pow(x, y);
      expect(ulpDistance(powBaseSlope(x, y) * x, y * power)).toBeLessThanOrEqual(4);
      expect(ulpDistance(powExponentSlope(x, y), power * Math.log(x))).toBeLessThanOrEqual(4);
    };
    const exponent = fc.double({ min: -9, max: 9, noNaN: true }).filter((y) => Math.abs(y) > 1e-3);
    fc.assert(fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), exponent, check));
  });

  it('survive factors that overflow', () => {
    expect(pow(1 + 1e-10, 7.1e12)).toBe(Infinity);
    expect(powExponentSlope(1 + 1e-10, 7.1e12)).toBeGreaterThan(1e298);
    expect(powBaseSlope(1e-300, 2)).toBe(2e-300);
  });

  it('follow JAX at a base of 0', () => {
    expect([powBaseSlope(0, 0), powExponentSlope(0, 0)]).toEqual([NaN, 0]);
    expect([powBaseSlope(0, 1), powExponentSlope(0, 1)]).toEqual([1, 0]);
    expect([powBaseSlope(0, 0.5), powExponentSlope(0, 0.5)]).toEqual([Infinity, 0]);
    expect([powBaseSlope(0, 3), powExponentSlope(0, -1)]).toEqual([0, NaN]);
  });

  it('are those of a polynomial for a negative base', () => {
    expect(powBaseSlope(-2, 3)).toBe(12);
    expect(powBaseSlope(-2, 4)).toBe(-32);
    expect(powExponentSlope(-2, 2)).toBeNaN();
  });
});

describe('the other slopes', () => {
  it('exp2Slope outlives 2ˣ by half a unit', () => {
    expect(2 ** 1024.2).toBe(Infinity);
    expect(exp2Slope(1024.2)).toBeLessThan(Infinity);
    expect(exp2Slope(1024.6)).toBe(Infinity);
    expect(exp2Slope(0)).toBe(Math.LN2);
  });

  it('cbrtSlope is even, ∞ at 0 and 0 at ∞', () => {
    fc.assert(fc.property(positive, (x) => expect(cbrtSlope(-x)).toBe(cbrtSlope(x))));
    expect([0, -0, Infinity, -Infinity, 8].map(cbrtSlope)).toEqual([
      Infinity,
      Infinity,
      0,
      0,
      1 / 12,
    ]);
  });
});
