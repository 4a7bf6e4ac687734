/**
 * The sums of a tile, wherever its operands are: a step of the summed axes at a time, a row of the tile after
 * the other.
 */
import type { DType } from '@gradus/tensor';
import type { Axis, Loop } from './contractAxes.js';
import { summation, type Body, type MakeLoop, type Summed } from './contractSum.js';
import {
  apply,
  cast,
  get,
  set,
  splat,
  LANES,
  type Expression,
  type Local,
  type Statement,
  type ValueKind,
} from '@gradus/tensor/code';

/** A tile: so many elements of the narrow operand, and of the wide one. */
export interface TileShape {
  readonly dtype: DType;
  readonly rows: number;
  readonly size: number;
}

/** What is summed, and how it is read. */
export interface TileTerms {
  readonly summed: readonly Axis[];
  readonly loop: MakeLoop;
  /** An element of the narrow (0) or of the wide operand (1), steps along its tiled axis ahead. */
  read(which: 0 | 1, summed: readonly Loop[], ahead: number): Expression;
}

/**
 * Adds up a tile.
 *
 * @param shape - its size; one that is no multiple of `LANES` wide is summed number by number
 * @param terms - of what
 * @returns instructions, and the totals row by row
 */
export function tileSum(
  { dtype, rows, size }: TileShape,
  { summed, loop, read }: TileTerms,
): Summed {
  const isVector = size % LANES === 0;
  const width = isVector ? LANES : 1;
  const kind: ValueKind = isVector ? { dtype, lanes: LANES } : { dtype: 'float64' };
  const columns = [...Array(size / width).keys()];
  const factor: Local = { name: 'a', ...kind };
  const vectors = columns.map((j): Local => ({ name: `b${j}`, ...kind }));
  const add = (targets: readonly Local[], loops: readonly Loop[]): Body => {
    const row = (i: number): Body => [
      set(factor, spread(read(0, loops, i), kind)),
      ...vectors.map((b, j) => addProduct(targets[i * vectors.length + j]!, factor, b)),
    ];
    return [
      ...vectors.map((b, j) => set(b, loaded(read(1, loops, j * width), kind))),
      ...[...Array(rows).keys()].flatMap(row),
    ];
  };
  const names = [...Array(rows).keys()].flatMap((i) => columns.map((j) => `c${i}_${j}`));
  return summation({ summed, loop, names, kind, add });
}

function addProduct(total: Local, x: Local, y: Local): Statement {
  return set(total, apply('add', get(total), apply('mul', get(x), get(y))));
}

/** Neighbours as a vector, or one number in the dtype of the sum. */
function loaded(first: Expression, { dtype, lanes }: ValueKind): Expression {
  return lanes === undefined ? cast(first, dtype) : { ...first, lanes };
}

/** One element for all lanes. */
function spread(x: Expression, { dtype, lanes }: ValueKind): Expression {
  return lanes === undefined ? cast(x, dtype) : splat(x);
}
