import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  acoshSlope,
  asinhSlope,
  asinSlope,
  atanhSlope,
  atanSlope,
} from '../../src/math/inverse.js';
import { log1mexp, log1mexpSlope, xlog1py, xlogy } from '../../src/math/logs.js';
import { sechSquared, secSquared } from '../../src/math/tangents.js';
import { ulpDistance } from './ulp.js';

const unit = fc.double({ min: -1, max: 1, noNaN: true });
const real = fc.double({ noNaN: true });

describe('slopes of inverse functions', () => {
  it('are even', () => {
    const check = (x: number): void => {
      for (const f of [atanSlope, asinhSlope]) expect(f(-x)).toBe(f(x));
    };
    fc.assert(fc.property(real, check));
    fc.assert(fc.property(unit, (x) => expect(asinSlope(-x)).toBe(asinSlope(x))));
    fc.assert(fc.property(unit, (x) => expect(atanhSlope(-x)).toBe(atanhSlope(x))));
  });

  it('never rise on the way out, over the seams too', () => {
    const check = (x: number): void => {
      const next = x * (1 + 1e-15);
      for (const f of [atanSlope, asinhSlope]) expect(f(next)).toBeLessThanOrEqual(f(x));
    };
    const size = fc.double({ min: 0, max: 1e300, noNaN: true });
    fc.assert(fc.property(fc.oneof(size, fc.double({ min: 1e9, max: 1.2e9, noNaN: true })), check));
  });

  it('are infinite at the ends of a domain, NaN outside, 0 at infinity', () => {
    expect([asinSlope(1), asinSlope(-1), atanhSlope(1), acoshSlope(1)]).toEqual([
      Infinity,
      Infinity,
      Infinity,
      Infinity,
    ]);
    expect([asinSlope(2), atanhSlope(-2), acoshSlope(0.5), acoshSlope(-3)]).toEqual([
      NaN,
      NaN,
      NaN,
      NaN,
    ]);
    expect([atanSlope(Infinity), asinhSlope(-Infinity), acoshSlope(Infinity)]).toEqual([0, 0, 0]);
    for (const f of [asinSlope, atanSlope, asinhSlope, acoshSlope, atanhSlope])
      expect(f(NaN)).toBeNaN();
  });
});

describe('slopes of the tangents', () => {
  it('sechSquared falls from 1 to the smallest number', () => {
    expect([0, Infinity, -Infinity].map(sechSquared)).toEqual([1, 0, 0]);
    expect(sechSquared(372)).toBeGreaterThan(0);
    const check = (x: number): void => {
      expect(sechSquared(-x)).toBe(sechSquared(x));
      expect(sechSquared(x * (1 + 1e-14))).toBeLessThanOrEqual(sechSquared(x));
    };
    fc.assert(fc.property(fc.double({ min: 0.1, max: 400, noNaN: true }), check));
  });

  it('secSquared · cos² = 1', () => {
    const check = (x: number): void => {
      expect(ulpDistance(secSquared(x) * Math.cos(x) ** 2, 1)).toBeLessThanOrEqual(8);
    };
    fc.assert(fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), check));
    expect(secSquared(Infinity)).toBeNaN();
  });
});

describe('logarithms near their singular points', () => {
  it('log1mexp is −∞ at 0, 0 at ∞, NaN below', () => {
    expect([0, Infinity, -1, NaN].map(log1mexp)).toEqual([-Infinity, -0, NaN, NaN]);
    expect([0, Infinity, -1, NaN].map(log1mexpSlope)).toEqual([Infinity, 0, NaN, NaN]);
    expect([-0].map(log1mexpSlope)).toEqual([Infinity]);
  });

  it('exp(log1mexp x) + exp(−x) = 1', () => {
    const check = (x: number): void => {
      expect(Math.abs(Math.exp(log1mexp(x)) + Math.exp(-x) - 1)).toBeLessThanOrEqual(3e-16);
      expect(log1mexp(x * (1 + 1e-14))).toBeGreaterThanOrEqual(log1mexp(x));
    };
    fc.assert(fc.property(fc.double({ min: 0, max: 800, noNaN: true }), check));
  });

  it('x·log y is 0 at x = 0, unless y is NaN', () => {
    expect([xlogy(0, 0), xlogy(0, Infinity), xlogy(0, -1), xlogy(0, NaN)]).toEqual([0, 0, 0, NaN]);
    expect([xlog1py(0, -1), xlog1py(0, Infinity), xlog1py(0, NaN)]).toEqual([0, 0, NaN]);
    expect([xlogy(2, 0), xlogy(2, -1), xlogy(-2, 0)]).toEqual([-Infinity, NaN, Infinity]);
  });
});
