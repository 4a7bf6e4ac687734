import { describe, expect, it } from '@jest/globals';
import {
  array,
  fromData,
  max,
  min,
  sum,
  typeOf,
  matmul,
  prod,
  all,
  any,
  type DType,
  type Tensor,
  allocate,
} from '@gradus/tensor';
import { jit } from '../../src/index.js';

function filledWith(dtype: DType, n: number, f: (i: number) => number): Tensor {
  const data = allocate(dtype, n);
  for (let i = 0; i < n; i++) data[i] = f(i);
  return fromData(typeOf(dtype, [n]), data);
}

describe('sums', () => {
  it('of a million float32 are right to the last digit', () => {
    const x = filledWith('float32', 1e6, () => 0.1);
    expect(jit(sum)(x).item()).toBe(Math.fround(1e6 * Math.fround(0.1)));
  });
  it('of float64 do not lose digits with the number of terms', () => {
    const x = filledWith('float64', 1e6, () => 0.1);
    expect(jit(sum)(x).item()).toBe(1e5); // the double 0.1 is too large by 5.6e-18, a million of them by 5.6e-12, less than half an ulp;
    const waves = filledWith('float64', 2e5, (i) => (i % 2 === 0 ? 1e16 : i % 4 === 1 ? 1 : -1e16));
    const inBigInts = Array.from({ length: 2e5 }, (_, i) =>
      i % 2 === 0 ? 10n ** 16n : i % 4 === 1 ? 1n : -(10n ** 16n),
    ).reduce((a, b) => a + b, 0n);
    expect(jit(sum)(waves).item()).toBe(Number(inBigInts));
  });
  it('of infinities and NaN, and of nothing', () => {
    expect(jit(sum)(array([Infinity, 1, 2])).item()).toBe(Infinity);
    expect(jit(sum)(array([Infinity, -Infinity])).item()).toBeNaN();
    expect(jit(sum)(array([1, NaN])).item()).toBeNaN();
    expect(jit(sum)(filledWith('float32', 0, () => 0)).item()).toBe(0);
  });
  it('of integers wrap around', () => {
    const x = array([2 ** 31 - 1, 1, 5], { dtype: 'int32' });
    expect(jit(sum)(x).item()).toBe(-(2 ** 31) + 5);
    expect(jit(prod)(x).item()).toBe(Math.imul(2 ** 31 - 1, 5));
  });
});

describe('extremes and truth', () => {
  it('NaN wins, zeros keep their sign, the first of equals is taken', () => {
    expect(jit(max)(array([1, NaN, 3])).item()).toBeNaN();
    expect(jit(min)(array([NaN, -Infinity])).item()).toBeNaN();
    expect(jit(max)(array([-0, 0])).item()).toBe(-0);
    expect(jit(max)(array([-Infinity, -Infinity])).item()).toBe(-Infinity);
  });
  it('of unsigned numbers', () => {
    const x = array([1, 2 ** 32 - 1, 7], { dtype: 'uint32' });
    expect([jit(max)(x).item(), jit(min)(x).item()]).toEqual([2 ** 32 - 1, 1]);
  });
  it('any and all along axes', () => {
    const x = array([
      [true, false],
      [true, true],
    ]);
    const f = jit((b: Tensor) => [any(b, 0), all(b, 0), all(b)]);
    expect(f(x).map((t) => t.tolist())).toEqual([[true, true], [true, false], false]);
  });
});

describe('products of matrices', () => {
  it.each([1, 3, 4, 5, 8, 257, 600])('of %s terms, against sums in whole numbers', (n) => {
    const [a, b] = [
      filledWith('float32', 3 * n, (i) => (i * 7) % 11),
      filledWith('float32', n * 6, (i) => (i * 5) % 13),
    ];
    const c = jit(matmul)(a.reshape([3, n]), b.reshape([n, 6])).data();
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 6; j++) {
        let total = 0;
        for (let k = 0; k < n; k++) total += (((i * n + k) * 7) % 11) * (((k * 6 + j) * 5) % 13);
        expect(c[i * 6 + j]).toBe(total);
      }
    }
  });
  it('in float64 the error does not grow with the number of terms', () => {
    const n = 300_000;
    const x = filledWith('float64', n, () => 0.1);
    const y = filledWith('float64', n, () => 1);
    const error = Math.abs(jit(matmul)(x, y).item() - 30000);
    expect(error / 30000).toBeLessThan(256 * Number.EPSILON);
  });
  it('of integers wrap around', () => {
    const x = array(
      [
        [2 ** 30, 5],
        [3, -7],
      ],
      { dtype: 'int32' },
    );
    expect(jit(matmul)(x, x).tolist()).toEqual(matmul(x, x).tolist());
  });
});
