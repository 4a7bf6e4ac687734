import { describe, expect, it } from '@jest/globals';
import { array, withDefaultDtype, zeros, type Tensor } from '../src/index.js';
import { grad } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';

describe('array of tensors', () => {
  it('stacks tensors and numbers, in nested lists', () => {
    expect(array([array(1), 2, 3]).tolist()).toEqual([1, 2, 3]);
    expect(array([[array([1, 2])], [array([3, 4])]]).tolist()).toEqual([[[1, 2]], [[3, 4]]]);
    expect(array([array([1, 2])]).shape).toEqual([1, 2]);
  });
  it('promotes, and converts on request', () => {
    const whole = array(1, { dtype: 'int32' });
    expect(array([whole, 2]).dtype).toBe('int32');
    expect(array([whole, array(0.5)]).dtype).toBe('float32');
    expect(array([whole, array(0.5, { dtype: 'float64' })]).dtype).toBe('float64');
    expect(array([whole, 2], { dtype: 'float64' }).dtype).toBe('float64');
    expect(array([array(1), true]).tolist()).toEqual([1, 1]);
    expect(() => array([whole, 0.5])).toThrow(/GR110/);
  });
  it('gives strong tensors', () => {
    expect(array([array(1), 2]).type.weak).toBe(false);
    const g = grad((x: Tensor) =>
      array([x, 2])
        .mul(array([3, 4], { dtype: 'float64' }))
        .sum(),
    );
    expect(withDefaultDtype('float64', () => g(1).item())).toBe(3);
  });
  it('keeps the gradients of all its parts', () => {
    const f = (x: Tensor, y: Tensor): Tensor =>
      array([x, y, 1, x])
        .mul(array([1, 2, 3, 4]))
        .sum();
    const [gx, gy] = grad(f, { argnums: [0, 1] })(5, 6);
    expect([gx.item(), gy.item()]).toEqual([5, 2]);
    expect(vmap((x: Tensor) => array([x, 0]))(array([1, 2])).tolist()).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });
  it('refuses tensors of different shapes', () => {
    expect(() => array([array([1, 2]), 3])).toThrow(/GR105.*number 2/s);
    expect(() => array([zeros([2]), zeros([3])])).toThrow(/GR105/);
  });
});
