/**
 * Products and extremes with what is written to places: `x.at[i].multiply(u)`, `.min(u)` and `.max(u)` of JAX, as
 * functions. Every place looks at all updates and takes those that are meant for it, the others counting as a
 * neutral number: (number of updates) × (length of the axis) comparisons, and as much memory. Compositions of
 * selections and reductions, so slopes of every order are theirs: among equal extremes they are shared.
 */
import { arange, full } from '../create.js';
import { dtypes, isFloat, type DType } from '../dtype.js';
import { broadcastAlong } from '../ops/broadcast.js';
import { castTo } from '../ops/cast.js';
import { equal, less } from '../ops/compare.js';
import { add } from '../ops/add.js';
import { maximum } from '../ops/max.js';
import { minimum } from '../ops/min.js';
import { multiply } from '../ops/mul.js';
import { reshape } from '../ops/reshape.js';
import { select } from '../ops/select.js';
import { toTensor, type TensorLike } from '../promote.js';
import type { Tensor } from '../tensor.js';
import type { Indices } from './indexing.js';
import { any, max, min, prod } from './reductions.js';
import { moveaxis } from './shaping.js';
import { writingOf } from './writing.js';

/** How updates for one place are joined, and joined with what is there. */
interface Combination {
  readonly name: string;
  readonly reduce: (x: Tensor, axis: number) => Tensor;
  readonly join: (x: Tensor, y: Tensor) => Tensor;
  readonly neutral: (dtype: DType) => number;
}

/** The arguments of the functions below. */
type Written = readonly [x: TensorLike, indices: Indices, updates: TensorLike, axis: number];

function placed(combination: Combination, [x, indices, updates, axis]: Written): Tensor {
  const { name, reduce, join, neutral } = combination;
  const value = toTensor(x, name);
  const written = writingOf(name, value, indices, [updates, axis]);
  const [length, count] = [value.shape[written.axis]!, written.places.size];
  if (count === 0 || length === 0) return value;
  const rest = value.shape.toSpliced(written.axis, 1);
  const rows = value.shape.toSpliced(written.axis, 1, count);
  const ups = moveaxis(reshape(written.updates, rows), written.axis, 0);
  const all = [count, length, ...rest];
  const hit = hits(written.places, length);
  const everywhere = broadcastAlong(ups, all, [0, ...rest.map((_, i) => i + 2)]);
  const others = full(all, neutral(value.dtype), { dtype: value.dtype });
  const joined = reduce(select(broadcastAlong(hit, all, [0, 1]), everywhere, others), 0);
  // Where nothing is written there is no tie between an infinite element and an infinite neutral number.
  const touched = broadcastAlong(any(hit, 0), value.shape, [written.axis]);
  return select(touched, join(value, moveaxis(joined, 0, written.axis)), value);
}

/** Which update is meant for which place: [updates, places]. Negative places count from the end. */
function hits(places: Tensor, length: number): Tensor {
  const at = castTo(reshape(places, [places.size, 1]), 'int32');
  const counted = add(at, multiply(castTo(less(at, 0), 'int32'), length));
  return equal(counted, arange(0, length, 1, { dtype: 'int32' }));
}

/**
 * `x` with the elements at integer places along an axis multiplied (`x.at[indices].multiply(updates)` in JAX).
 * Updates for one place are all multiplied in; those for a place outside of the axis are dropped.
 *
 * @param x - a tensor of numbers
 * @param indices - a place, a list or a tensor of places; negative ones count from the end
 * @param updates - of the shape that `take(x, indices, axis)` has; converted to the dtype of `x`
 * @param axis - the axis
 * @returns the product; throws GR124 where the updates do not fit
 *
 * @example
 * ```ts
 * import { array, scatterMul } from '@gradus/tensor';
 * console.log(scatterMul(array([1, 2, 3]), [0, 2, 2], array([5, 2, 2])).tolist()); // => [5, 2, 12]
 * ```
 */
export function scatterMul(x: TensorLike, indices: Indices, updates: TensorLike, axis = 0): Tensor {
  const product: Combination = {
    name: 'scatterMul',
    reduce: (values, along) => prod(values, along),
    join: multiply,
    neutral: () => 1,
  };
  return placed(product, [x, indices, updates, axis]);
}

/**
 * The smaller of `x` and the updates at integer places along an axis (`x.at[indices].min(updates)` in JAX).
 *
 * @param x - a tensor of numbers
 * @param indices - a place, a list or a tensor of places; negative ones count from the end
 * @param updates - of the shape that `take(x, indices, axis)` has; converted to the dtype of `x`
 * @param axis - the axis
 * @returns the smaller ones; throws GR124 where the updates do not fit
 *
 * @example
 * ```ts
 * import { array, scatterMin } from '@gradus/tensor';
 * console.log(scatterMin(array([1, 2, 3]), [0, 2, 2], array([5, 2, 1])).tolist()); // => [1, 2, 1]
 * ```
 */
export function scatterMin(x: TensorLike, indices: Indices, updates: TensorLike, axis = 0): Tensor {
  const smallest: Combination = {
    name: 'scatterMin',
    reduce: (values, along) => min(values, along),
    join: minimum,
    neutral: (dtype) => (isFloat(dtype) ? Infinity : dtypes[dtype].max),
  };
  return placed(smallest, [x, indices, updates, axis]);
}

/**
 * The larger of `x` and the updates at integer places along an axis (`x.at[indices].max(updates)` in JAX).
 *
 * @param x - a tensor of numbers
 * @param indices - a place, a list or a tensor of places; negative ones count from the end
 * @param updates - of the shape that `take(x, indices, axis)` has; converted to the dtype of `x`
 * @param axis - the axis
 * @returns the larger ones; throws GR124 where the updates do not fit
 *
 * @example
 * ```ts
 * import { array, scatterMax } from '@gradus/tensor';
 * console.log(scatterMax(array([1, 2, 3]), [0, -1], array([5, 2])).tolist()); // => [5, 2, 3]
 * ```
 */
export function scatterMax(x: TensorLike, indices: Indices, updates: TensorLike, axis = 0): Tensor {
  const largest: Combination = {
    name: 'scatterMax',
    reduce: (values, along) => max(values, along),
    join: maximum,
    neutral: (dtype) => (isFloat(dtype) ? -Infinity : dtypes[dtype].min),
  };
  return placed(largest, [x, indices, updates, axis]);
}
