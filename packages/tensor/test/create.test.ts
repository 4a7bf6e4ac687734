import { describe, expect, it } from '@jest/globals';
import { arange, array, astype, eye, linspace, type DType } from '../src/index.js';

describe('array', () => {
  it.each([
    [[3e9], 'int32'],
    [[-1], 'uint32'],
    [[Number.NaN], 'int32'],
    [[Infinity], 'uint32'],
  ] as const)('refuses %p as %s, which would store another number', (values, dtype) => {
    expect(() => array(values, { dtype })).toThrow(`GR105: ${values[0]} is no ${dtype}`);
  });

  it('cuts fractions off, as NumPy does', () => {
    expect(array([1.5, -0.5], { dtype: 'int32' }).tolist()).toEqual([1, 0]);
    expect(array([-0.5], { dtype: 'uint32' }).tolist()).toEqual([0]);
  });

  it('sees the holes of a list', () => {
    const list = [1];
    list[2] = 3;
    expect(() => array(list)).toThrow('GR105: array[1] is undefined');
  });

  it('refuses numbers beside lists', () => {
    expect(() => array([[1], 2] as never)).toThrow('GR105: the lists are ragged: array[1]');
    expect(() => array([1, [2]] as never)).toThrow('GR105: the lists are ragged: array[1]');
  });
});

it('a dtype that does not exist is refused by name', () => {
  expect(() => array([1], { dtype: 'float16' as DType })).toThrow(
    "GR132: array was given 'float16'",
  );
  expect(() => astype(array([1]), 'float16' as DType)).toThrow("GR132: astype was given 'float16'");
});

it('an option that does not exist is refused by name', () => {
  expect(() => array([1], { dType: 'int32' } as never)).toThrow("the option 'dType'");
  expect(() => array([1]).sum(null, { keepDims: true } as never)).toThrow("the option 'keepDims'");
});

// Facts of NumPy
it('linspace leaves the end out where asked', () => {
  expect(linspace(2, 3, 4, { endpoint: false }).tolist()).toEqual([2, 2.25, 2.5, 2.75]);
  expect(linspace(0, 1, 1, { endpoint: false }).tolist()).toEqual([0]);
  expect(linspace(0, 1, 0).tolist()).toEqual([]);
});

it('eye has its ones on any diagonal', () => {
  const rows = (k: number, n = 2, m = 3): unknown => eye(n, m, { k }).tolist();
  expect(rows(1)).toEqual([
    [0, 1, 0],
    [0, 0, 1],
  ]);
  expect(rows(-1)).toEqual([
    [0, 0, 0],
    [1, 0, 0],
  ]);
  expect(rows(5)).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
});

it('arange takes finite bounds and a step that moves', () => {
  expect(() => arange(0, 1, 0)).toThrow('GR132');
  expect(() => arange(0, Infinity)).toThrow('GR132');
});
