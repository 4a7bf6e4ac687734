import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cosPi, sinc, sincSlope, sinPi } from '../../src/math/sinc.js';

const real = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('sinPi and cosPi', () => {
  it('know quarters of a turn exactly', () => {
    expect([0, 0.5, 1, 1.5, 2, 2.5, 1e15].map(sinPi).map(Math.abs)).toEqual([0, 1, 0, 1, 0, 1, 0]);
    expect([sinPi(0.5), sinPi(1.5), sinPi(-0.5)]).toEqual([1, -1, -1]);
    expect([0, 0.5, 1, 1.5, 2, 1e15, 1e15 + 1].map(cosPi)).toEqual([1, 0, -1, 0, 1, 1, -1]);
    expect([sinPi(Infinity), cosPi(-Infinity), sinPi(NaN)]).toEqual([NaN, NaN, NaN]);
  });

  it('are on the unit circle, odd and even', () => {
    const check = (x: number): void => {
      expect(Math.abs(sinPi(x) ** 2 + cosPi(x) ** 2 - 1)).toBeLessThanOrEqual(4 * Number.EPSILON);
      expect(sinPi(-x)).toBe(-sinPi(x));
      expect(cosPi(-x)).toBe(cosPi(x));
    };
    fc.assert(fc.property(real, check));
  });
});

describe('sinc', () => {
  it('is 1 at 0, 0 at all other integers, even', () => {
    expect(sinc(0)).toBe(1);
    for (const n of [1, 2, 3, 1e10]) expect(Math.abs(sinc(n))).toBe(0);
    expect([sinc(Infinity), sinc(NaN)]).toEqual([0, NaN]);
    fc.assert(fc.property(real, (x) => expect(sinc(-x)).toBe(sinc(x))));
  });

  it.each([1, 2, 3, 4])('has a derivative of order %i that is that of the order below', (order) => {
    const below = (x: number): number => (order === 1 ? sinc(x) : sincSlope(x, order - 1));
    const check = (x: number): void => {
      const h = 1e-4;
      const numeric =
        (8 * (below(x + h) - below(x - h)) - below(x + 2 * h) + below(x - 2 * h)) / (12 * h);
      expect(Math.abs(sincSlope(x, order) - numeric)).toBeLessThanOrEqual(1e-11 * Math.PI ** order);
    };
    fc.assert(fc.property(fc.double({ min: -20, max: 20, noNaN: true }), check));
  });

  it('has slopes that are odd and even by turns, and 0 at infinity', () => {
    const check = (x: number): void => {
      expect(sincSlope(-x)).toBe(-sincSlope(x));
      expect(sincSlope(-x, 2)).toBe(sincSlope(x, 2));
    };
    fc.assert(fc.property(real, check));
    expect([sincSlope(0), sincSlope(Infinity)]).toEqual([-0, 0]);
    expect(sincSlope(0, 2)).toBeCloseTo(-(Math.PI ** 2) / 3, 14);
  });
});
