/**
 * A tensor seen as [batch, before, length, after]: one axis in the middle, some leading axes that have
 * indices of their own. Kernels that walk along one axis (gather, scatter, blocks, running sums, sorting)
 * share this arithmetic.
 */
import type { TypedArray } from './dtype.js';
import { sizeOf, type Shape } from './shape.js';

/** The tensor seen as [batch, before, length, after]. */
export interface Blocks {
  readonly batch: number;
  readonly before: number;
  readonly length: number;
  readonly after: number;
}

/** Blocks, and the indices into `length`, as many for every batch. */
export interface IndexedBlocks extends Blocks {
  readonly indices: TypedArray;
}

/**
 * A shape seen as [batch, before, length, after].
 *
 * @param shape - the shape
 * @param params - axis and number of shared axes
 * @returns the four lengths
 */
export function blocksOf(
  shape: Shape,
  { axis, batch }: Readonly<{ axis: number; batch: number }>,
): Blocks {
  return {
    batch: sizeOf(shape.slice(0, batch)),
    before: sizeOf(shape.slice(batch, axis)),
    length: shape[axis]!,
    after: sizeOf(shape.slice(axis + 1)),
  };
}

/**
 * Calls `visit` with the offset in [batch, before, length, after] and the offset in [batch, before, index,
 * after] for every index; an index outside of the axis has the offset −1.
 *
 * @param blocks - lengths and indices
 * @param visit - told of every run of `after` elements
 */
export function eachIndex(
  blocks: IndexedBlocks,
  visit: (at: number, picked: number) => void,
): void {
  const { batch, before, length, after, indices } = blocks;
  const count = batch === 0 ? 0 : indices.length / batch;
  let picked = 0;
  for (let row = 0; row < batch * before; row++) {
    const first = Math.floor(row / before) * count;
    for (let i = 0; i < count; i++, picked += after) {
      const index = indices[first + i]!;
      const k = index < 0 ? index + length : index;
      visit(k >= 0 && k < length ? (row * length + k) * after : -1, picked);
    }
  }
}
