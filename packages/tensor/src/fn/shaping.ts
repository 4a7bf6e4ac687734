/**
 * Axes added, removed and moved: the same elements under another shape.
 */
import { listOf } from '../arguments.js';
import { GradusError } from '../errors/GradusError.js';
import { reshape } from '../ops/reshape.js';
import { transpose } from '../ops/transpose.js';
import { toTensor, type TensorLike } from '../promote.js';
import { normalizeAxes, normalizeAxis } from '../shape.js';
import type { Axis, Tensor } from '../tensor.js';

/**
 * All elements in a row, as NumPy's `ravel`.
 *
 * @param x - a tensor
 * @returns a tensor of one axis
 *
 * @example
 * ```ts
 * import { array, ravel } from '@gradus/tensor';
 * console.log(ravel(array([[1, 2], [3, 4]])).tolist()); // => [1, 2, 3, 4]
 * ```
 */
export function ravel(x: TensorLike): Tensor {
  const value = toTensor(x, 'ravel');
  return reshape(value, [value.size]);
}

/**
 * `x` with new axes of length 1 at the given places of the result, as NumPy's `expand_dims`.
 *
 * @param x - a tensor
 * @param axis - one place or several, counted in the result
 * @returns the reshaped tensor; throws GR102 when there is no such place
 *
 * @example
 * ```ts
 * import { array, expandDims } from '@gradus/tensor';
 * console.log(expandDims(array([1, 2]), 1).tolist()); // => [[1], [2]]
 * ```
 */
export function expandDims(x: TensorLike, axis: number | readonly number[]): Tensor {
  const value = toTensor(x, 'expandDims');
  const count = listOf(axis, 'expandDims', 'an axis or a list of axes').length;
  const places = normalizeAxes(axis, value.ndim + count, 'expandDims');
  const rest = [...value.shape];
  const shape = Array.from({ length: value.ndim + count }, (_, i) =>
    places.includes(i) ? 1 : rest.shift()!,
  );
  return reshape(value, shape);
}

/**
 * `x` without axes of length 1: those named, or all of them, as NumPy's `squeeze`.
 *
 * @param x - a tensor
 * @param axis - one axis, several, or null for all that have length 1
 * @returns the reshaped tensor; throws GR125 for a named axis of another length
 *
 * @example
 * ```ts
 * import { array, squeeze } from '@gradus/tensor';
 * console.log(squeeze(array([[1], [2]])).tolist()); // => [1, 2]
 * ```
 */
export function squeeze(x: TensorLike, axis: Axis = null): Tensor {
  const value = toTensor(x, 'squeeze');
  const { shape } = value;
  if (axis === null) {
    return reshape(
      value,
      shape.filter((n) => n !== 1),
    );
  }
  const axes = normalizeAxes(axis, value.ndim, 'squeeze');
  const long = axes.find((a) => shape[a] !== 1);
  if (long !== undefined) {
    throw new GradusError('GR125', {
      what: `squeeze was asked to remove axis ${long} of a tensor of shape [${shape.join(', ')}].`,
      why: `That axis has ${shape[long]} elements; only axes of length 1 can go without losing any.`,
      instead: `Reduce it (\`x.sum(${long})\`), pick one place (\`take(x, 0, ${long})\`), or leave the axis out to remove all of length 1.`,
    });
  }
  return reshape(
    value,
    shape.filter((_, i) => !axes.includes(i)),
  );
}

/**
 * `x` with axes moved to other places, the rest in order, as NumPy's `moveaxis`.
 *
 * @param x - a tensor
 * @param source - one axis or several
 * @param destination - their places in the result, as many
 * @returns the transposed view; throws GR102 for axes that do not exist, repeat, or differ in number
 *
 * @example
 * ```ts
 * import { moveaxis, zeros } from '@gradus/tensor';
 * console.log(moveaxis(zeros([2, 3, 4]), 0, -1).shape); // => [3, 4, 2]
 * ```
 */
export function moveaxis(
  x: TensorLike,
  source: number | readonly number[],
  destination: number | readonly number[],
): Tensor {
  const value = toTensor(x, 'moveaxis');
  const [from, to] = [source, destination].map((given) => {
    const list = listOf(given, 'moveaxis', 'an axis or a list of axes');
    normalizeAxes(list, value.ndim, 'moveaxis'); // refuses repeats
    return list.map((a) => normalizeAxis(a, value.ndim, 'moveaxis'));
  }) as [number[], number[]];
  if (from.length !== to.length) throw countsDiffer(from, to);
  const rest = [...value.shape.keys()].filter((a) => !from.includes(a));
  const order = value.shape.map((_, place) => {
    const k = to.indexOf(place);
    return k < 0 ? rest.shift()! : from[k]!;
  });
  return transpose(value, order);
}

function countsDiffer(from: readonly number[], to: readonly number[]): GradusError {
  return new GradusError('GR102', {
    what: `moveaxis was given ${from.length} axes and ${to.length} places.`,
    why: 'Every moved axis needs one place in the result.',
    instead: 'Give both lists the same length: `moveaxis(x, [0, 1], [1, 0])`.',
  });
}

/**
 * `x` with two axes exchanged, as NumPy's `swapaxes`.
 *
 * @param x - a tensor
 * @param axis1 - one axis
 * @param axis2 - the other
 * @returns the transposed view; throws GR102 when there is no such axis
 *
 * @example
 * ```ts
 * import { swapaxes, zeros } from '@gradus/tensor';
 * console.log(swapaxes(zeros([2, 3, 4]), 0, -1).shape); // => [4, 3, 2]
 * ```
 */
export function swapaxes(x: TensorLike, axis1: number, axis2: number): Tensor {
  const value = toTensor(x, 'swapaxes');
  const [a, b] = [axis1, axis2].map((axis) => normalizeAxis(axis, value.ndim, 'swapaxes'));
  const order = [...value.shape.keys()].map((i) => (i === a ? b! : i === b ? a! : i));
  return transpose(value, order);
}
