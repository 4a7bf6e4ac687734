import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  argmax,
  argmin,
  argsort,
  array,
  cummax,
  cummin,
  cumprod,
  cumsum,
  sort,
  takeAlongAxis,
  topK,
  zeros,
  type Tensor,
} from '../../src/index.js';
import { grad } from '@gradus/autodiff';

describe('argmax and argmin', () => {
  it('take the first of ties and the first NaN', () => {
    expect(argmax(array([1, 3, 3])).item()).toBe(1);
    expect(argmin(array([2, 1, 1])).item()).toBe(1);
    expect(argmax(array([1, NaN, 3, NaN])).item()).toBe(1);
    expect(argmin(array([1, NaN, 0])).item()).toBe(1);
  });
  it('work along an axis or on the flattened tensor, as int32', () => {
    const x = array([
      [1, 5],
      [7, 2],
    ]);
    expect(argmax(x).item()).toBe(2);
    expect(argmax(x, 0).tolist()).toEqual([1, 0]);
    expect(argmin(x, -1, { keepdims: true }).tolist()).toEqual([[0], [1]]);
    expect(argmax(x, null, { keepdims: true }).shape).toEqual([1, 1]);
    expect(argmax(x).dtype).toBe('int32');
    expect(argmax(array([false, true])).item()).toBe(1);
  });
  it('refuse an empty axis and axes that do not exist', () => {
    expect(() => argmax(zeros([0]))).toThrow(/GR127/);
    expect(argmax(zeros([0, 2]), 1).shape).toEqual([0]);
    expect(() => argmax(zeros([2]), 1)).toThrow(/GR102/);
  });
});

describe('sort and argsort', () => {
  it('put NaN last and keep the order of ties', () => {
    // numpy.sort, numpy.argsort(kind='stable')
    expect([...sort(array([3, NaN, 1, -Infinity])).data()]).toEqual([-Infinity, 1, 3, NaN]);
    expect(argsort(array([3, NaN, 1, NaN, -Infinity])).tolist()).toEqual([4, 2, 0, 1, 3]);
    expect(argsort(array([2, 1, 2, 1])).tolist()).toEqual([1, 3, 0, 2]);
    expect(Object.is(sort(array([0, -0])).data()[0], 0)).toBe(true);
  });
  it('work along every axis', () => {
    const x = array([
      [3, 1, 2],
      [0, 5, 4],
    ]);
    expect(sort(x).tolist()).toEqual([
      [1, 2, 3],
      [0, 4, 5],
    ]);
    expect(sort(x, 0).tolist()).toEqual([
      [0, 1, 2],
      [3, 5, 4],
    ]);
    expect(sort(x, null).tolist()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(argsort(x, 0).tolist()).toEqual([
      [1, 0, 0],
      [0, 1, 1],
    ]);
    expect(sort(zeros([0])).tolist()).toEqual([]);
    expect(sort(array([true, false])).tolist()).toEqual([false, true]);
  });
  it('send every cotangent back to its element', () => {
    const weights = array([1, 2, 3]);
    const slope = (x: number[]): unknown =>
      grad((v: Tensor) => sort(v).mul(weights).sum())(array(x)).tolist();
    expect(slope([3, 1, 2])).toEqual([3, 1, 2]);
    expect(slope([1, 1, 2])).toEqual([1, 2, 3]);
  });
  it('are a permutation in ascending order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { maxLength: 12 }), (values) => {
        const x = array(values, { dtype: 'float64' });
        const truth = values.toSorted((a, b) => a - b);
        expect(
          sort(x)
            .data()
            .every((v, i) => v === truth[i]),
        ).toBe(true);
        expect(takeAlongAxis(x, argsort(x)).tolist()).toEqual(sort(x).tolist());
      }),
    );
  });
});

describe('topK', () => {
  it('picks the largest, the first of ties first', () => {
    // lax.top_k([1, 3, 2, 3], 3), lax.top_k([1, nan, 2], 2)
    const [values, places] = topK(array([1, 3, 2, 3]), 3);
    expect([values.tolist(), places.tolist(), places.dtype]).toEqual([
      [3, 3, 2],
      [1, 3, 2],
      'int32',
    ]);
    expect(topK(array([1, NaN, 2]), 2)[0].tolist()).toEqual([NaN, 2]);
    expect(topK(zeros([2, 3]), 0)[0].shape).toEqual([2, 0]);
    expect(() => topK(zeros([3]), 4)).toThrow(/GR123/);
  });
  it('sends cotangents to the picked elements', () => {
    const f = (x: Tensor): Tensor =>
      topK(x, 2)[0]
        .mul(array([1, 2]))
        .sum();
    expect(grad(f)(array([3, 1, 2])).tolist()).toEqual([1, 0, 2]);
  });
});

describe('running sums, products and extremes', () => {
  it('run along an axis or over the flattened tensor', () => {
    const x = array([
      [1, 2],
      [3, 4],
    ]);
    expect(cumsum(x).tolist()).toEqual([1, 3, 6, 10]);
    expect(cumsum(x, 1).tolist()).toEqual([
      [1, 3],
      [3, 7],
    ]);
    expect(cumsum(x, 0).tolist()).toEqual([
      [1, 2],
      [4, 6],
    ]);
    expect(cumsum(zeros([2, 0]), 1).shape).toEqual([2, 0]);
    expect(cumsum(array([true, true])).tolist()).toEqual([1, 2]);
    expect(cumprod(array([2, 3, 4])).tolist()).toEqual([2, 6, 24]);
    expect(cumprod(x, 0).tolist()).toEqual([
      [1, 2],
      [3, 8],
    ]);
    expect(cummax(array([1, 3, 2, 5])).tolist()).toEqual([1, 3, 3, 5]);
    expect(cummin(array([3, 1, 2])).tolist()).toEqual([3, 1, 1]);
    expect(cummax(array([1, NaN, 3])).tolist()).toEqual([1, NaN, NaN]);
  });

  it('carry the rounding errors of a long sum', () => {
    const x = array(
      Array.from({ length: 100000 }, () => 0.1),
      { dtype: 'float64' },
    );
    // 10⁵ times the float64 nearest to 0.1 rounds to 10000; plain addition ends at 10000.000000018848
    expect(cumsum(x).data()[99999]).toBe(10000);
  });

  it.each([
    [cumsum, [1, 2, 3], [6, 5, 3]],
    [cumprod, [2, 3, 4], [43, 28, 18]],
    [cumprod, [0, 0, 3], [1, 0, 0]],
    [cummax, [1, 3, 2], [1, 5, 0]],
    [cummin, [3, 1, 2], [1, 5, 0]],
  ])('%p has at %j, weighed 1, 2, 3, the gradient %j', (f, x, slopes) => {
    const weighed = (v: Tensor): Tensor =>
      f(v)
        .mul(array([1, 2, 3]))
        .sum();
    expect(grad(weighed)(array(x)).tolist()).toEqual(slopes);
  });

  it('cumprod passes a gradient through zeros', () => {
    const weighed = (v: Tensor): Tensor =>
      cumprod(v)
        .mul(array([1, 2, 3, 4]))
        .sum();
    expect(grad(weighed)(array([2, 0, 3, 4])).tolist()).toEqual([1, 118, 0, 0]);
  });
});
