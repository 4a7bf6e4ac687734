import { describe, expect, it } from '@jest/globals';
import {
  all,
  any,
  array,
  max,
  mean,
  min,
  prod,
  sum,
  zeros,
  fromData,
  typeOf,
  type Tensor,
} from '../../src/index.js';
import type { GradusError } from '../../src/index.js';
import { grad, hessian } from '@gradus/autodiff';

const m = array([
  [1, 2, 3],
  [4, 5, 6],
]);
const codeOf = (f: () => unknown): string => {
  try {
    f();
  } catch (error) {
    return (error as GradusError).code;
  }
  return 'no error';
};

describe('sum', () => {
  it('goes over one axis, several, or all', () => {
    expect(sum(m).item()).toBe(21);
    expect(sum(m, 0).tolist()).toEqual([5, 7, 9]);
    expect(sum(m, -1).tolist()).toEqual([6, 15]);
    expect(sum(m, [0, 1]).item()).toBe(21);
    expect(sum(m, []).tolist()).toEqual(m.tolist());
  });

  it('keeps dims on request', () => {
    expect(sum(m, 1, { keepdims: true }).tolist()).toEqual([[6], [15]]);
    expect(m.sum(null, { keepdims: true }).shape).toEqual([1, 1]);
  });

  it('of nothing is 0, of one element that element', () => {
    expect(sum(zeros([0])).item()).toBe(0);
    expect(sum(zeros([0, 2]), 0).tolist()).toEqual([0, 0]);
    expect(sum(zeros([0, 2]), 1).shape).toEqual([0]);
    expect(sum(array([7])).item()).toBe(7);
    expect(sum(3).item()).toBe(3);
  });

  it('does not lose digits as the number of terms grows', () => {
    const many = new Float32Array(1e7).fill(0.1);
    const single = sum(fromData(typeOf('float32', [1e7]), many)).data()[0]!;
    // 10⁷ times the float32 nearest to 0.1 is 1000000.0149…
    expect(Math.abs(single - 1000000.0149011612) / 1e6).toBeLessThan(1e-7);
    const half = new Float64Array(1e6).fill(0.1);
    const double = sum(fromData(typeOf('float64', [1e6]), half)).item();
    // 10⁶ times the float64 nearest to 0.1 is 100000 + 5.6e-12, whose nearest float64 is 100000.
    expect(double).toBe(100000);
  });

  it('keeps what a large term would swallow', () => {
    expect(sum(array([1e20, 1, -1e20], { dtype: 'float64' })).item()).toBe(1);
  });

  it('answers with infinity and NaN as plain addition does', () => {
    expect(sum(array([1, Infinity, 2])).item()).toBe(Infinity);
    expect(sum(array([Infinity, -Infinity])).item()).toBeNaN();
    expect(sum(array([1, NaN])).item()).toBeNaN();
    expect(sum(array([1e308, 1e308], { dtype: 'float64' })).item()).toBe(Infinity);
  });

  it('wraps integers and counts booleans', () => {
    const x = array([2147483647, 1], { dtype: 'int32' });
    expect([sum(x).dtype, sum(x).item()]).toEqual(['int32', -2147483648]);
    const b = sum(array([true, true, false]));
    expect([b.dtype, b.item()]).toEqual(['int32', 2]);
  });

  it('reduces views', () => {
    expect(sum(m.transpose(), 0).tolist()).toEqual([6, 15]);
    expect(sum(m.slice([], [1]), 1).tolist()).toEqual([5, 11]);
  });

  it('refuses axes that do not exist', () => {
    expect(codeOf(() => sum(m, 2))).toBe('GR102');
    expect(codeOf(() => sum(m, [0, 0]))).toBe('GR102');
    expect(codeOf(() => sum(m, 0.5))).toBe('GR102');
  });
});

describe('mean', () => {
  it('divides by the number of elements', () => {
    expect(mean(m).item()).toBe(3.5);
    expect(m.mean(0).tolist()).toEqual([2.5, 3.5, 4.5]);
    expect(mean(array([1, 2], { dtype: 'int32' })).item()).toBe(1.5);
    expect(mean(array([true, false])).item()).toBe(0.5);
  });
  it('of nothing is NaN', () => {
    expect(mean(zeros([0])).item()).toBeNaN();
  });
  it('has the slope 1/n', () => {
    const g = grad((x: Tensor) => mean(x))(array([1, 2, 4], { dtype: 'float64' }));
    expect(g.tolist()).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });
});

