import { describe, expect, it } from '@jest/globals';
import { array, ones, type Tensor } from '@gradus/tensor';
import { vjp } from '../src/index.js';

describe('a pullback', () => {
  it('refuses a cotangent of another shape than the value', () => {
    const [, through] = vjp((x: Tensor) => x, [ones(3)]);
    expect(() => through(1)).toThrow(/GR411: a cotangent of type float32\[\] .* float32\[3\]/);
    expect(() => through(ones([3, 1]))).toThrow(/GR411/);
    const [, squared] = vjp((x: Tensor) => x.mul(x), [ones(3)]);
    expect(() => squared(ones(1))).toThrow(/GR411/);
  });

  it('refuses a cotangent of another tree', () => {
    const [, pullback] = vjp((x: Tensor) => ({ y: x }), [1]);
    expect(() => pullback(1)).toThrow(/GR108/);
  });

  it('converts a cotangent of another dtype', () => {
    const [, pullback] = vjp((x: Tensor) => x.mul(2), [array([1, 2])]);
    const [dx] = pullback(array([1, 3], { dtype: 'float64' }));
    expect([dx.dtype, dx.tolist()]).toEqual(['float32', [2, 6]]);
  });
});
