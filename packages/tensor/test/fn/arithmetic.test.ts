import { describe, expect, it } from '@jest/globals';
import * as g from '../../src/index.js';

const { array } = g;

describe('clip', () => {
  const x = array([-2, 0.5, 7]);

  it('limits on both sides or on one', () => {
    expect(g.clip(x, 0, 1).tolist()).toEqual([0, 0.5, 1]);
    expect(g.clip(x, 0).tolist()).toEqual([0, 0.5, 7]);
    expect(g.clip(x, null, 1).tolist()).toEqual([-2, 0.5, 1]);
    expect(g.clip(x).tolist()).toEqual([-2, 0.5, 7]);
  });

  it('takes tensors as bounds, and keeps NaN and integers', () => {
    expect(g.clip(x, array([0, 1, 2]), array([1, 1, 3])).tolist()).toEqual([0, 1, 3]);
    expect(g.clip(array(NaN), 0, 1).item()).toBe(NaN);
    expect(g.clip(array([-5, 5], { dtype: 'int32' }), 0, 3).dtype).toBe('int32');
  });
});

describe('angles', () => {
  it('between degrees and radians', () => {
    const half = array(180, { dtype: 'float64' });
    expect(g.deg2rad(half).item()).toBe(Math.PI);
    expect(g.rad2deg(array(Math.PI, { dtype: 'float64' })).item()).toBe(180);
    expect(g.deg2rad(array([90], { dtype: 'int32' })).item()).toBe(Math.fround(Math.PI / 2));
  });
});

describe('signs', () => {
  it('signbit tells −0 from 0', () => {
    const x = array([-3, -0, 0, 3, -Infinity, Infinity]);
    expect(g.signbit(x).tolist()).toEqual([true, true, false, false, true, false]);
    expect(g.signbit(array([-1, 0], { dtype: 'int32' })).tolist()).toEqual([true, false]);
  });

  it('copysign takes size and sign from different tensors', () => {
    const x = array([2, -2, 2, -0]);
    expect(g.copysign(x, array([-1, 1, -0, 1])).tolist()).toEqual([-2, 2, -2, 0]);
  });

  it('positive and absolute', () => {
    const x = array([-1, 2]);
    expect(g.positive(x)).toBe(x);
    expect(g.absolute(x).tolist()).toEqual([1, 2]);
  });
});

describe('heaviside', () => {
  it('is 0, the value in the middle, or 1; NaN stays', () => {
    expect(g.heaviside(array([-1, 0, 2, NaN]), 0.5).tolist()).toEqual([0, 0.5, 1, NaN]);
    expect(g.heaviside(array([0, -0]), array([3, 4])).tolist()).toEqual([3, 4]);
  });
});

describe('ldexp', () => {
  it('is exact, also where 2ⁿ is no float', () => {
    const n = array([3, -4], { dtype: 'int32' });
    expect(g.ldexp(array([1.5, 1]), n).tolist()).toEqual([12, 0.0625]);
    const tiny = array(2 ** -1000, { dtype: 'float64' });
    expect(g.ldexp(tiny, 1100).item()).toBe(2 ** 100);
    expect(g.ldexp(array(2 ** 100, { dtype: 'float64' }), -1100).item()).toBe(2 ** -1000);
  });
});

describe('divmod', () => {
  it('answers both parts', () => {
    const [q, r] = g.divmod(array([7, -7], { dtype: 'int32' }), 3);
    expect([q.tolist(), r.tolist()]).toEqual([
      [2, -3],
      [1, 2],
    ]);
  });
});

describe('what is finite', () => {
  const x = array([1, NaN, Infinity, -Infinity]);

  it('isnan, isinf, isfinite', () => {
    expect(g.isnan(x).tolist()).toEqual([false, true, false, false]);
    expect(g.isinf(x).tolist()).toEqual([false, false, true, true]);
    expect(g.isfinite(x).tolist()).toEqual([true, false, false, false]);
  });

  it('integers and booleans are', () => {
    const ints = array([0, 1], { dtype: 'int32' });
    expect(g.isfinite(ints).tolist()).toEqual([true, true]);
    expect(g.isnan(array([true])).tolist()).toEqual([false]);
    expect(g.isinf(ints).tolist()).toEqual([false, false]);
  });

  it('numbers too', () => {
    expect(g.isnan(NaN).item()).toBe(true);
    expect(g.isfinite(1).item()).toBe(true);
  });
});
