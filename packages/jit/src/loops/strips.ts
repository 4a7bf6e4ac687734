/**
 * A loop cut into strips: one over vectors, several of them a turn where that pays, one over single vectors,
 * one over the elements that are left. Which loop is cut, how wide the strips are and where they begin is
 * data; `vectorize.ts` writes the loops.
 */
import { LANES, type Index } from '@gradus/tensor/code';

/** A part of a loop. */
export interface Strip {
  /** Vectors a turn; 0 where a turn is one element. */
  readonly vectors: number;
  /** The first element. */
  readonly from: number;
  readonly turns: number;
}

/** Which loop is cut, and how. */
export interface VectorPlan {
  readonly index: Index;
  readonly strips: readonly Strip[];
}

/** Loops of fewer elements stay as they are. */
const FEW = 2 * LANES;

/**
 * Cuts a loop.
 *
 * @param index - its counter
 * @param vectors - vectors that a turn of the widest strip takes
 * @returns the plan; null where there are too few elements
 */
export function cut(index: Index, vectors: number): VectorPlan | null {
  const { count } = index;
  if (count < FEW) return null;
  const strips: Strip[] = [];
  let from = 0;
  for (const width of new Set([vectors, 1, 0])) {
    const elements = width === 0 ? 1 : width * LANES;
    const turns = Math.floor((count - from) / elements);
    if (turns > 0) strips.push({ vectors: width, from, turns });
    from += turns * elements;
  }
  return { index, strips };
}

/**
 * Elements that a turn of a strip takes.
 *
 * @param strip - a strip
 * @returns how many
 */
export function elementsOf({ vectors }: Strip): number {
  return vectors === 0 ? 1 : vectors * LANES;
}
