/**
 * The promotion table, entry by entry: two tensors, a tensor and a number, weak values.
 */
import { describe, expect, it } from '@jest/globals';
import {
  add,
  array,
  divide,
  dtypes,
  equal,
  less,
  multiply,
  promote,
  toTensor,
  withDefaultDtype,
  type DType,
  type TensorLike,
} from '../src/index.js';
import { broadcastAll, promoteDTypes } from '../src/promote.js';

const names = Object.keys(dtypes) as DType[];

/** The upper half of the table; the order of operands does not matter. */
const table: Readonly<Record<string, DType | 'GR110'>> = {
  'bool bool': 'bool',
  'bool int32': 'int32',
  'bool uint32': 'uint32',
  'bool float32': 'float32',
  'bool float64': 'float64',
  'int32 int32': 'int32',
  'int32 uint32': 'GR110',
  'int32 float32': 'float32',
  'int32 float64': 'float64',
  'uint32 uint32': 'uint32',
  'uint32 float32': 'float32',
  'uint32 float64': 'float64',
  'float32 float32': 'float32',
  'float32 float64': 'float64',
  'float64 float64': 'float64',
};
const pairs = names.flatMap((a) => names.map((b) => [a, b] as const));
const dtypesOf = (xs: readonly TensorLike[]) => promote(xs, 'test').map((x) => x.dtype);

describe('two tensors', () => {
  it.each(pairs)('%s with %s', (a, b) => {
    const expected = (table[`${a} ${b}`] ?? table[`${b} ${a}`])!;
    const operands = [array([1], { dtype: a }), array([1], { dtype: b })];
    if (expected === 'GR110') {
      expect(() => promote(operands, 'test')).toThrow(
        /GR110: test cannot combine int32 with uint32/,
      );
    } else {
      expect(dtypesOf(operands)).toEqual([expected, expected]);
      expect(promoteDTypes(a, b, 'test')).toBe(expected);
    }
  });

  it('keep their values', () => {
    const x = array([true, false]);
    expect(add(x, array([5, -5], { dtype: 'int32' })).tolist()).toEqual([6, -5]);
    expect(add(x, array([4294967294, 0], { dtype: 'uint32' })).tolist()).toEqual([4294967295, 0]);
  });

  it('three at once', () => {
    const three = [array(true), array(1, { dtype: 'int32' }), array(1, { dtype: 'float64' })];
    expect(dtypesOf(three)).toEqual(['float64', 'float64', 'float64']);
  });
});

describe('a tensor and a number', () => {
  const rows: readonly (readonly [DType, number, DType | 'GR110'])[] = [
    ['bool', 2, 'float32'],
    ['bool', 2.5, 'float32'],
    ['int32', 2, 'int32'],
    ['int32', -(2 ** 31), 'int32'],
    ['int32', 2 ** 31, 'GR110'],
    ['int32', 2.5, 'GR110'],
    ['int32', NaN, 'GR110'],
    ['int32', Infinity, 'GR110'],
    ['uint32', 2 ** 32 - 1, 'uint32'],
    ['uint32', -1, 'GR110'],
    ['uint32', 0.5, 'GR110'],
    ['float32', 2, 'float32'],
    ['float32', 1e300, 'float32'],
    ['float64', 2, 'float64'],
  ];

  it.each(rows)('%s with %p', (dtype, number, expected) => {
    const x = array([1], { dtype });
    if (expected === 'GR110') {
      expect(() => promote([x, number], 'test')).toThrow(/GR110: test cannot combine the number/);
      expect(() => promote([number, x], 'test')).toThrow(/instead: +Convert the tensor first/);
    } else {
      expect(dtypesOf([x, number])).toEqual([expected, expected]);
      expect(dtypesOf([number, x])).toEqual([expected, expected]);
      expect(equal(x, number).dtype).toBe('bool');
    }
  });

  it('the number is rounded to the dtype first', () => {
    expect(add(array(1), 0.1).item()).toBe(Math.fround(1 + Math.fround(0.1)));
    expect(add(0.1, array(1)).item()).toBe(Math.fround(1 + Math.fround(0.1)));
  });

  it('the dtype does not depend on the value of a tensor', () => {
    const ints = array([1], { dtype: 'int32' });
    expect(multiply(ints, 2).dtype).toBe('int32');
    expect(multiply(2, ints).tolist()).toEqual([2]);
  });
});

