/**
 * Running products and extremes. Each doubles its reach: after k steps every place has combined the 2ᵏ
 * elements that end there (Hillis and Steele 1986), in ⌈log₂ n⌉ steps of n. Only multiplications and
 * comparisons are made, no division, so the slopes are right with zeros among the factors.
 */
import { concatAlong } from '../ops/concat.js';
import { castTo } from '../ops/cast.js';
import { maximum } from '../ops/max.js';
import { minimum } from '../ops/min.js';
import { multiply } from '../ops/mul.js';
import { reshape } from '../ops/reshape.js';
import { sliceAxis } from '../ops/slice.js';
import { toTensor, type TensorLike } from '../promote.js';
import { normalizeAxis } from '../shape.js';
import type { Tensor } from '../tensor.js';

type Combine = (x: Tensor, y: Tensor) => Tensor;

function running(x: Tensor, axis: number | null, op: string, combine: Combine): Tensor {
  let value = axis === null ? reshape(x, [x.size]) : x;
  const at = normalizeAxis(axis ?? 0, value.ndim, op);
  const length = value.shape[at]!;
  for (let reach = 1; reach < length; reach *= 2) {
    const settled = sliceAxis(value, at, 0, reach);
    const later = sliceAxis(value, at, reach, length);
    const earlier = sliceAxis(value, at, 0, length - reach);
    value = concatAlong([settled, combine(earlier, later)], at);
  }
  return value;
}

/**
 * Running products along an axis, as NumPy's `cumprod`. Slope of result k in x[i]: the product of the
 * other factors up to k, for i ≤ k.
 *
 * @param x - a tensor; booleans are counted
 * @param axis - the axis; null takes the flattened tensor
 * @returns the running products; throws GR102 when there is no such axis
 *
 * @example
 * ```ts
 * import { array, cumprod } from '@gradus/tensor';
 * console.log(cumprod(array([2, 3, 4])).tolist()); // => [2, 6, 24]
 * ```
 */
export function cumprod(x: TensorLike, axis: number | null = null): Tensor {
  const value = toTensor(x, 'cumprod');
  const counted = value.dtype === 'bool' ? castTo(value, 'int32') : value;
  return running(counted, axis, 'cumprod', multiply);
}

/**
 * The largest element so far, as `lax.cummax`. Slopes: those of `maximum`, pair by pair.
 *
 * @param x - a tensor
 * @param axis - the axis
 * @returns the running maxima; throws GR102 when there is no such axis
 *
 * @example
 * ```ts
 * import { array, cummax } from '@gradus/tensor';
 * console.log(cummax(array([1, 3, 2])).tolist()); // => [1, 3, 3]
 * ```
 */
export function cummax(x: TensorLike, axis = 0): Tensor {
  return running(toTensor(x, 'cummax'), axis, 'cummax', maximum);
}

/**
 * The smallest element so far, as `lax.cummin`. Slopes: those of `minimum`, pair by pair.
 *
 * @param x - a tensor
 * @param axis - the axis
 * @returns the running minima; throws GR102 when there is no such axis
 *
 * @example
 * ```ts
 * import { array, cummin } from '@gradus/tensor';
 * console.log(cummin(array([3, 1, 2])).tolist()); // => [3, 1, 1]
 * ```
 */
export function cummin(x: TensorLike, axis = 0): Tensor {
  return running(toTensor(x, 'cummin'), axis, 'cummin', minimum);
}
