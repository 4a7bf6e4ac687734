import { describe, expect, it } from '@jest/globals';
import { errorOf, fixture, read, ulpDistance } from './ulp.js';

describe('ulpDistance', () => {
  it('counts the doubles between two numbers', () => {
    expect(ulpDistance(1, 1 + Number.EPSILON)).toBe(1);
    expect(ulpDistance(1, 1 - Number.EPSILON)).toBe(2);
    expect(ulpDistance(-5e-324, 5e-324)).toBe(2);
    expect(ulpDistance(Number.MAX_VALUE, Infinity)).toBe(1);
  });

  it('sees equal zeros and equal NaN, and no number near NaN', () => {
    expect(ulpDistance(0, -0)).toBe(0);
    expect(ulpDistance(NaN, NaN)).toBe(0);
    expect(ulpDistance(NaN, 1)).toBe(Infinity);
  });
});

describe('errorOf', () => {
  it('reads digits and infinities', () => {
    expect(read('-inf')).toBe(-Infinity);
    expect(read('nan')).toBeNaN();
    expect(read('1.5e400')).toBe(Infinity);
  });

  it('forgives cancellation of large terms, and nothing else', () => {
    expect(errorOf(2e-17, '1e-17', '1')).toBeLessThan(0.1);
    expect(errorOf(2e-17, '1e-17')).toBeGreaterThan(1e15);
    expect(errorOf(1e-15, '1e-17', '1')).toBeGreaterThan(4);
  });
});

describe('the fixture', () => {
  it('holds points for every operation, most of them exact in float32', () => {
    expect(fixture.size).toBe(55);
    for (const points of fixture.values()) expect(points.length).toBeGreaterThan(8);
    const all = [...fixture.values()].flat();
    expect(all.filter((point) => point.only === undefined).length).toBeGreaterThan(1500);
  });

  it('says float64 exactly where an input is not a float32', () => {
    for (const point of [...fixture.values()].flat()) {
      const exact = point.x.every((x) => Object.is(Math.fround(read(x)), read(x)));
      expect(point.only).toBe(exact ? undefined : 'float64');
    }
  });
});
