/**
 * Numbers as text and as nested lists.
 */
import type { TypedArray } from './dtype.js';
import type { TensorType } from './type.js';

/** What `tolist` gives: a number, a boolean, or lists of them. */
export type NestedNumbers = number | boolean | NestedNumbers[];

/**
 * Row-major data as nested lists; booleans for `bool`.
 *
 * @param data - the elements
 * @param type - shape and dtype
 * @returns lists as deep as the shape; a plain number for a scalar
 */
export function nestedList(data: TypedArray, type: TensorType): NestedNumbers {
  let at = 0;
  const read = (): number | boolean => {
    const value = data[at++]!;
    return type.dtype === 'bool' ? value !== 0 : value;
  };
  const build = (axis: number): NestedNumbers =>
    axis === type.shape.length
      ? read()
      : Array.from({ length: type.shape[axis]! }, () => build(axis + 1));
  return build(0);
}

const MANY = 1000;
const EDGE = 3;

/**
 * The values as text: `[1, 2.5]`; long axes are cut with `…`.
 *
 * @param data - the elements
 * @param type - shape and dtype
 * @returns the text
 */
export function formatTensor(data: TypedArray, type: TensorType): string {
  const cut = data.length > MANY;
  const write = (value: NestedNumbers): string => {
    if (!Array.isArray(value)) return formatNumber(value, type.dtype === 'float32');
    const short = cut && value.length > 2 * EDGE;
    const parts = short
      ? [...value.slice(0, EDGE).map(write), '…', ...value.slice(-EDGE).map(write)]
      : value.map(write);
    return `[${parts.join(', ')}]`;
  };
  return write(nestedList(data, type));
}

/** Whether every integer up to this one is a float32 of its own. */
const isSmallInteger = (value: number): boolean =>
  Number.isInteger(value) && Math.abs(value) <= 2 ** 24;

/**
 * A number with as many digits as tell it from its neighbours in its dtype: float32 0.1 prints `0.1`.
 *
 * @param value - the number
 * @param single - whether it is a float32
 * @returns its text
 */
export function formatNumber(value: number | boolean, single: boolean): string {
  if (typeof value === 'boolean') return String(value);
  if (Object.is(value, -0)) return '-0';
  if (!single || !Number.isFinite(value) || isSmallInteger(value)) return String(value);
  for (let digits = 6; digits < 9; digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return String(text);
  }
  return String(Number(value.toPrecision(9)));
}
