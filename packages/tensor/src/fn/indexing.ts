/**
 * Picking elements in NumPy's ways. `slice` reads one item an axis, as `x[…]` does in Python; `take` and
 * `takeAlongAxis` pick by tensors of integers, with their gradients.
 */
import { listOf } from '../arguments.js';
import { fromData } from '../concrete.js';
import { GradusError } from '../errors/GradusError.js';
import { shown } from '../errors/shown.js';
import { indexNotInteger, notAnIndex, outOfBounds } from '../errors/indexing.js';
import { gatherAlong, gatherAt } from '../ops/gather.js';
import { reverseAxes } from '../ops/flip.js';
import { reshape } from '../ops/reshape.js';
import { argsortAlong } from '../ops/sort.js';
import { subtract } from '../ops/sub.js';
import { sliceAxis, stridedSlice } from '../ops/slice.js';
import { toTensor, type TensorLike } from '../promote.js';
import { normalizeAxis, sameShape } from '../shape.js';
import { Tensor } from '../tensor.js';
import { typeOf } from '../type.js';
import { takeTogether } from './advancedIndex.js';
import { planOf, type IndexItem } from './indexPlan.js';

export type { IndexItem } from './indexPlan.js';

/** Places along an axis: a number, a list of numbers, or a tensor of integers. */
export type Indices = number | readonly number[] | Tensor;

/**
 * Part of a tensor: `slice(x, 0, [1, 3], [], null)` is Python's `x[0, 1:3, :, None]`. A number picks and
 * removes its axis, `[]` is the whole axis, `[start]`, `[start, end]` and `[start, end, step]` are ranges
 * (`end` not included, null for "from the first" or "to the last", steps may be negative), null is a new
 * axis of length 1, and a tensor of integers picks as in `take`; several tensors are broadcast and picked
 * together. Axes without an item stay whole. Slope: the cotangent returns to the places that were read.
 *
 * @param x - a tensor
 * @param index - one item an axis
 * @returns the part; throws GR123 for numbers outside of an axis, GR122 for what is no index
 *
 * @example
 * ```ts
 * import { arange, slice } from '@gradus/tensor';
 * const x = arange(6).reshape([2, 3]);
 * console.log(slice(x, 1, [1]).tolist()); // => [4, 5]
 * ```
 */
export function slice(x: TensorLike, ...index: readonly IndexItem[]): Tensor {
  const value = toTensor(x, 'slice');
  const plan = planOf(value.shape, index);
  const part = reshape(stridedSlice(reverseAxes(value, plan.reversed), plan), plan.shape);
  return plan.picks.length === 0 ? part : takeTogether(part, plan);
}

/**
 * The elements of `x` at integer places along an axis, as NumPy's `take`. Negative places count from the
 * end; a place outside of the axis gives NaN (integers: the smallest one) and passes no gradient, as in
 * JAX. Slope: the cotangents of all picks of an element are added.
 *
 * @param x - a tensor
 * @param indices - a place, a list or a tensor of places
 * @param axis - the axis; null picks from the flattened tensor
 * @returns `x` with `axis` replaced by the shape of the indices; throws GR122 for indices that are not integers
 *
 * @example
 * ```ts
 * import { array, take } from '@gradus/tensor';
 * console.log(take(array([10, 20, 30]), [2, 0]).tolist()); // => [30, 10]
 * ```
 */
export function take(x: TensorLike, indices: Indices, axis: number | null = null): Tensor {
  const value = toTensor(x, 'take');
  const from = axis === null ? reshape(value, [value.size]) : value;
  const at = normalizeAxis(axis ?? 0, from.ndim, 'take');
  return gatherAt(from, toIndices(indices, 'take'), { axis: at, batch: 0, outside: 'nan' });
}

