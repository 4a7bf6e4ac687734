import { describe, expect, it } from '@jest/globals';
import { arange, array, astype, dtypes, eye, linspace, type DType } from '../src/index.js';

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

describe('array of a typed array', () => {
  const numbers = [
    0, -0, 1, -1, 2.5, -2.5, 127, 255, 1e-45, 1e-40, 0.1, 16777217, 3e9, 1e39, -1e300,
  ];
  const specials = [NaN, Infinity, -Infinity];
  const kinds = [Float32Array, Float64Array, Int8Array, Uint8Array, Uint8ClampedArray, Int16Array];
  const views = [...kinds, Uint16Array, Int32Array, Uint32Array].map(
    (kind) => [kind.name, new kind([...numbers, ...specials])] as const,
  );

  it.each(views)('%s: the same numbers as of a list, or the same error', (_, view) => {
    for (const dtype of Object.keys(dtypes) as DType[]) {
      for (const value of view) {
        const one = view.slice(0, 1).fill(value);
        expect(outcome(() => array(one, { dtype }))).toEqual(
          outcome(() => array([value], { dtype })),
        );
      }
    }
  });

  it('of bigints takes those that fit', () => {
    const big = BigInt64Array.of(1n, -2n) as never;
    expect(array(big).tolist()).toEqual([1, -2]);
    expect(array(big, { dtype: 'float64' }).tolist()).toEqual([1, -2]);
    expect(() => array(BigInt64Array.of(2n ** 40n) as never)).toThrow('GR105');
  });

  it('refuses a view that has no elements', () => {
    expect(() => array(new DataView(new ArrayBuffer(8)) as never)).toThrow('GR105');
    expect(() => array([new DataView(new ArrayBuffer(8))] as never)).toThrow('GR105');
  });
});

/** The only number, or the code of the error. */
function outcome(make: () => { item(): unknown }): unknown {
  try {
    return make().item();
  } catch (error) {
    return (error as { code: string }).code;
  }
}

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
