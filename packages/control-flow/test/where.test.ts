import { describe, expect, it } from '@jest/globals';
import { array, log, sin, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { select, where } from '../src/index.js';
import { checkLanes, checkScalar, codeOf } from './checks.js';

describe('where', () => {
  const x = array([-2, 0, 3]);
  it('chooses element by element', () => {
    expect(where(x.greater(0), x, 0).tolist()).toEqual([0, 0, 3]);
    expect(where(x.greater(0), 1, x).tolist()).toEqual([-2, 0, 1]);
  });
  it('takes booleans and numbers for a condition', () => {
    expect(where(true, x, 0).tolist()).toEqual([-2, 0, 3]);
    expect(where(x, 1, 0).tolist()).toEqual([1, 0, 1]);
    expect(where(0, 1, 2).item()).toBe(2);
  });
  it('broadcasts all three', () => {
    const c = array([[true], [false]]);
    expect(where(c, x, 7).tolist()).toEqual([
      [-2, 0, 3],
      [7, 7, 7],
    ]);
    expect(codeOf(() => where(x.greater(0), array([1, 2]), 0))).toBe('GR101');
  });
  it('promotes the values', () => {
    const n = array([1, 2, 3], { dtype: 'int32' });
    expect(where(x.greater(0), n, x).dtype).toBe('float32');
    expect(where(x.greater(0), n, 0).dtype).toBe('int32');
    expect(where(x.greater(0), n.astype('float64'), x).dtype).toBe('float64');
    expect(where(true, 1, 2).type.weak).toBe(true);
    expect(codeOf(() => where(x.greater(0), n, 0.5))).toBe('GR110');
  });
  it('has the slope of the value taken', () => {
    const f = (v: Tensor): Tensor => where(v.greater(1), sin(v), v.mul(v));
    for (const at of [0.4, 1.7]) checkScalar(f, at);
    checkLanes(f, [0.4, 1.7]);
  });
  it('computes both: an infinite slope in the other one makes NaN', () => {
    // jax.grad(lambda x: jnp.where(x > 0, jnp.log(x), 0.))(0.) is nan
    expect(grad((v: Tensor) => where(v.greater(0), log(v), 0))(0).item()).toBeNaN();
    expect(
      grad((v: Tensor) => where(v.greater(0), log(where(v.greater(0), v, 1)), 0))(0).item(),
    ).toBe(0);
  });
  it('select is the strict one', () => {
    expect(select(x.greater(0), x, x.neg()).tolist()).toEqual([2, -0, 3]);
    expect(codeOf(() => select(x.greater(0), x, array(1)))).toBe('GR103');
  });
});
