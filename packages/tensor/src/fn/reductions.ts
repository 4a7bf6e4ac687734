/**
 * Reductions as NumPy names them: over one axis, several or all, keeping the reduced axes as length 1 on
 * request. Integers stay integers in sums, products and extremes; booleans are counted as int32.
 */
import { optionsOf } from '../arguments.js';
import { context } from '../context.js';
import { isFloat } from '../dtype.js';
import { astype, castTo } from '../ops/cast.js';
import { divide } from '../ops/div.js';
import { allOver, anyOver } from '../ops/reduceLogical.js';
import { maxOver, minOver } from '../ops/reduceMax.js';
import { prodOver } from '../ops/reduceProd.js';
import { sumOver } from '../ops/reduceSum.js';
import { reshape } from '../ops/reshape.js';
import { toTensor, type TensorLike } from '../promote.js';
import { normalizeAxes } from '../shape.js';
import type { Axis, Tensor } from '../tensor.js';

/** Options of a reduction. */
export interface ReduceOptions {
  /** Keep reduced axes, with length 1. */
  readonly keepdims?: boolean;
}

type Reduce = (x: Tensor, axes: readonly number[]) => Tensor;

/** One call of a reduction, as the user wrote it. */
interface Call {
  readonly op: string;
  readonly axis: Axis;
  readonly options: ReduceOptions;
}

function reduced(x: Tensor, { op, axis, options }: Call, reduce: Reduce): Tensor {
  const axes = normalizeAxes(axis, x.ndim, op);
  const y = reduce(x, axes);
  if (optionsOf(options, ['keepdims'], op).keepdims !== true) return y;
  return reshape(
    y,
    x.shape.map((n, i) => (axes.includes(i) ? 1 : n)),
  );
}

/** Booleans are counted. */
function counted(x: TensorLike, op: string): Tensor {
  const value = toTensor(x, op);
  return value.dtype === 'bool' ? castTo(value, 'int32') : value;
}

/**
 * Σ x over some axes. Slope: 1. Adds in double precision with the rounding errors carried along, so the
 * error does not grow with the number of terms. The sum of nothing is 0.
 *
 * @param x - a tensor; booleans are counted
 * @param axis - one axis, several, or null for all
 * @param options - `keepdims`
 * @returns the sums; throws GR102 when there is no such axis
 *
 * @example
 * ```ts
 * import { array, sum } from '@gradus/tensor';
 * console.log(sum(array([[1, 2], [3, 4]]), 0).tolist()); // => [4, 6]
 * ```
 */
export function sum(x: TensorLike, axis: Axis = null, options: ReduceOptions = {}): Tensor {
  return reduced(counted(x, 'sum'), { op: 'sum', axis, options }, sumOver);
}

/**
 * Π x over some axes. Slope in one factor: the product of the others, right also where factors are 0. The
 * product of nothing is 1.
 *
 * @param x - a tensor; booleans are counted
 * @param axis - one axis, several, or null for all
 * @param options - `keepdims`
 * @returns the products; throws GR102 when there is no such axis
 *
 * @example
 * ```ts
 * import { array, prod } from '@gradus/tensor';
 * console.log(prod(array([2, 3, 4])).item()); // => 24
 * ```
 */
export function prod(x: TensorLike, axis: Axis = null, options: ReduceOptions = {}): Tensor {
  return reduced(counted(x, 'prod'), { op: 'prod', axis, options }, prodOver);
}

/**
 * The arithmetic mean over some axes, Σ x / n. Slope: 1/n. The mean of nothing is NaN.
 *
 * @param x - a tensor; integers and booleans become floats
 * @param axis - one axis, several, or null for all
 * @param options - `keepdims`
 * @returns the means; throws GR102 when there is no such axis
 *
 * @example
 * ```ts
 * import { array, mean } from '@gradus/tensor';
 * console.log(mean(array([1, 2, 6])).item()); // => 3
 * ```
 */
export function mean(x: TensorLike, axis: Axis = null, options: ReduceOptions = {}): Tensor {
  const value = toTensor(x, 'mean');
  const float = isFloat(value.dtype) ? value : castTo(value, context.defaultFloat);
  return reduced(float, { op: 'mean', axis, options }, (t, axes) =>
    divide(
      sumOver(t, axes),
      axes.reduce((n, a) => n * t.shape[a]!, 1),
    ),
  );
}

/** An extreme of booleans was found as one of 0 and 1. */
function extremeOf(y: Tensor, { dtype }: Tensor): Tensor {
  return dtype === 'bool' ? castTo(y, dtype) : y;
}

/**
 * The largest element over some axes; NaN where there is one. Slope: 1 for the winner, 1/m for each of m
 * that tie, 0 for the others.
 *
 * @param x - a tensor
 * @param axis - one axis, several, or null for all
 * @param options - `keepdims`
 * @returns the largest elements (of booleans: whether any is true); throws GR127 for no elements
 *
 * @example
 * ```ts
 * import { array, max } from '@gradus/tensor';
 * console.log(max(array([[1, 5], [7, 2]]), 1).tolist()); // => [5, 7]
 * ```
 */
export function max(x: TensorLike, axis: Axis = null, options: ReduceOptions = {}): Tensor {
  const value = toTensor(x, 'max');
  return extremeOf(reduced(counted(value, 'max'), { op: 'max', axis, options }, maxOver), value);
}

/**
 * The smallest element over some axes; NaN where there is one. Slope: 1 for the winner, 1/m for each of m
 * that tie, 0 for the others.
 *
 * @param x - a tensor
 * @param axis - one axis, several, or null for all
 * @param options - `keepdims`
 * @returns the smallest elements (of booleans: whether all are true); throws GR127 for no elements
 *
 * @example
 * ```ts
 * import { array, min } from '@gradus/tensor';
 * console.log(min(array([[1, 5], [7, 2]]), 1).tolist()); // => [1, 2]
 * ```
 */
export function min(x: TensorLike, axis: Axis = null, options: ReduceOptions = {}): Tensor {
  const value = toTensor(x, 'min');
  return extremeOf(reduced(counted(value, 'min'), { op: 'min', axis, options }, minOver), value);
}

/**
 * Whether any element over some axes is true, or not zero. False for no elements. Without a slope.
 *
 * @param x - a tensor
 * @param axis - one axis, several, or null for all
 * @param options - `keepdims`
 * @returns booleans; throws GR102 when there is no such axis
 *
 * @example
 * ```ts
 * import { any, array } from '@gradus/tensor';
 * console.log(any(array([0, 2]).greater(1)).item()); // => true
 * ```
 */
export function any(x: TensorLike, axis: Axis = null, options: ReduceOptions = {}): Tensor<'bool'> {
  const value = astype(toTensor(x, 'any'), 'bool');
  return reduced(value, { op: 'any', axis, options }, anyOver) as Tensor<'bool'>;
}

/**
 * Whether every element over some axes is true, or not zero. True for no elements. Without a slope.
 *
 * @param x - a tensor
 * @param axis - one axis, several, or null for all
 * @param options - `keepdims`
 * @returns booleans; throws GR102 when there is no such axis
 *
 * @example
 * ```ts
 * import { all, array } from '@gradus/tensor';
 * console.log(all(array([0, 2]).greater(1)).item()); // => false
 * ```
 */
export function all(x: TensorLike, axis: Axis = null, options: ReduceOptions = {}): Tensor<'bool'> {
  const value = astype(toTensor(x, 'all'), 'bool');
  return reduced(value, { op: 'all', axis, options }, allOver) as Tensor<'bool'>;
}
