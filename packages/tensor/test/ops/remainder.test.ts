import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { array, divmod, floorDivide, fmod, mod, remainder } from '../../src/index.js';

const LEAST = -(2 ** 31);
const ints = (values: number[]) => array(values, { dtype: 'int32' });

describe('mod has the sign of the divisor', () => {
  it('as Python and NumPy', () => {
    const x = array([5.5, -5.5, 5.5, -5.5]);
    expect(mod(x, array([2, 2, -2, -2])).tolist()).toEqual([1.5, 0.5, -0.5, -1.5]);
    expect(x.mod(2).tolist()).toEqual([1.5, 0.5, 1.5, 0.5]);
    expect(remainder(x, 2).tolist()).toEqual(x.mod(2).tolist());
  });

  it('also of zeros', () => {
    expect(mod(array([-4, 4]), array([2, -2])).tolist()).toEqual([0, -0]);
  });

  it('is NaN by 0 and of ∞, and x by ∞', () => {
    expect(mod(array([1, Infinity, 3, -1]), array([0, 2, Infinity, Infinity])).tolist()).toEqual([
      NaN,
      NaN,
      3,
      Infinity,
    ]);
  });
});

describe('fmod has the sign of the dividend', () => {
  it('as %', () => {
    const x = array([5.5, -5.5, 5.5, -5.5]);
    expect(fmod(x, array([2, 2, -2, -2])).tolist()).toEqual([1.5, -1.5, 1.5, -1.5]);
    expect(fmod(1, 0).item()).toBe(NaN);
  });
});

describe('floorDivide', () => {
  it('rounds down', () => {
    const x = array([7, -7, 7, -7]);
    expect(floorDivide(x, array([2, 2, -2, -2])).tolist()).toEqual([3, -4, -4, 3]);
  });

  it('is not off by one where the division rounds up', () => {
    expect(floorDivide(array(6, { dtype: 'float64' }), 1.9999999999999998).item()).toBe(3);
    expect(floorDivide(array(1, { dtype: 'float64' }), 0.1).item()).toBe(9);
  });

  it('is NaN by 0', () => {
    expect(floorDivide(array([1, 0]), 0).tolist()).toEqual([NaN, NaN]);
  });
});

describe('integers', () => {
  it('give 0 by 0, for quotient and remainder', () => {
    for (const dtype of ['int32', 'uint32'] as const) {
      const [x, zero] = [array([7, 0], { dtype }), array([0, 0], { dtype })];
      expect(floorDivide(x, zero).tolist()).toEqual([0, 0]);
      expect(mod(x, zero).tolist()).toEqual([0, 0]);
      expect(fmod(x, zero).tolist()).toEqual([0, 0]);
    }
  });

  it('wrap around where the smallest is divided by −1', () => {
    expect(floorDivide(ints([LEAST]), -1).item()).toBe(LEAST);
    expect(mod(ints([LEAST]), -1).item()).toBe(0);
    expect(fmod(ints([LEAST]), -1).item()).toBe(0);
  });

  it('use the whole range of uint32', () => {
    const x = array([4294967295], { dtype: 'uint32' });
    expect(floorDivide(x, 2).item()).toBe(2147483647);
    expect(mod(x, 10).item()).toBe(5);
  });

  it('satisfy x = y·⌊x/y⌋ + x mod y, with 0 ≤ |x mod y| < |y|', () => {
    const int = fc.oneof(fc.integer(), fc.integer({ min: -9, max: 9 }), fc.constant(LEAST));
    fc.assert(
      fc.property(
        int,
        int.filter((y) => y !== 0),
        (x, y) => {
          const [q, r] = divmod(ints([x]), ints([y])).map((t) => t.item()) as [number, number];
          expect((Math.imul(y, q) + r) | 0).toBe(x);
          expect(Math.abs(r)).toBeLessThan(Math.abs(y));
          expect(r * y).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
