/**
 * Arithmetic of shapes: sizes, strides, axes, broadcasting. Plain arrays of numbers in, plain arrays
 * out; nothing here knows of tensors.
 */
import { GradusError } from './errors/GradusError.js';
import { alignedShapes } from './errors/shapes.js';
import { shown } from './errors/shown.js';

/** Lengths of the axes, outermost first. */
export type Shape = readonly number[];

/**
 * Number of elements of a shape: the product of its lengths.
 *
 * @param shape - lengths of the axes
 * @returns 1 for a scalar
 */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (let axis = 0; axis < shape.length; axis++) size *= shape[axis]!;
  return size;
}

/**
 * Row-major strides, in elements.
 *
 * @param shape - lengths of the axes
 * @returns one stride an axis
 */
export function stridesOf(shape: Shape): number[] {
  const strides = shape.map(() => 1);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step;
    step *= shape[axis]!;
  }
  return strides;
}

/**
 * Whether two shapes are the same.
 *
 * @param a - one shape
 * @param b - the other
 * @returns true when lengths agree axis by axis
 */
export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/**
 * The shape two shapes broadcast to, by NumPy's rule: align on the right, a length of 1 stretches.
 *
 * @param a - one shape
 * @param b - the other
 * @param op - the operation that asks, for the message
 * @returns the common shape; throws GR101 where lengths differ
 */
export function broadcastShapes(a: Shape, b: Shape, op: string): Shape {
  if (sameShape(a, b)) return a;
  const rank = Math.max(a.length, b.length);
  const out = [...(a.length === rank ? a : b)];
  for (let i = 1; i <= rank; i++) {
    const m = a[a.length - i] ?? 1;
    const n = b[b.length - i] ?? 1;
    if (m !== n && m !== 1 && n !== 1) throw shapeMismatch(a, b, op);
    out[rank - i] = m === 1 ? n : m;
  }
  return out;
}

/**
 * The error for shapes that do not broadcast.
 *
 * @param a - one shape
 * @param b - the other
 * @param op - the operation that asks
 * @returns the error to throw
 */
export function shapeMismatch(a: Shape, b: Shape, op: string): GradusError {
  return new GradusError('GR101', {
    what: `${op} cannot combine shapes [${a.join(', ')}] and [${b.join(', ')}].\n${alignedShapes(a, b)}`,
    why: 'Shapes are aligned on the right; two lengths fit when they are equal or one of them is 1.',
    instead:
      'Insert an axis of length 1 with `x.reshape([…, 1])`, or reorder axes with `x.transpose([…])`.',
  });
}

/**
 * An axis number as 0 … rank−1; negative ones count from the end.
 *
 * @param axis - what the user wrote
 * @param rank - number of axes
 * @param op - the operation that asks, for the message
 * @returns the normalised axis; throws GR102 when there is no such axis
 */
export function normalizeAxis(axis: number, rank: number, op: string): number {
  if (Number.isInteger(axis)) {
    const k = axis < 0 ? axis + rank : axis;
    if (k >= 0 && k < rank) return k;
  }
  throw new GradusError('GR102', {
    what: `${op} was given axis ${typeof axis === 'number' ? axis : shown(axis)}, but the tensor has ${rank} ${rank === 1 ? 'axis' : 'axes'}.`,
    why: 'Axes are numbered from 0; negative numbers count from the last one.',
    instead:
      rank === 0
        ? 'Leave the axis out: a scalar has none.'
        : `Use an axis from ${-rank} to ${rank - 1}.`,
  });
}

/**
 * Axes as a sorted list without repeats; `null` or nothing means all of them.
 *
 * @param axis - one axis, several, or null for all
 * @param rank - number of axes
 * @param op - the operation that asks, for the message
 * @returns sorted axes in 0 … rank−1
 */
export function normalizeAxes(
  axis: number | readonly number[] | null | undefined,
  rank: number,
  op: string,
): number[] {
  if (axis === null || axis === undefined) return Array.from({ length: rank }, (_, i) => i);
  const list = Array.isArray(axis) ? (axis as readonly number[]) : [axis as number];
  const found = list.map((a) => normalizeAxis(a, rank, op)).toSorted((p, q) => p - q);
  if (new Set(found).size === found.length) return found;
  throw new GradusError('GR102', {
    what: `${op} was given the same axis twice: [${list.join(', ')}].`,
    why: 'Each axis can be treated once.',
    instead: 'Name every axis once.',
  });
}

/**
 * A shape without some of its axes.
 *
 * @param shape - lengths of the axes
 * @param axes - sorted axes to leave out
 * @returns the remaining lengths
 */
export function withoutAxes(shape: Shape, axes: readonly number[]): number[] {
  return shape.filter((_, i) => !axes.includes(i));
}