/**
 * Picks along one axis with indices of their own for every row: result[i, j] = x[i, indices[i, j]] for the
 * last of two axes, as NumPy's `take_along_axis`. Outside of the axis as in `take`.
 *
 * @param x - a tensor
 * @param indices - integers, of the shape of `x` but along `axis`
 * @param axis - the axis
 * @returns a tensor of the shape of the indices; throws GR124 where other axes differ
 *
 * @example
 * ```ts
 * import { argsort, array, takeAlongAxis } from '@gradus/tensor';
 * const x = array([[3, 1], [1, 2]]);
 * console.log(takeAlongAxis(x, argsort(x)).tolist()); // => [[1, 3], [1, 2]]
 * ```
 */
export function takeAlongAxis(x: TensorLike, indices: Tensor, axis = -1): Tensor {
  const value = toTensor(x, 'takeAlongAxis');
  const places = toIndices(indices, 'takeAlongAxis');
  const at = normalizeAxis(axis, value.ndim, 'takeAlongAxis');
  const wanted = value.shape.with(at, places.shape[at] ?? 0);
  if (!sameShape(wanted, places.shape)) {
    throw shapesDiffer('takeAlongAxis', places, 'indices', wanted);
  }
  return gatherAlong(value, places, at, 'nan');
}

/**
 * The k largest elements along the last axis and their places, in descending order, as `lax.top_k`: of
 * elements that tie the first comes first, NaN counts as the largest. Slope: that of the picked elements.
 *
 * @param x - a tensor
 * @param k - how many
 * @returns values and places; throws GR123 for more than there are
 *
 * @example
 * ```ts
 * import { array, topK } from '@gradus/tensor';
 * console.log(topK(array([3, 1, 2]), 2)[0].tolist()); // => [3, 2]
 * ```
 */
export function topK(x: TensorLike, k: number): [Tensor, Tensor<'int32'>] {
  const value = toTensor(x, 'topK');
  const axis = normalizeAxis(-1, value.ndim, 'topK');
  const length = value.shape[axis]!;
  if (!(Number.isInteger(k) && k >= 0 && k <= length)) {
    throw outOfBounds('topK', `k = ${shown(k)}`, [axis, length]);
  }
  // Sorted stably from the back, so that of equal elements the first one comes out first.
  const order = reverseAxes(argsortAlong(reverseAxes(value, [axis]), axis), [axis]);
  const places = subtract(length - 1, sliceAxis(order, axis, 0, k));
  return [gatherAlong(value, places, axis, 'nan'), places as Tensor<'int32'>];
}

/**
 * Indices as a tensor of integers.
 *
 * @param indices - a place, a list or a tensor of places
 * @param op - who asks, for messages
 * @returns the tensor; throws GR122 for what is not an integer
 */
export function toIndices(indices: Indices, op: string): Tensor {
  if (Tensor.is(indices)) {
    if (indices.dtype !== 'int32' && indices.dtype !== 'uint32') {
      throw indexNotInteger(indices.type, op);
    }
    return indices;
  }
  const list = listOf(indices, op, 'an index, a list of indices or a tensor of integers');
  const wrong = list.findIndex((i) => !Number.isInteger(i));
  if (wrong >= 0) throw notAnIndex(shown(list[wrong]), op);
  const shape = typeof indices === 'number' ? [] : [list.length];
  return fromData(typeOf('int32', shape), Int32Array.from(list));
}

/**
 * The error for indices or updates of a shape that does not fit.
 *
 * @param op - who was given them
 * @param given - what was given
 * @param role - `indices` or `updates`
 * @param wanted - the shape that fits
 * @returns the error to throw
 */
export function shapesDiffer(
  op: string,
  given: Tensor,
  role: string,
  wanted: readonly number[],
): GradusError {
  return new GradusError('GR124', {
    what: `${op} was given ${role} of shape [${given.shape.join(', ')}] where [${wanted.join(', ')}] fits.`,
    why: `The ${role} name one element each, along the axis, for every place of the other axes.`,
    instead: `Broadcast or reshape the ${role} first: \`broadcastTo(${role}, [${wanted.join(', ')}])\`.`,
  });
}
