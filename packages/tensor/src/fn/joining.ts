/**
 * Tensors joined into one along a new or an old axis, and cut apart again.
 */
import { listOf, tensorsOf } from '../arguments.js';
import { GradusError } from '../errors/GradusError.js';
import { concatAlong, concatenate, nothingToJoin } from '../ops/concat.js';
import { reshape } from '../ops/reshape.js';
import { sliceAxis } from '../ops/slice.js';
import { promote, toTensor, type TensorLike } from '../promote.js';
import { normalizeAxis, sameShape, withoutAxes } from '../shape.js';
import type { Tensor } from '../tensor.js';
import { expandDims } from './shaping.js';

/**
 * Tensors of one shape side by side along a new axis, as NumPy's `stack`. Slope: every part gets its row
 * of the cotangent.
 *
 * @param xs - tensors of one shape; dtypes are promoted
 * @param axis - place of the new axis in the result
 * @returns the stacked tensor; throws GR121 where shapes differ
 *
 * @example
 * ```ts
 * import { array, stack } from '@gradus/tensor';
 * console.log(stack([array([1, 2]), array([3, 4])], 1).tolist()); // => [[1, 3], [2, 4]]
 * ```
 */
export function stack(xs: readonly TensorLike[], axis = 0): Tensor {
  if (tensorsOf(xs, 'stack').length === 0) throw nothingToJoin('stack');
  const parts = promote(xs, 'stack');
  const { shape } = parts[0]!;
  const other = parts.find((x) => !sameShape(x.shape, shape));
  if (other !== undefined) {
    throw new GradusError('GR121', {
      what: `stack cannot combine shapes [${shape.join(', ')}] and [${other.shape.join(', ')}].`,
      why: 'Stacked tensors become rows of one tensor, so they have one shape.',
      instead: 'Broadcast or pad them first, or join them along an axis they have: `concatenate`.',
    });
  }
  const at = normalizeAxis(axis, shape.length + 1, 'stack');
  return concatAlong(
    parts.map((x) => expandDims(x, at)),
    at,
  );
}

/**
 * Tensors joined along axis 1, vectors along axis 0, as NumPy's `hstack`.
 *
 * @param xs - the parts; scalars count as vectors of one element
 * @returns the joined tensor; throws GR121 where shapes do not fit
 *
 * @example
 * ```ts
 * import { array, hstack } from '@gradus/tensor';
 * console.log(hstack([array([1]), array([2, 3])]).tolist()); // => [1, 2, 3]
 * ```
 */
export function hstack(xs: readonly TensorLike[]): Tensor {
  const parts = partsOf(xs, 'hstack').map((x) => atLeast(1, x));
  return concatenate(parts, (parts[0]?.ndim ?? 0) > 1 ? 1 : 0);
}

/**
 * Tensors joined along axis 0, vectors as rows, as NumPy's `vstack`.
 *
 * @param xs - the parts
 * @returns the joined tensor; throws GR121 where shapes do not fit
 *
 * @example
 * ```ts
 * import { array, vstack } from '@gradus/tensor';
 * console.log(vstack([array([1, 2]), array([3, 4])]).tolist()); // => [[1, 2], [3, 4]]
 * ```
 */
export function vstack(xs: readonly TensorLike[]): Tensor {
  return concatenate(
    partsOf(xs, 'vstack').map((x) => atLeast(2, x)),
    0,
  );
}

/** The parts in their common dtype: a number beside tensors is of theirs from the start. */
function partsOf(xs: readonly TensorLike[], op: string): readonly Tensor[] {
  const parts = tensorsOf(xs, op);
  return parts.length === 0 ? [] : promote(parts, op);
}

/** Axes of length 1 in front, until there are `rank`. */
function atLeast(rank: number, x: Tensor): Tensor {
  const missing = Math.max(0, rank - x.ndim);
  return reshape(x, [...Array.from({ length: missing }, () => 1), ...x.shape]);
}

/**
 * `x` cut along an axis into equal sections, or before the given places, as NumPy's `split`.
 *
 * @param x - a tensor
 * @param sections - how many equal parts, or the places of the cuts in ascending order
 * @param axis - the axis
 * @returns the parts, views; throws GR126 when the axis cannot be cut so
 *
 * @example
 * ```ts
 * import { arange, split } from '@gradus/tensor';
 * console.log(split(arange(5), [2, 3]).map((part) => part.tolist())); // => [[0, 1], [2], [3, 4]]
 * ```
 */
export function split(x: TensorLike, sections: number | readonly number[], axis = 0): Tensor[] {
  const value = toTensor(x, 'split');
  const at = normalizeAxis(axis, value.ndim, 'split');
  const length = value.shape[at]!;
  const list = listOf(sections, 'split', 'a count of parts or a list of places');
  const cuts = list === sections ? list : equalCuts(list[0]!, length);
  const bounds = [0, ...cuts, length];
  if (bounds.some((b, i) => !Number.isInteger(b) || b < (bounds[i - 1] ?? 0))) {
    throw badCuts(`at [${cuts.join(', ')}]`, length);
  }
  return bounds.slice(1).map((end, i) => sliceAxis(value, at, bounds[i]!, end));
}

function equalCuts(sections: number, length: number): number[] {
  if (!(Number.isInteger(sections) && sections > 0 && length % sections === 0)) {
    throw badCuts(`into ${sections} equal parts`, length);
  }
  return Array.from({ length: sections - 1 }, (_, i) => ((i + 1) * length) / sections);
}

function badCuts(how: string, length: number): GradusError {
  return new GradusError('GR126', {
    what: `split cannot cut an axis of length ${length} ${how}.`,
    why: 'Equal parts divide the length; places of cuts are integers in ascending order within it.',
    instead: `Give a divisor of ${length}, or places such as [${Math.floor(length / 2)}].`,
  });
}

/**
 * The tensors along an axis, which disappears: the other way of `stack`, as NumPy's `unstack`.
 *
 * @param x - a tensor
 * @param axis - the axis
 * @returns one tensor a place; throws GR102 when there is no such axis
 *
 * @example
 * ```ts
 * import { array, unstack } from '@gradus/tensor';
 * console.log(unstack(array([[1, 2], [3, 4]])).map((row) => row.tolist())); // => [[1, 2], [3, 4]]
 * ```
 */
export function unstack(x: TensorLike, axis = 0): Tensor[] {
  const value = toTensor(x, 'unstack');
  const at = normalizeAxis(axis, value.ndim, 'unstack');
  const shape = withoutAxes(value.shape, [at]);
  return Array.from({ length: value.shape[at]! }, (_, i) =>
    reshape(sliceAxis(value, at, i, i + 1), shape),
  );
}
