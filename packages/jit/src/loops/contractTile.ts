/**
 * One tile of a contraction. Short sums are added up where they are needed, and stay in registers until they
 * are stored. Long ones are a function that all contractions of a module have in common: engines make short
 * functions that are called often fast within a millisecond, while a long one that is called once stays as
 * it is. What is done with results then finds them in memory, just written.
 */
import { placeIn, type Loop } from './contractAxes.js';
import { readPart, summedAxes, type Part, type Surroundings, type Work } from './contractParts.js';
import { tileSum, type TileShape } from './contractTileSum.js';
import { nested, type Body } from './contractSum.js';
import { cast, get } from './expression.js';
import { storesOf, walkOver } from './contractStores.js';
import { tileFunction, turnsOf } from './contractTileFunction.js';
import { takesCalls } from '../kernels/contractPlan.js';
import type { Buffer } from '../kernels/kernel.js';
import { LANES, moving, type Expression, type Place, type ValueKind } from './loop.js';

/** Narrow and wide operand. */
type Operands = readonly [Part, Part];

/**
 * Computes a tile and stores it. A wide region that is no multiple of `LANES` is computed number by number, in
 * double precision.
 *
 * @param work - the contraction
 * @param operands - narrow and wide operand
 * @param around - the loops around the tile
 * @returns the instructions
 */
export function tileOf(work: Work, operands: Operands, around: Surroundings): Body {
  const [narrow, wide] = operands;
  const { dtype } = work.kernel.result;
  const shape = { dtype, rows: narrow.region.size, size: wide.region.size };
  const tile = { work, operands, around, shape };
  return takesCalls(work.plan) ? called(tile) : inPlace(tile);
}

interface Tile {
  readonly work: Work;
  readonly operands: Operands;
  readonly around: Surroundings;
  readonly shape: TileShape;
}

/** What a step along the wide axis is, and where such steps begin. */
function stepsOf({ dtype, size }: TileShape): { kind: ValueKind; columns: readonly number[] } {
  const width = size % LANES === 0 ? LANES : 1;
  return {
    kind: width === 1 ? { dtype } : { dtype, lanes: LANES },
    columns: [...Array(size / width).keys()].map((j) => j * width),
  };
}

/** The sums where they are needed. */
function inPlace({ work, operands, around, shape }: Tile): Body {
  const read = (which: 0 | 1, summed: readonly Loop[], ahead: number): Expression =>
    readPart(operands[which], { ...around, inner: [...around.inner, ...summed] }, ahead);
  const summed = summedAxes(work.plan, operands);
  const { body, totals } = tileSum(shape, { summed, loop: work.loop, read });
  const { kind, columns } = stepsOf(shape);
  const stores = totals.flatMap((total, i) => {
    const steps = [Math.floor(i / columns.length), columns[i % columns.length]!] as const;
    const at = (buffer: Buffer): Place => resultAt(buffer, operands, around, steps);
    return storesOf(work, kind, cast(get(total), shape.dtype), at);
  });
  return [...body, ...stores];
}

/** The sums by a function, to where results belong or to where they wait. */
function called({ work, operands, around, shape }: Tile): Body {
  const { kernel, plan, loop, adds } = work;
  const { epilogue, result } = kernel;
  const [narrow] = operands;
  const start = (buffer: Buffer): Place =>
    buffer === plan.tile
      ? { buffer, offset: 0, terms: [] }
      : resultAt(buffer, operands, around, [0, 0]);
  const row = plan.tile === null ? narrow.side.axis.strides[2] : shape.size;
  const to = start(plan.tile ?? result);
  const summed = summedAxes(plan, operands);
  const loops = tileFunction(shape, operands, { summed, row, adds });
  const from = operands.map((part) => (readPart(part, around, 0) as { place: Place }).place);
  const run = { kind: 'run', loops, at: [...from, to], turns: turnsOf(summed) } as const;
  if (epilogue === null) return [run];
  const { kind, columns } = stepsOf(shape);
  const { strides } = narrow.side.axis;
  const rows = loop({ length: shape.rows, strides });
  const ahead = (place: Place, step: number, stride: number): Place => ({
    ...place,
    offset: place.offset + step,
    terms: moving([...place.terms, { index: rows.index, stride }]),
  });
  const walk = columns.flatMap((column) => {
    const total: Expression = { ...kind, kind: 'load', place: ahead(to, column, row) };
    const at = (buffer: Buffer): Place => ahead(start(buffer), column, strides[2]);
    return walkOver(epilogue, result, { kind, total, at });
  });
  return [run, ...nested([rows], walk)];
}

/** The place of a result: steps along the narrow and along the wide axis from the start of the tile. */
function resultAt(
  buffer: Buffer,
  operands: Operands,
  { outer, inner }: Surroundings,
  steps: readonly [number, number],
): Place {
  const ahead = operands.reduce(
    (sum, { side, region }, i) => sum + (region.from + steps[i]!) * side.axis.strides[2],
    0,
  );
  return placeIn({ buffer, offset: 0 }, 2, [...outer, ...inner], ahead);
}
