import { describe, expect, it } from '@jest/globals';
import { array, power, square } from '../../src/index.js';

describe('power of floats', () => {
  it('is exact where the result is a float', () => {
    expect(power(array([2, 3, 10]), array([10, 4, -1], { dtype: 'float64' })).tolist()).toEqual([
      1024, 81, 0.1,
    ]);
    expect(power(array(1.5, { dtype: 'float64' }), 3).item()).toBe(3.375);
    expect(power(array(10, { dtype: 'float64' }), -5).item()).toBe(1e-5);
  });

  it('treats 0, 1, ±∞ and NaN as C99 does', () => {
    const of = (x: number, y: number) => power(array(x), array(y)).item();
    expect([of(0, 0), of(NaN, 0), of(1, NaN), of(1, Infinity), of(-1, Infinity)]).toEqual([
      1, 1, 1, 1, 1,
    ]);
    expect([of(0, -1), of(-0, -1), of(0.5, Infinity), of(2, -Infinity)]).toEqual([
      Infinity,
      -Infinity,
      0,
      0,
    ]);
    expect([of(-8, 1 / 3), of(NaN, 1), of(-2, 3), of(-2, 2)]).toEqual([NaN, NaN, -8, 4]);
  });

  it('with an integral number as exponent is a product', () => {
    const x = array([-2, 0, 3]);
    expect(x.pow(0).tolist()).toEqual([1, 1, 1]);
    expect(x.pow(1).tolist()).toEqual([-2, 0, 3]);
    expect(x.pow(2).tolist()).toEqual(square(x).tolist());
    expect(x.pow(3).tolist()).toEqual([-8, 0, 27]);
    expect(x.pow(7).tolist()).toEqual([-128, 0, 2187]);
    expect(x.pow(-1).tolist()).toEqual([-0.5, Infinity, Math.fround(1 / 3)]);
  });

  it('keeps the parity of large exponents', () => {
    expect(power(array(-1), 16777215).item()).toBe(-1);
    expect(power(array(-1), 16777216).item()).toBe(1);
  });

  it('makes floats of booleans', () => {
    expect(power(array([true, false]), 3).dtype).toBe('float32');
    expect(power(array([true, false]), 2).tolist()).toEqual([1, 0]);
  });
});

describe('power of integers', () => {
  const ints = (values: number[]) => array(values, { dtype: 'int32' });

  it('stays integer and wraps around', () => {
    const cubes = ints([-3, 2, 1291]).pow(3);
    expect(cubes.dtype).toBe('int32');
    expect(cubes.tolist()).toEqual([-27, 8, (1291 ** 3) | 0]);
    expect(ints([3]).pow(21).item()).toBe(Number(BigInt.asIntN(32, 3n ** 21n)));
    expect(array([3], { dtype: 'uint32' }).pow(21).item()).toBe(
      Number(BigInt.asUintN(32, 3n ** 21n)),
    );
  });

  it('takes tensors of exponents', () => {
    expect(power(2, ints([0, 1, 10, 30, 31, 32])).tolist()).toEqual([
      1, 2, 1024, 1073741824, -2147483648, 0,
    ]);
    expect(power(ints([7, -7, 0]), ints([5, 3, 0])).tolist()).toEqual([16807, -343, 1]);
  });

  it('divides as integers do where a tensor of exponents is negative', () => {
    expect(power(ints([1, -1, -1, 5, 0]), ints([-3, -3, -2, -1, -1])).tolist()).toEqual([
      1, -1, 1, 0, 0,
    ]);
  });

  it('refuses a negative number, which asks for fractions', () => {
    expect(() => ints([2]).pow(-1)).toThrow(/GR110: power cannot raise int32\[1\] to -1/);
    expect(() => ints([2]).pow(-1)).toThrow(/x\.astype\('float32'\)\.pow\(-1\)/);
  });

  it('refuses a fractional number', () => {
    expect(() => ints([2]).pow(0.5)).toThrow(/GR110/);
  });
});
