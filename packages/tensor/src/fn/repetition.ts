/**
 * The same elements again: repeated, tiled, or shifted round.
 */
import { listOf } from '../arguments.js';
import { GradusError } from '../errors/GradusError.js';
import { shown } from '../errors/shown.js';
import { broadcastAlong } from '../ops/broadcast.js';
import { concatAlong } from '../ops/concat.js';
import { gatherAt } from '../ops/gather.js';
import { reshape } from '../ops/reshape.js';
import { sliceAxis } from '../ops/slice.js';
import { toTensor, type TensorLike } from '../promote.js';
import { normalizeAxis } from '../shape.js';
import type { Axis, Tensor } from '../tensor.js';
import { toIndices } from './indexing.js';

/**
 * Every element several times in a row, as NumPy's `repeat`. Slope: the cotangents of the copies are added.
 *
 * @param x - a tensor
 * @param repeats - how many times, from 0; one number, or one for every place of the axis
 * @param axis - the axis; null takes the flattened tensor
 * @returns the repeated tensor; throws GR126 for counts that do not fit
 *
 * @example
 * ```ts
 * import { array, repeat } from '@gradus/tensor';
 * console.log(repeat(array([1, 2]), 2).tolist()); // => [1, 1, 2, 2]
 * ```
 */
export function repeat(
  x: TensorLike,
  repeats: number | readonly number[],
  axis: number | null = null,
): Tensor {
  const value = toTensor(x, 'repeat');
  const from = axis === null ? reshape(value, [value.size]) : value;
  const at = normalizeAxis(axis ?? 0, from.ndim, 'repeat');
  const length = from.shape[at]!;
  const counts = listOf(repeats, 'repeat', 'a count or a list of counts');
  const fits = typeof repeats === 'number' || counts.length === length;
  if (!fits || !counts.every(isCount)) throw badCounts('repeat', counts);
  if (typeof repeats !== 'number') {
    const places = counts.flatMap((n, i) => Array.from({ length: n }, () => i));
    return gatherAt(from, toIndices(places, 'repeat'), { axis: at, batch: 0, outside: 'nan' });
  }
  const [before, after] = [from.shape.slice(0, at + 1), from.shape.slice(at + 1)];
  const places = [...from.shape.keys()].map((i) => (i <= at ? i : i + 1));
  const copies = broadcastAlong(from, [...before, repeats, ...after], places);
  return reshape(copies, from.shape.with(at, length * repeats));
}

function isCount(n: number): boolean {
  return Number.isInteger(n) && n >= 0;
}

const INSTEAD: Readonly<Record<string, string>> = {
  repeat: 'Give one count for all, or one for every place of the axis.',
  tile: 'Give one count, or one for every axis: `tile(x, [2, 3])`.',
  roll: 'Give one whole number, or one for every axis that is named: `roll(x, [1, -1], [0, 1])`.',
};

function badCounts(op: string, counts: readonly number[]): GradusError {
  return new GradusError('GR126', {
    what: `${op} was given the counts ${shown(counts)}.`,
    why: 'Counts are whole numbers, shifts may be negative; all are fixed while tracing: shapes depend on them.',
    instead: INSTEAD[op]!,
  });
}

/**
 * The whole tensor several times along its axes, as NumPy's `tile`.
 *
 * @param x - a tensor
 * @param reps - how many times, one number an axis, aligned on the right
 * @returns the tiled tensor; throws GR126 for counts that do not fit
 *
 * @example
 * ```ts
 * import { array, tile } from '@gradus/tensor';
 * console.log(tile(array([1, 2]), [2, 2]).tolist()); // => [[1, 2, 1, 2], [1, 2, 1, 2]]
 * ```
 */
export function tile(x: TensorLike, reps: number | readonly number[]): Tensor {
  const value = toTensor(x, 'tile');
  const given = listOf(reps, 'tile', 'a count or a list of counts');
  if (!given.every(isCount)) throw badCounts('tile', given);
  const rank = Math.max(value.ndim, given.length);
  const ones = (n: number): number[] => Array.from({ length: n }, () => 1);
  const shape = [...ones(rank - value.ndim), ...value.shape];
  const counts = [...ones(rank - given.length), ...given];
  const copies = broadcastAlong(
    reshape(value, shape),
    shape.flatMap((n, i) => [counts[i]!, n]),
    shape.map((_, i) => 2 * i + 1),
  );
  return reshape(
    copies,
    shape.map((n, i) => n * counts[i]!),
  );
}

/**
 * Elements shifted along axes; what leaves at one end enters at the other, as NumPy's `roll`.
 *
 * @param x - a tensor
 * @param shift - by how many places; one number, or one for every axis named
 * @param axis - one axis or several; null shifts the flattened tensor
 * @returns the shifted tensor; throws GR126 where shifts and axes differ in number
 *
 * @example
 * ```ts
 * import { array, roll } from '@gradus/tensor';
 * console.log(roll(array([1, 2, 3]), 1).tolist()); // => [3, 1, 2]
 * ```
 */
export function roll(x: TensorLike, shift: number | readonly number[], axis: Axis = null): Tensor {
  const value = toTensor(x, 'roll');
  const shifts = listOf(shift, 'roll', 'a shift or a list of shifts');
  if (axis === null) {
    if (shifts.length !== 1) throw badCounts('roll', shifts);
    return reshape(rollAxis(reshape(value, [value.size]), shifts[0]!, 0), value.shape);
  }
  const axes = listOf(axis, 'roll', 'an axis or a list of axes');
  if (shifts.length !== 1 && shifts.length !== axes.length) throw badCounts('roll', shifts);
  return axes.reduce((rolled, a, i) => {
    const at = normalizeAxis(a, value.ndim, 'roll');
    return rollAxis(rolled, shifts[shifts.length === 1 ? 0 : i]!, at);
  }, value);
}

function rollAxis(x: Tensor, shift: number, axis: number): Tensor {
  if (!Number.isInteger(shift)) throw badCounts('roll', [shift]);
  const length = x.shape[axis]!;
  if (length === 0 || shift % length === 0) return x;
  const cut = ((-shift % length) + length) % length;
  return concatAlong([sliceAxis(x, axis, cut, length), sliceAxis(x, axis, 0, cut)], axis);
}
