import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  logaddexp,
  logSigmoid,
  sigmoid,
  sigmoidOfDifference,
  sigmoidSlope,
  softplus,
} from '../../src/math/sigmoid.js';
import { ulpDistance } from './ulp.js';

const real = fc.double({ min: -800, max: 800, noNaN: true });

describe('the logistic family', () => {
  it('has its limits at infinity', () => {
    expect([-Infinity, 0, Infinity].map(sigmoid)).toEqual([0, 0.5, 1]);
    expect([-Infinity, 0, Infinity].map(sigmoidSlope)).toEqual([0, 0.25, 0]);
    expect([-Infinity, 0, Infinity].map(softplus)).toEqual([0, Math.LN2, Infinity]);
    expect([-Infinity, 0, Infinity].map(logSigmoid)).toEqual([-Infinity, -Math.LN2, -0]);
    for (const f of [sigmoid, sigmoidSlope, softplus, logSigmoid]) expect(f(NaN)).toBeNaN();
  });

  it('σ(x) + σ(−x) = 1, and the slope is their product', () => {
    const check = (x: number): void => {
      expect(Math.abs(sigmoid(x) + sigmoid(-x) - 1)).toBeLessThanOrEqual(Number.EPSILON);
      expect(sigmoidSlope(x)).toBe(sigmoidSlope(-x));
      expect(ulpDistance(sigmoidSlope(x), sigmoid(x) * sigmoid(-x))).toBeLessThanOrEqual(5);
    };
    fc.assert(fc.property(real, check));
  });

  it('softplus(x) − softplus(−x) = x, and nothing runs backwards', () => {
    const check = (x: number): void => {
      expect(Math.abs(softplus(x) - softplus(-x) - x)).toBeLessThanOrEqual(
        Math.abs(x) * 4e-16 + 4e-16,
      );
      const next = x + Math.abs(x) * 1e-15;
      for (const f of [sigmoid, softplus, logSigmoid]) expect(f(next)).toBeGreaterThanOrEqual(f(x));
    };
    fc.assert(fc.property(real, check));
  });
});

describe('logaddexp', () => {
  it('has −∞ as its neutral element and no NaN at infinities', () => {
    expect(logaddexp(-Infinity, -Infinity)).toBe(-Infinity);
    expect(logaddexp(-Infinity, 3)).toBe(3);
    expect([logaddexp(Infinity, Infinity), logaddexp(Infinity, -Infinity)]).toEqual([
      Infinity,
      Infinity,
    ]);
    expect([logaddexp(NaN, 1), logaddexp(NaN, Infinity)]).toEqual([NaN, NaN]);
  });

  it('commutes, and its slopes share 1', () => {
    const check = (x: number, y: number): void => {
      expect(logaddexp(x, y)).toBe(logaddexp(y, x));
      const shares = sigmoidOfDifference(x, y) + sigmoidOfDifference(y, x);
      expect(Math.abs(shares - 1)).toBeLessThanOrEqual(Number.EPSILON);
    };
    fc.assert(fc.property(real, real, check));
  });

  it('has slopes 1 and 0 where one side is ∞, NaN where both are', () => {
    expect([sigmoidOfDifference(Infinity, 1), sigmoidOfDifference(1, Infinity)]).toEqual([1, 0]);
    expect(sigmoidOfDifference(Infinity, Infinity)).toBeNaN();
    expect(sigmoidOfDifference(-Infinity, -Infinity)).toBeNaN();
  });
});
