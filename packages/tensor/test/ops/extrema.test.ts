import { describe, expect, it } from '@jest/globals';
import { array, GradusError, maximum, minimum } from '../../src/index.js';

describe('maximum and minimum', () => {
  it('take the larger and the smaller, with broadcasting', () => {
    const x = array([[1, 5, -2]]);
    const y = array([[3], [-4]]);
    expect(maximum(x, y).tolist()).toEqual([
      [3, 5, 3],
      [1, 5, -2],
    ]);
    expect(minimum(x, y).tolist()).toEqual([
      [1, 3, -2],
      [-4, -4, -4],
    ]);
  });

  it('give NaN where either is NaN', () => {
    expect(maximum(array([NaN, 1]), array([1, NaN])).tolist()).toEqual([NaN, NaN]);
    expect(minimum(array([NaN, 1]), array([-Infinity, NaN])).tolist()).toEqual([NaN, NaN]);
  });

  it('order infinities and the zeros', () => {
    expect(maximum(array([-Infinity, -0]), array([3, 0])).tolist()).toEqual([3, 0]);
    expect(minimum(array([Infinity, 0]), array([3, -0])).tolist()).toEqual([3, -0]);
  });

  it('keep integers, also above the range of int32', () => {
    const big = array([4294967295, 1], { dtype: 'uint32' });
    expect(maximum(big, 7).tolist()).toEqual([4294967295, 7]);
    expect(minimum(array([-5, 5], { dtype: 'int32' }), 0).dtype).toBe('int32');
  });

  it('do not take booleans', () => {
    expect(() => maximum(array([true]), array([false]))).toThrow(GradusError);
    expect(() => maximum(array([true]), array([false]))).toThrow(
      /GR111: max does not take bool\[1\]/,
    );
  });
});
