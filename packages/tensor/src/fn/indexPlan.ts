/**
 * The reading of `slice(x, 0, [1, 3], [], null)`: one item an axis becomes bounds, steps, reversed axes,
 * and tensors that pick. Pure arithmetic of shapes.
 */
import { indexNotInteger, notAnIndex, outOfBounds, tooManyIndices } from '../errors/indexing.js';
import { shown } from '../errors/shown.js';
import type { Shape } from '../shape.js';
import { Tensor } from '../tensor.js';

/** One item of an index; see `slice`. */
export type IndexItem =
  | number
  | null
  | Tensor
  | readonly []
  | readonly [number | null]
  | readonly [number | null, number | null]
  | readonly [number | null, number | null, number];

/** A tensor that picks along an axis of the sliced tensor. */
export interface Pick {
  readonly axis: number;
  readonly indices: Tensor;
}

/** What an index means for a shape. */
export interface IndexPlan {
  /** Axes to reverse before slicing: those with a negative step. */
  readonly reversed: readonly number[];
  readonly start: readonly number[];
  readonly limit: readonly number[];
  readonly step: readonly number[];
  /** Shape after slicing, with picked axes gone and new ones added. */
  readonly shape: readonly number[];
  readonly picks: readonly Pick[];
  /** Where the axes of the picking tensors go: NumPy's rule. */
  readonly front: number;
}

/** Bounds of one axis. */
interface Range {
  readonly start: number;
  readonly limit: number;
  readonly step: number;
}

interface Draft {
  readonly ranges: Range[];
  readonly shape: number[];
  readonly picks: Pick[];
  /** Items that pick: numbers and tensors, by position. */
  readonly advanced: number[];
}

/**
 * Reads an index.
 *
 * @param from - shape of the tensor
 * @param index - one item an axis
 * @returns the plan; throws GR122 or GR123 for what does not fit
 */
export function planOf(from: Shape, index: readonly IndexItem[]): IndexPlan {
  const taking = index.filter((item) => item !== null).length;
  if (taking > from.length) throw tooManyIndices(taking, from);
  const draft: Draft = { ranges: [], shape: [], picks: [], advanced: [] };
  let firstPick = 0;
  index.forEach((item, i) => {
    if (draft.advanced.length === 0) firstPick = draft.shape.length;
    readItem(item, from, draft);
    if (typeof item === 'number' || Tensor.is(item)) draft.advanced.push(i);
  });
  for (const n of from.slice(draft.ranges.length)) keep(draft, { start: 0, limit: n, step: 1 });
  return finish(draft, from, firstPick);
}

function readItem(item: IndexItem, from: Shape, draft: Draft): void {
  if (item === null) {
    draft.shape.push(1);
    return;
  }
  const axis = draft.ranges.length;
  const length = from[axis]!;
  if (typeof item === 'number') {
    const at = placeOf(item, axis, length);
    draft.ranges.push({ start: at, limit: at + 1, step: 1 });
    return;
  }
  if (Tensor.is(item)) {
    if (item.dtype !== 'int32' && item.dtype !== 'uint32')
      throw indexNotInteger(item.type, 'slice');
    draft.picks.push({ axis: draft.shape.length, indices: item });
    keep(draft, { start: 0, limit: length, step: 1 });
    return;
  }
  keep(draft, rangeOf(item, axis, length));
}

function keep(draft: Draft, range: Range): void {
  draft.ranges.push(range);
  draft.shape.push(Math.ceil((range.limit - range.start) / Math.abs(range.step)));
}

function placeOf(item: number, axis: number, length: number): number {
  if (!Number.isInteger(item)) throw notAnIndex(shown(item), 'slice');
  const at = item < 0 ? item + length : item;
  if (at < 0 || at >= length) throw outOfBounds('slice', `the index ${item}`, [axis, length]);
  return at;
}

/** Bounds of a range; those of a negative step are counted from the end, for the reversed axis. */
function rangeOf(item: unknown, axis: number, length: number): Range {
  const [from, to, step] = triple(item);
  const back = step < 0;
  const first = bound(from, length) ?? (back ? length - 1 : 0);
  const last = bound(to, length) ?? (back ? -1 : length);
  const [start, limit] = back ? [length - 1 - first, length - 1 - last] : [first, last];
  if (start < 0 || start > limit || limit > length) {
    throw outOfBounds('slice', `the range ${shown(item)}`, [axis, length]);
  }
  return { start, limit, step };
}

/** Start, end and step as written; null where a bound was left out. */
function triple(item: unknown): [number | null, number | null, number] {
  if (!Array.isArray(item) || item.length > 3) throw notAnIndex(shown(item), 'slice');
  const [from = null, to = null, step = 1] = item as readonly (number | null)[];
  const whole = (n: number | null): boolean => n === null || Number.isInteger(n);
  if (!whole(from) || !whole(to) || !Number.isInteger(step) || step === 0) {
    throw notAnIndex(shown(item), 'slice');
  }
  return [from, to, step!];
}

function bound(n: number | null, length: number): number | null {
  return n !== null && n < 0 ? n + length : n;
}

function finish(
  { ranges, shape, picks, advanced }: Draft,
  from: Shape,
  firstPick: number,
): IndexPlan {
  const adjacent = advanced.every((item, i) => i === 0 || item === advanced[i - 1]! + 1);
  return {
    reversed: [...from.keys()].filter((axis) => ranges[axis]!.step < 0),
    start: ranges.map((r) => r.start),
    limit: ranges.map((r) => r.limit),
    step: ranges.map((r) => Math.abs(r.step)),
    shape,
    picks,
    front: adjacent ? firstPick : 0,
  };
}
