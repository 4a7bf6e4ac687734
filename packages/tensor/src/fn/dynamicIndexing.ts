/**
 * Blocks that begin where tensors say, as `lax.dynamic_slice` and `lax.dynamic_update_slice`: what loops
 * use to read and write their row. One axis after the other, so any number of axes may move.
 */
import { listOf } from '../arguments.js';
import { GradusError } from '../errors/GradusError.js';
import { shown } from '../errors/shown.js';
import { readBlock } from '../ops/dynamicSlice.js';
import { writeBlock } from '../ops/dynamicUpdateSlice.js';
import { reshape } from '../ops/reshape.js';
import { asDType, toTensor, type TensorLike } from '../promote.js';
import { normalizeAxis, sameShape, withoutAxes, type Shape } from '../shape.js';
import type { Tensor } from '../tensor.js';
import { expandDims } from './shaping.js';
import { toIndices } from './indexing.js';

/** A place: a number or an integer scalar. */
export type Place = number | Tensor;

/**
 * The block of shape `sizes` that begins at `starts`. A negative start counts from the end; a block that
 * would not fit is moved inside the tensor, as in JAX. Slope: the cotangent returns to the block.
 *
 * @param x - a tensor
 * @param starts - one place an axis
 * @param sizes - one length an axis
 * @returns the block; throws GR128 for a block that is larger than the tensor
 *
 * @example
 * ```ts
 * import { arange, dynamicSlice } from '@gradus/tensor';
 * console.log(dynamicSlice(arange(5), [2], [2]).tolist()); // => [2, 3]
 * ```
 */
export function dynamicSlice(x: TensorLike, starts: readonly Place[], sizes: Shape): Tensor {
  const { shape } = toTensor(x, 'dynamicSlice');
  const given = startsOf(starts, 'dynamicSlice');
  requireBlock('dynamicSlice', shape, sizes, given.length);
  let part = toTensor(x, 'dynamicSlice');
  sizes.forEach((size, axis) => {
    if (size === shape[axis]) return;
    part = readBlock(part, placeOf(given[axis]!, 'dynamicSlice'), { axis, batch: 0, size });
  });
  return part;
}

/**
 * `x` with the block `update` written over it from `starts` on; places as in `dynamicSlice`. Slope: the
 * block gets its part of the cotangent, `x` the rest.
 *
 * @param x - a tensor
 * @param update - the block, with as many axes
 * @param starts - one place an axis
 * @returns the written tensor; throws GR128 for a block that is larger than the tensor
 *
 * @example
 * ```ts
 * import { array, dynamicUpdateSlice, zeros } from '@gradus/tensor';
 * console.log(dynamicUpdateSlice(zeros(3), array([7]), [1]).tolist()); // => [0, 7, 0]
 * ```
 */
export function dynamicUpdateSlice(
  x: TensorLike,
  update: TensorLike,
  starts: readonly Place[],
): Tensor {
  const value = toTensor(x, 'dynamicUpdateSlice');
  const block = asDType(update, value.dtype, 'dynamicUpdateSlice');
  const given = startsOf(starts, 'dynamicUpdateSlice');
  requireBlock('dynamicUpdateSlice', value.shape, block.shape, given.length);
  const places = given.map((start) => placeOf(start, 'dynamicUpdateSlice'));
  return writeFrom(value, block, places, 0);
}

/** Writes along `axis` and the axes after it: reads the slab, writes into it, and puts it back. */
function writeFrom(x: Tensor, block: Tensor, places: readonly Tensor[], axis: number): Tensor {
  if (axis === places.length) return block;
  const size = block.shape[axis]!;
  if (size === x.shape[axis]) return writeFrom(x, block, places, axis + 1);
  const slab = readBlock(x, places[axis]!, { axis, batch: 0, size });
  const written = writeFrom(slab, block, places, axis + 1);
  return writeBlock(x, written, places[axis]!, { axis, batch: 0 });
}

/**
 * The elements at one place of an axis, which disappears: `x.slice(i)` for an `i` that is a tensor. A
 * place outside of the axis is moved inside, as in JAX.
 *
 * @param x - a tensor
 * @param index - the place; negative ones count from the end
 * @param axis - the axis
 * @returns the elements
 *
 * @example
 * ```ts
 * import { arange, argmax, array, dynamicIndexInDim } from '@gradus/tensor';
 * const best = argmax(array([1, 3, 2]));
 * console.log(dynamicIndexInDim(arange(6).reshape([3, 2]), best).tolist()); // => [2, 3]
 * ```
 */
export function dynamicIndexInDim(x: TensorLike, index: Place, axis = 0): Tensor {
  const value = toTensor(x, 'dynamicIndexInDim');
  const { shape } = value;
  const at = normalizeAxis(axis, shape.length, 'dynamicIndexInDim');
  requireBlock('dynamicIndexInDim', shape, shape.with(at, 1), shape.length);
  const params = { axis: at, batch: 0, size: 1 };
  const row = readBlock(value, placeOf(index, 'dynamicIndexInDim'), params);
  return reshape(row, withoutAxes(shape, [at]));
}

/**
 * `x` with the elements at one place of an axis replaced; the place as in `dynamicIndexInDim`.
 *
 * @param x - a tensor
 * @param update - of the shape of `x` without the axis
 * @param index - the place
 * @param axis - the axis
 * @returns the written tensor; throws GR128 where the update does not fit
 *
 * @example
 * ```ts
 * import { array, dynamicUpdateIndexInDim, zeros } from '@gradus/tensor';
 * console.log(dynamicUpdateIndexInDim(zeros([2, 2]), array([1, 2]), 1).tolist()); // => [[0, 0], [1, 2]]
 * ```
 */
export function dynamicUpdateIndexInDim(
  x: TensorLike,
  update: TensorLike,
  index: Place,
  axis = 0,
): Tensor {
  const op = 'dynamicUpdateIndexInDim';
  const value = toTensor(x, op);
  const at = normalizeAxis(axis, value.ndim, op);
  const row = asDType(update, value.dtype, op);
  const wanted = withoutAxes(value.shape, [at]);
  if (!sameShape(row.shape, wanted) || value.shape[at] === 0) throw badBlock(op, row.shape, wanted);
  return writeBlock(value, expandDims(row, at), placeOf(index, op), { axis: at, batch: 0 });
}

/** The list of places, one an axis. */
function startsOf(starts: readonly Place[], op: string): readonly Place[] {
  return listOf(starts, op, 'a list of places, one an axis');
}

function placeOf(place: Place, op: string): Tensor {
  const index = toIndices(place, op);
  if (index.ndim > 0) throw badBlock(op, index.shape, []);
  return index;
}

function requireBlock(op: string, whole: Shape, block: Shape, places: number): void {
  const fits = Array.isArray(block) && block.length === whole.length && places === whole.length;
  const inside =
    fits && block.every((n, i) => Number.isInteger(n) && n >= 0 && n <= (whole[i] ?? -1));
  if (!inside) throw badBlock(op, block, whole);
}

function badBlock(op: string, given: Shape, wanted: Shape): GradusError {
  return new GradusError('GR128', {
    what: `${op} was given a block or place of shape ${shown(given)} where [${wanted.join(', ')}] is the limit.`,
    why: 'A block has as many axes as the tensor, one place each, and is nowhere longer; a place is one integer.',
    instead: 'Give one start and one size an axis, with sizes up to the lengths of the tensor.',
  });
}
