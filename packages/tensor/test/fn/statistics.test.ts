import { describe, expect, it } from '@jest/globals';
import {
  array,
  average,
  median,
  nanmax,
  nanmean,
  nanmin,
  nansum,
  ptp,
  quantile,
  std,
  var as variance,
  zeros,
  type Tensor,
} from '../../src/index.js';
import { grad } from '@gradus/autodiff';

const double = (values: number[]): Tensor => array(values, { dtype: 'float64' });
const slopes = (f: (x: Tensor) => Tensor, at: number[]): unknown => grad(f)(double(at)).tolist();
const closeTo = (values: readonly number[]): unknown =>
  values.map((v) => expect.closeTo(v, 14) as unknown);

describe('spread', () => {
  it('var and std', () => {
    expect(variance(double([1, 2, 4])).item()).toBeCloseTo(1.5555555555555556, 15);
    expect(variance(double([1, 2, 4]), null, { ddof: 1 }).item()).toBeCloseTo(7 / 3, 15);
    const m = array([
      [1, 2],
      [3, 7],
    ]);
    expect(std(m, 0).tolist()).toEqual([1, 2.5]);
    expect(std(m, 1, { keepdims: true }).shape).toEqual([2, 1]);
    expect(variance(array([1, 2], { dtype: 'int32' })).item()).toBe(0.25);
    expect(variance(array([7])).item()).toBe(0);
    expect(variance(array([7]), null, { ddof: 1 }).item()).toBeNaN();
    expect(variance(zeros([0])).item()).toBeNaN();
  });
  it('cancels nothing but the deviations', () => {
    const x = array([1e7, 1e7 + 1, 1e7 + 2]);
    expect(variance(x).item()).toBe(Math.fround(2 / 3));
  });
  it('slopes', () => {
    expect(slopes((x) => variance(x), [1, 2, 4])).toEqual(closeTo([-8 / 9, -2 / 9, 10 / 9]));
    expect(slopes((x) => std(x), [1, 2, 4])).toEqual(
      closeTo([-4, -1, 5].map((d) => d / 3 / Math.sqrt(14))),
    );
    expect(slopes((x) => variance(x), [2, 2, 2])).toEqual([0, 0, 0]);
    expect(slopes((x) => std(x), [2, 2, 2])).toEqual([NaN, NaN, NaN]);
  });
  it('ptp and average', () => {
    expect(ptp(array([1, 5, 2])).item()).toBe(4);
    expect(slopes((x) => ptp(x), [1, 5, 2])).toEqual([-1, 1, 0]);
    expect(slopes((x) => ptp(x), [1, 1])).toEqual([0, 0]);
    const weights = double([1, 2, 3]);
    expect(average(double([1, 2, 4]), null, { weights }).item()).toBeCloseTo(17 / 6, 15);
    expect(average(array([1, 2])).item()).toBe(1.5);
    expect(slopes((x) => average(x, null, { weights }), [1, 2, 4])).toEqual(
      closeTo([1 / 6, 1 / 3, 1 / 2]),
    );
  });
});

describe('order', () => {
  it('quantile and median, as NumPy', () => {
    expect(quantile(array([4, 1, 3, 2]), 0.25).item()).toBe(1.75);
    const m = double([1, 2, 3, 10]).reshape([2, 2]);
    expect(quantile(m, 0.9, 0).tolist()).toEqual(closeTo([2.8, 9.2]));
    expect(
      median(
        array([
          [1, 2, 9],
          [4, 5, 6],
        ]),
        1,
      ).tolist(),
    ).toEqual([2, 5]);
    expect(
      median(
        array([
          [1, 2],
          [3, 4],
        ]),
        [0, 1],
        { keepdims: true },
      ).tolist(),
    ).toEqual([[2.5]]);
    expect(median(array([1, NaN, 2])).item()).toBeNaN();
    expect(median(array([1, 2, Infinity])).item()).toBe(2);
    expect(quantile(array([3, 1]), 1).item()).toBe(3);
    expect(median(array([7])).item()).toBe(7);
    expect(median(zeros([2, 0]), 0).shape).toEqual([0]);
  });
  it('slopes', () => {
    expect(slopes((x) => median(x), [3, 1, 2])).toEqual([0, 0, 1]);
    expect(slopes((x) => median(x), [4, 1, 3, 2])).toEqual([0, 0, 0.5, 0.5]);
    expect(slopes((x) => quantile(x, 0.25), [4, 1, 3, 2])).toEqual([0, 0.25, 0, 0.75]);
  });
  it('refuse no elements and no fractions', () => {
    expect(() => median(zeros([0]))).toThrow(/GR127/);
    expect(() => quantile(array([1]), 1.5)).toThrow(/GR129/);
    expect(() => quantile(array([1]), NaN)).toThrow(/GR129/);
  });
});

describe('reductions without NaN', () => {
  it('pass over what is missing', () => {
    const x = array([
      [1, NaN, 4],
      [NaN, NaN, NaN],
    ]);
    expect(nansum(x, 1).tolist()).toEqual([5, 0]);
    expect(nanmean(x, 1).tolist()).toEqual([2.5, NaN]);
    expect(nanmax(x, 1).tolist()).toEqual([4, NaN]);
    expect(nanmin(x).item()).toBe(1);
    expect(nanmax(array([3, 1], { dtype: 'int32' })).item()).toBe(3);
    expect(nanmean(array([1, 2], { dtype: 'int32' })).item()).toBe(1.5);
    expect(nansum(x, 0, { keepdims: true }).tolist()).toEqual([[1, 0, 4]]);
  });
  it('send no gradient there', () => {
    expect(slopes((x) => nansum(x), [NaN, 2])).toEqual([0, 1]);
    expect(slopes((x) => nanmean(x), [NaN, 2, 4])).toEqual([0, 0.5, 0.5]);
    expect(slopes((x) => nanmax(x), [NaN, 2, 4])).toEqual([0, 0, 1]);
  });
});
