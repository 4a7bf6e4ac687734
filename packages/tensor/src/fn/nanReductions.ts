/**
 * Reductions that pass over NaN, as NumPy's `nansum` and its like. A NaN counts as missing: it adds
 * nothing, and no gradient reaches it.
 */
import { filled } from '../concrete.js';
import { isFloat } from '../dtype.js';
import { castTo } from '../ops/cast.js';
import { equal } from '../ops/compare.js';
import { divide } from '../ops/div.js';
import { select } from '../ops/select.js';
import { toTensor, type TensorLike } from '../promote.js';
import type { Axis, Tensor } from '../tensor.js';
import { any, max, min, sum, type ReduceOptions } from './reductions.js';

/** `x` with another number in the place of NaN. */
function without(x: Tensor, substitute: number): Tensor {
  if (!isFloat(x.dtype)) return x;
  return select(equal(x, x), x, filled(substitute, x.dtype, x.shape));
}

/**
 * Σ x over some axes, without the NaN among them. Slope: 1, and 0 for NaN.
 *
 * @param x - a tensor
 * @param axis - one axis, several, or null for all
 * @param options - `keepdims`
 * @returns the sums
 *
 * @example
 * ```ts
 * import { array, nansum } from '@gradus/tensor';
 * console.log(nansum(array([1, NaN, 2])).item()); // => 3
 * ```
 */
export function nansum(x: TensorLike, axis: Axis = null, options: ReduceOptions = {}): Tensor {
  return sum(without(toTensor(x, 'nansum'), 0), axis, options);
}

/**
 * The mean over some axes, without the NaN among them; NaN where nothing else is there.
 *
 * @param x - a tensor
 * @param axis - one axis, several, or null for all
 * @param options - `keepdims`
 * @returns the means
 *
 * @example
 * ```ts
 * import { array, nanmean } from '@gradus/tensor';
 * console.log(nanmean(array([1, NaN, 4])).item()); // => 2.5
 * ```
 */
export function nanmean(x: TensorLike, axis: Axis = null, options: ReduceOptions = {}): Tensor {
  const value = toTensor(x, 'nanmean');
  const present = castTo(equal(value, value), 'int32');
  const count = sum(present, axis, options);
  const total = nansum(value, axis, options);
  return divide(total, isFloat(total.dtype) ? castTo(count, total.dtype) : count);
}

/**
 * The largest element over some axes, without the NaN among them; NaN where nothing else is there.
 *
 * @param x - a tensor
 * @param axis - one axis, several, or null for all
 * @param options - `keepdims`
 * @returns the largest elements; throws GR127 for no elements
 *
 * @example
 * ```ts
 * import { array, nanmax } from '@gradus/tensor';
 * console.log(nanmax(array([1, NaN, 4])).item()); // => 4
 * ```
 */
export function nanmax(x: TensorLike, axis: Axis = null, options: ReduceOptions = {}): Tensor {
  const value = toTensor(x, 'nanmax');
  return unlessMissing(value, max(without(value, -Infinity), axis, options), { axis, options });
}

/**
 * The smallest element over some axes, without the NaN among them; NaN where nothing else is there.
 *
 * @param x - a tensor
 * @param axis - one axis, several, or null for all
 * @param options - `keepdims`
 * @returns the smallest elements; throws GR127 for no elements
 *
 * @example
 * ```ts
 * import { array, nanmin } from '@gradus/tensor';
 * console.log(nanmin(array([1, NaN, 4])).item()); // => 1
 * ```
 */
export function nanmin(x: TensorLike, axis: Axis = null, options: ReduceOptions = {}): Tensor {
  const value = toTensor(x, 'nanmin');
  return unlessMissing(value, min(without(value, Infinity), axis, options), { axis, options });
}

interface Where {
  readonly axis: Axis;
  readonly options: ReduceOptions;
}

/** NaN in the place of results of which every element is missing. */
function unlessMissing(x: Tensor, found: Tensor, { axis, options }: Where): Tensor {
  if (!isFloat(x.dtype)) return found;
  const present = any(equal(x, x), axis, options);
  return select(present, found, filled(NaN, found.dtype, found.shape));
}
