import { describe, expect, it } from '@jest/globals';
import { array, ceil, floor, round, sign, trunc } from '../../src/index.js';

const special = [-0, 0, Infinity, -Infinity, NaN];

describe('rounding', () => {
  it('down, up, to the nearest, towards 0', () => {
    const x = array([-2.5, -1.5, -0.5, 0.5, 1.5, 2.7]);
    expect(floor(x).tolist()).toEqual([-3, -2, -1, 0, 1, 2]);
    expect(ceil(x).tolist()).toEqual([-2, -1, -0, 1, 2, 3]);
    expect(round(x).tolist()).toEqual([-2, -2, -0, 0, 2, 3]);
    expect(trunc(x).tolist()).toEqual([-2, -1, -0, 0, 1, 2]);
  });

  it('of ties just below and at the end of the fractions', () => {
    const x = array([0.49999999999999994, 4503599627370495.5, 2 ** 53 + 2], { dtype: 'float64' });
    expect(round(x).tolist()).toEqual([0, 4503599627370496, 2 ** 53 + 2]);
  });

  it.each([floor, ceil, round, trunc])('%p keeps zeros, infinities and NaN', (f) => {
    expect(f(array(special)).tolist()).toEqual(special);
  });

  it.each([floor, ceil, round, trunc])('%p leaves integers and booleans as they are', (f) => {
    const x = array([2147483647, -3], { dtype: 'int32' });
    expect(f(x)).toBe(x);
    expect(f(array([true])).dtype).toBe('bool');
  });
});

describe('sign', () => {
  it('is −1, 0 or 1, and keeps −0 and NaN', () => {
    expect(sign(array([-7, 1e-45, Infinity])).tolist()).toEqual([-1, 1, 1]);
    expect(sign(array([-0, 0, NaN])).tolist()).toEqual([-0, 0, NaN]);
  });

  it('of integers is an integer', () => {
    expect(sign(array([-7, 0], { dtype: 'int32' })).dtype).toBe('int32');
    expect(sign(array([4294967295, 0], { dtype: 'uint32' })).tolist()).toEqual([1, 0]);
  });
});
