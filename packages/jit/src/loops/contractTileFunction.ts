/**
 * The function of all tiles of one shape whose operands are read, and whose results are written, in equal
 * steps: it is told where they begin. A sum of one block is told how long it is, so that all contractions that
 * pack their operands share one function.
 */
import { madeOnce } from '@gradus/tensor';
import { placeIn, type Axis, type Loop } from './contractAxes.js';
import type { Part } from './contractParts.js';
import { tileSum, type TileShape } from './contractTileSum.js';
import { loopMaker } from './contractSum.js';
import {
  cast,
  get,
  LANES,
  type Expression,
  type LoopFunction,
  type Place,
  type Statement,
} from '@gradus/tensor/code';
import { BLOCK, ROWS } from '../kernels/tilesPlan.js';
import type { Buffer } from '../kernels/kernel.js';
import { recentMap } from '../recentMap.js';

/** The sums of a tile, and where they go. */
export interface TileSteps {
  readonly summed: readonly Axis[];
  /** Elements from one row of results to the next. */
  readonly row: number;
}

/**
 * How often the loop of the sums runs.
 *
 * @param summed - the summed axes
 * @returns the length of a sum of one block
 */
export function turnsOf(summed: readonly Axis[]): number {
  return summed[0]?.length ?? 1;
}

function isOneBlock(summed: readonly Axis[]): boolean {
  return summed.length === 1 && turnsOf(summed) <= BLOCK;
}

const KEPT = 64;
const known = /* @__PURE__ */ recentMap<LoopFunction>(KEPT);

/**
 * The function of a tile.
 *
 * @param shape - its size
 * @param operands - narrow and wide operand
 * @param steps - what is summed, and where results go
 * @returns loops that are handed both operands and the results; the same for equal steps
 */
export function tileFunction(
  shape: TileShape,
  operands: readonly [Part, Part],
  { summed, row }: TileSteps,
): LoopFunction {
  const counted = isOneBlock(summed);
  const steps = operands.map((part) => part.step) as [number, number];
  const axes = summed.map(({ length, strides }): Axis => {
    const [narrow, wide] = operands.map(({ side }) => strides[side.role]) as [number, number];
    return { length: counted ? BLOCK : length, strides: [narrow, wide, 0] };
  });
  const key = JSON.stringify([shape, steps, axes, row]);
  return madeOnce(known, key, () => functionOf(shape, steps, { summed: axes, row }));
}

function functionOf(
  shape: TileShape,
  steps: readonly [number, number],
  { summed, row }: TileSteps,
): LoopFunction {
  const { dtype, rows, size } = shape;
  const buffer = (name: string): Buffer => ({ name, dtype, size: 0 });
  const operands = [buffer('narrow'), buffer('wide')] as const;
  const results = buffer('results');
  const read = (which: 0 | 1, loops: readonly Loop[], ahead: number): Expression => {
    const start = { buffer: operands[which], offset: 0 };
    return { kind: 'load', dtype, place: placeIn(start, which, loops, ahead * steps[which]) };
  };
  const { body, totals } = tileSum(shape, { summed, loop: loopMaker(), read });
  const width = size % LANES === 0 ? LANES : 1;
  const stores = totals.map((total, i): Statement => {
    const sum = cast(get(total), dtype);
    const [line, column] = [Math.floor((i * width) / size), (i * width) % size];
    const place: Place = { buffer: results, offset: line * row + column, terms: [] };
    return { kind: 'store', place, value: sum };
  });
  const sums = body.at(-1);
  return {
    name: `tile${rows}x${size}`,
    body: [...body, ...stores],
    ports: [...operands, results],
    ...(isOneBlock(summed) && sums?.kind === 'loop' && { counted: sums.index }),
    crowded: rows > ROWS,
  };
}
