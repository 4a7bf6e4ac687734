/**
 * A long reduction to one number, cut into pieces of one size. Each piece comes to a result of its own, which is
 * kept in memory; the results are put together in order. So the pieces can be computed in any order, several at
 * a time, and the cut depends on the number of elements alone. Results are kept in double precision, which holds
 * every number of every other dtype.
 */
import type { Buffer } from '../kernels/kernel.js';
import type { Accumulation, Elements } from './accumulation.js';
import { byVectors, inOrder } from './elementOrder.js';
import { unreachable } from '@gradus/tensor';
import {
  cast,
  get,
  loopOver,
  type Expression,
  type Index,
  type Place,
  type Statement,
  type Term,
} from '@gradus/tensor/code';

/** Elements of a piece. */
export const PIECE = 0x2000;
/** Fewer pieces are not worth the trouble. */
const FEW = 8;
/** The largest number of variables that go from element to element. */
const STATE = 2;

/** A reduction in pieces. */
export interface Pieces {
  readonly piece: Index;
  /** The elements of a piece. */
  readonly each: Elements;
  /** Those at the end that fill no piece. */
  readonly rest: Elements;
  readonly partial: Buffer;
}

/**
 * Where the results of pieces are kept.
 *
 * @param name - of the reduction
 * @param terms - the number of elements
 * @returns the buffer; null where there are too few
 */
export function partialFor(name: string, terms: number): Buffer | null {
  const count = Math.floor(terms / PIECE);
  return count < FEW ? null : { name: `${name}_pieces`, dtype: 'float64', size: STATE * count };
}

/**
 * Cuts elements.
 *
 * @param elements - those of one loop
 * @param partial - where results of pieces are kept
 * @returns the pieces; null where several loops come to the elements
 */
export function piecesOf(elements: Elements, partial: Buffer): Pieces | null {
  const { index } = elements;
  if (index.count !== elements.terms) return null;
  const piece: Index = { name: 'piece', count: partial.size / STATE };
  const done = piece.count * PIECE;
  const part = (count: number, from: number, around: readonly Index[]): Elements => {
    const own: Index = { name: index.name, count };
    const place = moved(index, from, (stride) => [
      ...around.map((outer) => ({ index: outer, stride: stride * PIECE })),
      { index: own, stride },
    ]);
    return {
      ...elements,
      index: own,
      before: elements.before.map((s) => instruction(s, place)),
      value: placed(elements.value, place),
      terms: count,
    };
  };
  return {
    piece,
    each: part(PIECE, 0, [piece]),
    rest: part(index.count - done, done, []),
    partial,
  };
}

/** What an element of a loop is in a part of it. */
function moved(
  index: Index,
  from: number,
  terms: (stride: number) => readonly Term[],
): (place: Place) => Place {
  return (place) => {
    const term = place.terms.find((t) => t.index === index);
    if (term === undefined) return place;
    const others = place.terms.filter((t) => t !== term);
    const offset = place.offset + from * term.stride;
    return { ...place, offset, terms: [...others, ...terms(term.stride)] };
  };
}

function instruction(s: Statement, place: (place: Place) => Place): Statement {
  return s.kind === 'set' ? { ...s, value: placed(s.value, place) } : unreachable(s.kind);
}

function placed(e: Expression, place: (place: Place) => Place): Expression {
  if (e.kind === 'load') return { ...e, place: place(e.place) };
  return 'args' in e ? ({ ...e, args: e.args.map((x) => placed(x, place)) } as Expression) : e;
}

/**
 * Accumulates pieces.
 *
 * @param sum - how
 * @param pieces - of what
 * @returns instructions; null where a piece does not go by vectors
 */
export function byPieces(sum: Accumulation, pieces: Pieces): readonly Statement[] | null {
  const { piece, each, rest, partial } = pieces;
  const body = byVectors(sum, each);
  if (body === null) return null;
  const kept = (i: number): Place => ({
    buffer: partial,
    offset: i,
    terms: [{ index: piece, stride: STATE }],
  });
  const stores = sum.state.map((local, i): Statement => ({
    kind: 'store',
    place: kept(i),
    value: cast(get(local), partial.dtype),
  }));
  const loads = sum.state.map(({ dtype }, i) =>
    cast({ kind: 'load', dtype: partial.dtype, place: kept(i) }, dtype),
  );
  return [
    ...loopOver(piece, [...body, ...stores]),
    ...sum.start,
    ...loopOver(piece, sum.absorb(loads)),
    ...(byVectors(sum, rest) ?? inOrder(sum, rest)).slice(sum.start.length),
  ];
}
