/**
 * How many pieces a loop is cut into that threads share. The cut depends on the work alone and never on the
 * number of threads; since every turn computes what it would compute anyway, no bit depends on either. Pieces
 * are many more than threads, so that a thread which is slow or late is left with few of them.
 */

/** A loop in pieces: so many of one length, and turns that are left. */
export interface Pieces {
  readonly count: number;
  readonly length: number;
  readonly rest: number;
}

/** Sizes from which sharing pays, in operations of the machine: four of them take about a nanosecond. */
export interface Worth {
  /** Of a loop, while other threads are awake. */
  readonly loop: number;
  /** Of a loop for which they have to be woken. */
  readonly waking: number;
  /** Of one piece. */
  readonly piece: number;
}

/** What pays on most machines: 20 µs and 100 µs of work, in pieces of 2 µs. */
export const WORTH: Worth = { loop: 80_000, waking: 400_000, piece: 8000 };

/** Pieces of one loop, if it has as much work. */
const MOST = 32;

/**
 * Cuts a loop.
 *
 * @param turns - how often it runs
 * @param work - operations of one turn
 * @param worth - the smallest piece
 * @returns its pieces; the fewest turns are left where a piece of at most twice the length allows it
 */
export function piecesOf(turns: number, work: number, { piece }: Worth): Pieces {
  const least = Math.max(1, Math.ceil(turns / MOST), Math.min(turns, Math.ceil(piece / work)));
  let best = piecesOfLength(turns, least);
  for (let length = least; length <= 2 * least && best.rest > 0; length++) {
    const found = piecesOfLength(turns, length);
    if (found.rest < best.rest) best = found;
  }
  return best;
}

function piecesOfLength(turns: number, length: number): Pieces {
  const count = Math.floor(turns / length);
  return { count, length, rest: turns - count * length };
}
