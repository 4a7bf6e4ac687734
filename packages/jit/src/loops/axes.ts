/**
 * From axes to loops: axes of length 1 need no loop, and neighbours that every access crosses without a gap
 * are one loop. What is contiguous everywhere becomes a single loop, however many axes it has.
 */
import type { Shape } from '@gradus/tensor';
import type { Access } from '../kernels/kernel.js';
import { moving, type Index, type Place } from '@gradus/tensor/code';

/** Axes of which some were joined, and some dropped. */
export interface Collapsed {
  readonly lengths: readonly number[];
  /** One list an access, one stride a remaining axis. */
  readonly strides: readonly (readonly number[])[];
}

/**
 * Joins axes.
 *
 * @param shape - lengths of the axes
 * @param strides - one list an access, one stride an axis
 * @returns the remaining axes
 */
export function collapse(shape: Shape, strides: readonly (readonly number[])[]): Collapsed {
  const lengths: number[] = [];
  const kept: number[][] = strides.map(() => []);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const n = shape[axis]!;
    if (n === 1) continue;
    const inner = lengths[0];
    if (inner !== undefined && strides.every((s, i) => s[axis] === kept[i]![0]! * inner)) {
      lengths[0] = inner * n;
      continue;
    }
    lengths.unshift(n);
    strides.forEach((s, i) => kept[i]!.unshift(s[axis]!));
  }
  return { lengths, strides: kept };
}

const LETTERS = 'ijklmnopq';

/**
 * Counters for loops.
 *
 * @param lengths - one a loop, outermost first
 * @returns counters called i, j, k, …
 */
export function indicesFor(lengths: readonly number[]): Index[] {
  return lengths.map((count, d) => ({ name: letter(d), count }));
}

/**
 * The name of a loop.
 *
 * @param depth - how many loops are around it
 * @returns i, j, k, …
 */
export function letter(depth: number): string {
  return LETTERS[depth] ?? `i${depth}`;
}

/**
 * The place that an access names in loops.
 *
 * @param access - buffer and offset
 * @param strides - one a loop
 * @param indices - the loops
 * @returns the place
 */
export function placeOf(
  { buffer, offset }: Pick<Access, 'buffer' | 'offset'>,
  strides: readonly number[],
  indices: readonly Index[],
): Place {
  const terms = strides.map((stride, d) => ({ index: indices[d]!, stride }));
  return { buffer, offset, terms: moving(terms) };
}

/**
 * The places of accesses in loops over rows and loops over what is left of the axes.
 *
 * @param accesses - accesses over all axes
 * @param strides - one list an access, one stride a loop inside a row
 * @param loops - the loops over rows, and those inside
 * @returns the place of every access
 */
export function placesOf(
  accesses: readonly Access[],
  strides: readonly (readonly number[])[],
  { rows, indices }: { readonly rows: readonly Index[]; readonly indices: readonly Index[] },
): Map<Access, Place> {
  const loops = [...rows, ...indices];
  return new Map(
    accesses.map((a, i) => {
      const steps = [...a.strides.slice(0, rows.length), ...strides[i]!];
      return [a, placeOf(a, steps, loops)];
    }),
  );
}