describe('numbers alone', () => {
  it('are weak, and of the default float', () => {
    expect(add(1, 2).type).toEqual({ dtype: 'float32', shape: [], weak: true });
    expect(withDefaultDtype('float64', () => add(1, 2)).dtype).toBe('float64');
  });

  it('stay weak among themselves and give way to a tensor', () => {
    const three = add(add(1, 1), 1);
    expect(three.type.weak).toBe(true);
    expect(multiply(three, array(2, { dtype: 'float64' })).type).toEqual({
      dtype: 'float64',
      shape: [],
      weak: false,
    });
    expect(multiply(three, array([2])).type.weak).toBe(false);
  });

  it('that were computed with are floats beside integers: no rule may look at their value', () => {
    expect(dtypesOf([add(1, 1), array([1], { dtype: 'int32' })])).toEqual(['float32', 'float32']);
    expect(dtypesOf([add(1, 1), array([true])])).toEqual(['float32', 'float32']);
  });

  it('keep the precision they were computed in', () => {
    const third = withDefaultDtype('float64', () => divide(1, 3));
    expect(add(third, 0).item()).toBe(1 / 3);
    expect(dtypesOf([third, toTensor(1, 'test')])).toEqual(['float64', 'float64']);
  });

  it('compared are booleans like any other', () => {
    const one = less(1, 2);
    expect(one.type).toEqual({ dtype: 'bool', shape: [], weak: false });
    expect(add(one, array([1], { dtype: 'int32' })).dtype).toBe('int32');
  });

  it('become strong by astype', () => {
    expect(add(1, 2).astype('float32').type.weak).toBe(false);
  });
});

describe('JavaScript booleans', () => {
  it('are of dtype bool', () => {
    expect(dtypesOf([true, false])).toEqual(['bool', 'bool']);
    expect(add(array([1], { dtype: 'int32' }), true).type.dtype).toBe('int32');
  });
});

describe('operations on floats', () => {
  it('convert integers and booleans to the default float first', () => {
    const ints = array([1, 2], { dtype: 'int32' });
    expect(divide(ints, ints).dtype).toBe('float32');
    expect(divide(ints, 4).tolist()).toEqual([0.25, 0.5]);
    expect(divide(ints, 2.5).dtype).toBe('float32');
    expect(divide(array([true]), array([true])).dtype).toBe('float32');
    expect(divide(ints, array(2, { dtype: 'float64' })).dtype).toBe('float64');
    expect(withDefaultDtype('float64', () => divide(ints, ints)).dtype).toBe('float64');
  });
});

describe('what is no operand', () => {
  it.each([
    [null, 'null'],
    [undefined, 'undefined'],
    ['2', "'2'"],
    [[1, 2], '[1, 2]'],
  ])('%p', (value, described) => {
    expect(() => add(array(1), value as never)).toThrow(`GR104: add was given ${described}`);
  });
});

describe('shapes', () => {
  it('are broadcast together, by views', () => {
    const [x, y] = broadcastAll([array([[1], [2]]), array([3, 4, 5])], 'test');
    expect([x!.shape, y!.shape]).toEqual([
      [2, 3],
      [2, 3],
    ]);
    expect(x!.tolist()).toEqual([
      [1, 1, 1],
      [2, 2, 2],
    ]);
  });

  it('that do not fit are refused', () => {
    expect(() => add(array([1, 2]), array([1, 2, 3]))).toThrow(/GR101/);
  });
});