describe('max and min', () => {
  it('find extremes along axes', () => {
    const x = array([
      [1, 5],
      [7, 2],
    ]);
    expect([max(x).item(), min(x).item()]).toEqual([7, 1]);
    expect([x.max(1).tolist(), x.min(0).tolist()]).toEqual([
      [5, 7],
      [1, 2],
    ]);
    expect(max(array([3, -9], { dtype: 'int32' })).item()).toBe(3);
    expect(max(array([-Infinity, -Infinity])).item()).toBe(-Infinity);
    expect([max(array([true, false])).item(), min(array([true, false])).item()]).toEqual([
      true,
      false,
    ]);
  });

  it('let NaN win', () => {
    expect(max(array([1, NaN, 3])).item()).toBeNaN();
    expect(min(array([NaN, 3])).item()).toBeNaN();
  });

  it('refuse an empty axis, but not an empty result', () => {
    expect(codeOf(() => max(zeros([0])))).toBe('GR127');
    expect(codeOf(() => min(zeros([0, 3]), 0))).toBe('GR127');
    expect(max(zeros([0, 3]), 1).shape).toEqual([0]);
  });

  it('share the gradient of a tie equally', () => {
    // jax.grad(jnp.max)([2, 1, 2, 2]) and the Hessian of max² at [1, 3, 3]
    const x = array([2, 1, 2, 2], { dtype: 'float64' });
    expect(grad((v: Tensor) => max(v))(x).tolist()).toEqual([1 / 3, 0, 1 / 3, 1 / 3]);
    expect(grad((v: Tensor) => min(v))(x).tolist()).toEqual([0, 1, 0, 0]);
    expect(hessian((v: Tensor) => max(v).mul(max(v)))(array([1, 3, 3])).tolist()).toEqual([
      [0, 0, 0],
      [0, 0.5, 0.5],
      [0, 0.5, 0.5],
    ]);
  });

  it('pass an infinite cotangent to the winner alone', () => {
    const g = grad((x: Tensor) => max(x).mul(Infinity))(array([1, 3, 2]));
    expect(g.tolist()).toEqual([0, Infinity, 0]);
  });

  it('have a NaN gradient where the result is NaN', () => {
    const g = grad((x: Tensor) => max(x))(array([1, NaN, 3]));
    expect([...g.data()].every(Number.isNaN)).toBe(true);
  });
});

describe('prod', () => {
  it('multiplies along axes', () => {
    expect(prod(array([2, 3, 4])).item()).toBe(24);
    expect(m.prod(0).tolist()).toEqual([4, 10, 18]);
    expect(prod(zeros([0])).item()).toBe(1);
    expect(prod(array([65536, 65537], { dtype: 'int32' })).item()).toBe(65536);
    expect(prod(array([true, true])).dtype).toBe('int32');
  });

  it.each([
    [
      [2, 3, 4],
      [12, 8, 6],
    ],
    [
      [0, 3, 4],
      [12, 0, 0],
    ],
    [
      [0, 0, 5],
      [0, 0, 0],
    ],
    [[7], [1]],
    [[], []],
  ])('has at %j the slopes %j', (x, slopes) => {
    expect(grad((v: Tensor) => prod(v))(array(x)).tolist()).toEqual(slopes);
  });

  it('has the right second derivative with zeros among the factors', () => {
    const second = (x: number[]): unknown => hessian((v: Tensor) => prod(v))(array(x)).tolist();
    expect(second([2, 0, 3])).toEqual([
      [0, 3, 0],
      [3, 0, 2],
      [0, 2, 0],
    ]);
    expect(second([0, 0, 5])).toEqual([
      [0, 5, 0],
      [5, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('has slopes along inner axes', () => {
    const x = array([
      [
        [2, 0],
        [3, 5],
      ],
    ]);
    const g = grad((v: Tensor) =>
      prod(v, [0, 1])
        .mul(array([1, 10]))
        .sum(),
    )(x);
    expect(g.tolist()).toEqual([
      [
        [3, 50],
        [2, 0],
      ],
    ]);
  });
});

describe('any and all', () => {
  it('ask whether elements are not zero', () => {
    const x = array([
      [0, 1],
      [0, 0],
    ]);
    expect(any(x, 1).tolist()).toEqual([true, false]);
    expect(any(x, 0, { keepdims: true }).tolist()).toEqual([[false, true]]);
    expect([any(x).item(), all(x).item()]).toEqual([true, false]);
    expect(all(array([2, NaN])).item()).toBe(true);
  });
  it('answer for no elements', () => {
    expect([any(zeros([0])).item(), all(zeros([0])).item()]).toEqual([false, true]);
    expect(all(zeros([0, 2]), 0).tolist()).toEqual([true, true]);
  });
});
