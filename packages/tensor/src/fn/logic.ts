/**
 * Questions about floats that are compositions of comparisons: what is finite, infinite, not a
 * number. Their answers are `bool` and carry no gradient.
 */
import { filled } from '../concrete.js';
import { isFloat } from '../dtype.js';
import { abs } from '../ops/abs.js';
import { equal, less, notEqual } from '../ops/compare.js';
import { toTensor, type TensorLike } from '../promote.js';
import type { Tensor } from '../tensor.js';

/**
 * Whether x is NaN, elementwise. It is the only value that differs from itself.
 *
 * @param x - the operand
 * @returns booleans; false for integers
 *
 * @example
 * ```ts
 * import { array, isnan } from '@gradus/tensor';
 * console.log(isnan(array([1, NaN])).tolist()); // => [false, true]
 * ```
 */
export function isnan(x: TensorLike): Tensor<'bool'> {
  const value = toTensor(x, 'isnan');
  return isFloat(value.dtype) ? notEqual(value, value) : everywhere(value, false);
}

/**
 * Whether x is ∞ or −∞, elementwise.
 *
 * @param x - the operand
 * @returns booleans; false for integers and NaN
 *
 * @example
 * ```ts
 * import { array, isinf } from '@gradus/tensor';
 * console.log(isinf(array([1, -Infinity])).tolist()); // => [false, true]
 * ```
 */
export function isinf(x: TensorLike): Tensor<'bool'> {
  const value = toTensor(x, 'isinf');
  return isFloat(value.dtype) ? equal(abs(value), Infinity) : everywhere(value, false);
}

/**
 * Whether x is neither infinite nor NaN, elementwise.
 *
 * @param x - the operand
 * @returns booleans; true for integers
 *
 * @example
 * ```ts
 * import { array, isfinite } from '@gradus/tensor';
 * console.log(isfinite(array([1, NaN, Infinity])).tolist()); // => [true, false, false]
 * ```
 */
export function isfinite(x: TensorLike): Tensor<'bool'> {
  const value = toTensor(x, 'isfinite');
  return isFloat(value.dtype) ? less(abs(value), Infinity) : everywhere(value, true);
}

function everywhere(x: Tensor, answer: boolean): Tensor<'bool'> {
  return filled(Number(answer), 'bool', x.shape);
}
