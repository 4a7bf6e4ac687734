/**
 * Several tensors of integers picking together: x[i, j] with tensors i and j. Their axes are merged into
 * one, with one index computed from all of them; where any of them is outside of its axis, the computed
 * index is outside too, so it never lands on another element.
 */
import { castTo } from '../ops/cast.js';
import { greaterEqual, less } from '../ops/compare.js';
import { gatherAt } from '../ops/gather.js';
import { logicalAnd } from '../ops/logic.js';
import { reshape } from '../ops/reshape.js';
import { select } from '../ops/select.js';
import { transpose } from '../ops/transpose.js';
import { broadcastAll, constantLike } from '../promote.js';
import { sizeOf } from '../shape.js';
import type { Tensor } from '../tensor.js';
import type { IndexPlan } from './indexPlan.js';
import { add } from '../ops/add.js';
import { multiply } from '../ops/mul.js';

/**
 * Picks by all tensors of a plan at once.
 *
 * @param x - the sliced tensor
 * @param plan - says which axes are picked by which tensors, and where the new axes go
 * @returns the picked elements
 */
export function takeTogether(x: Tensor, { picks, front }: IndexPlan): Tensor {
  const axes = picks.map((p) => p.axis);
  const rest = [...x.shape.keys()].filter((axis) => !axes.includes(axis));
  const lengths = axes.map((axis) => x.shape[axis]!);
  const restShape = rest.map((axis) => x.shape[axis]!);
  const merged = reshape(transpose(x, [...axes, ...rest]), [sizeOf(lengths), ...restShape]);
  const indices = broadcastAll(
    picks.map((p) => castTo(p.indices, 'int32')),
    'slice',
  );
  const picked = gatherAt(merged, combined(indices, lengths), {
    axis: 0,
    batch: 0,
    outside: 'nan',
  });
  return moveBlock(picked, indices[0]!.ndim, front);
}

/** Σ index·stride where every index is inside its axis, else one past the end. */
function combined(indices: readonly Tensor[], lengths: readonly number[]): Tensor {
  if (indices.length === 1) return indices[0]!;
  const places = indices.map((index, k) => select(less(index, 0), add(index, lengths[k]!), index));
  const flat = places.reduce((sum, place, k) => add(multiply(sum, lengths[k]!), place));
  const inside = places
    .map((place, k) => logicalAnd(greaterEqual(place, 0), less(place, lengths[k]!)))
    .reduce(logicalAnd);
  return select(inside, flat, constantLike(flat, sizeOf(lengths)));
}

/** The first `count` axes moved so that they begin at `to`. */
function moveBlock(x: Tensor, count: number, to: number): Tensor {
  const axes = [...x.shape.keys()];
  const [block, others] = [axes.slice(0, count), axes.slice(count)];
  return transpose(x, [...others.slice(0, to), ...block, ...others.slice(to)]);
}
