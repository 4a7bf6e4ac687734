/**
 * Writing with indices: `x.at[i].add(u)` and `x.at[i].set(u)` of JAX, as functions. Tensors are immutable,
 * so the result is a new one.
 */
import { broadcastAlong } from '../ops/broadcast.js';
import { greaterEqual } from '../ops/compare.js';
import { gatherAt } from '../ops/gather.js';
import { lastWriter } from '../ops/lastWriter.js';
import { reshape } from '../ops/reshape.js';
import { scatterAddAt } from '../ops/scatter.js';
import { select } from '../ops/select.js';
import { asDType, toTensor, type TensorLike } from '../promote.js';
import { normalizeAxis, sameShape } from '../shape.js';
import type { Tensor } from '../tensor.js';
import { shapesDiffer, toIndices, type Indices } from './indexing.js';

/** Updates and places that fit a tensor. */
interface Writing {
  readonly axis: number;
  readonly places: Tensor;
  readonly updates: Tensor;
}

/**
 * Updates and places as tensors that fit.
 *
 * @param op - who writes
 * @param x - what is written to
 * @param indices - places
 * @param given - updates, and the axis
 * @returns them; throws GR124 where the updates do not fit
 */
export function writingOf(
  op: string,
  x: Tensor,
  indices: Indices,
  [updates, axis]: [TensorLike, number],
): Writing {
  const places = toIndices(indices, op);
  const at = normalizeAxis(axis, x.ndim, op);
  const wanted = [...x.shape.slice(0, at), ...places.shape, ...x.shape.slice(at + 1)];
  const values = asDType(updates, x.dtype, op);
  if (!sameShape(values.shape, wanted)) throw shapesDiffer(op, values, 'updates', wanted);
  return { axis: at, places, updates: values };
}

/**
 * `x` with updates added at integer places along an axis (`x.at[indices].add(updates)` in JAX). Updates for
 * one place add up; those for a place outside of the axis are dropped, and get no gradient.
 *
 * @param x - a tensor of numbers
 * @param indices - a place, a list or a tensor of places; negative ones count from the end
 * @param updates - of the shape that `take(x, indices, axis)` has; converted to the dtype of `x`
 * @param axis - the axis
 * @returns the sum; throws GR124 where the updates do not fit
 *
 * @example
 * ```ts
 * import { array, scatterAdd, zeros } from '@gradus/tensor';
 * console.log(scatterAdd(zeros(3), [2, 0, 2], array([1, 2, 3])).tolist()); // => [2, 0, 4]
 * ```
 */
export function scatterAdd(x: TensorLike, indices: Indices, updates: TensorLike, axis = 0): Tensor {
  const value = toTensor(x, 'scatterAdd');
  const w = writingOf('scatterAdd', value, indices, [updates, axis]);
  return scatterAddAt(value, w.places, w.updates, { axis: w.axis, batch: 0 });
}

/**
 * `x` with the elements at integer places along an axis replaced (`x.at[indices].set(updates)` in JAX). Of
 * several updates for one place the last one counts; those for a place outside of the axis are dropped.
 * Slopes: 1 for what is in the result, 0 for what was overwritten or dropped.
 *
 * @param x - a tensor
 * @param indices - a place, a list or a tensor of places; negative ones count from the end
 * @param updates - of the shape that `take(x, indices, axis)` has; converted to the dtype of `x`
 * @param axis - the axis
 * @returns the written tensor; throws GR124 where the updates do not fit
 *
 * @example
 * ```ts
 * import { array, scatterSet } from '@gradus/tensor';
 * console.log(scatterSet(array([1, 2, 3]), [0, 2], array([7, 8])).tolist()); // => [7, 2, 8]
 * ```
 */
export function scatterSet(x: TensorLike, indices: Indices, updates: TensorLike, axis = 0): Tensor {
  const value = toTensor(x, 'scatterSet');
  const w = writingOf('scatterSet', value, indices, [updates, axis]);
  const places = reshape(w.places, [w.places.size]);
  const writer = lastWriter(places, { length: value.shape[w.axis]!, batch: 0 });
  const rows = [...value.shape.slice(0, w.axis), places.size, ...value.shape.slice(w.axis + 1)];
  const written = gatherAt(reshape(w.updates, rows), writer, {
    axis: w.axis,
    batch: 0,
    outside: 'zero',
  });
  return select(broadcastAlong(greaterEqual(writer, 0), value.shape, [w.axis]), written, value);
}
