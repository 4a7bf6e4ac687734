/**
 * One tile of a contraction. Its sums are a function that all contractions of a module have in common: engines
 * make short functions that are called often fast within a millisecond, while a long one that is called
 * once stays as it is. What is done with results then finds them in memory, just written.
 */
import { placeIn } from './contractAxes.js';
import { readPart, summedAxes, type Part, type Surroundings, type Work } from './contractParts.js';
import { nested, type Body } from './contractSum.js';
import { tileFunction, turnsOf } from './contractTileFunction.js';
import { addedTo, walkOver, type Element } from './contractWalk.js';
import type { Buffer } from '../kernels/kernel.js';
import {
  LANES,
  moving,
  type Expression,
  type Place,
  type Statement,
  type ValueKind,
} from '@gradus/tensor/code';

/** Narrow and wide operand, and the loops around a tile of them. */
interface Tile {
  readonly work: Work;
  readonly operands: readonly [Part, Part];
  readonly around: Surroundings;
}

/**
 * Computes a tile and stores it. A wide region that is no multiple of `LANES` is computed number by number, in
 * double precision.
 *
 * @param work - the contraction
 * @param operands - narrow and wide operand
 * @param around - the loops around the tile
 * @returns the instructions
 */
export function tileOf(work: Work, operands: readonly [Part, Part], around: Surroundings): Body {
  const tile: Tile = { work, operands, around };
  const { kernel, plan } = work;
  const [narrow, wide] = operands;
  const shape = {
    dtype: kernel.result.dtype,
    rows: narrow.region.size,
    size: wide.region.size,
  };
  const walk = walkOf(work);
  const waits = walk === null ? null : plan.tile;
  const row = waits === null ? narrow.side.axis.strides[2] : shape.size;
  const to = startOf(tile, waits ?? kernel.result);
  const summed = summedAxes(plan, operands);
  const loops = tileFunction(shape, operands, { summed, row });
  const from = operands.map((part) => (readPart(part, around, 0) as { place: Place }).place);
  const run = { kind: 'run', loops, at: [...from, to], turns: turnsOf(summed) } as const;
  return walk === null ? [run] : [run, ...walked(tile, walk, { to, row })];
}

/** What is done with results once a tile of them is there; null where they are in their place. */
function walkOf({ kernel: { epilogue, result }, adds }: Work): Walk | null {
  if (adds) return (element) => addedTo(result, element);
  return epilogue === null ? null : (element) => walkOver(epilogue, result, element);
}

/** What is done with one result, or with a vector of them. */
type Walk = (element: Element) => readonly Statement[];

/** The walk over a tile, row by row; what it takes the results for begins at `to`. */
function walked(
  tile: Tile,
  walk: Walk,
  { to, row }: { readonly to: Place; readonly row: number },
): Body {
  const { work, operands } = tile;
  const [narrow, wide] = operands;
  const { result } = work.kernel;
  const { size } = wide.region;
  const width = size % LANES === 0 ? LANES : 1;
  const kind: ValueKind = { dtype: result.dtype, ...(width === LANES && { lanes: LANES }) };
  const { strides } = narrow.side.axis;
  const turns = isBrief(work) ? 1 : narrow.region.size;
  const rows = work.loop({ length: turns, strides });
  const lines = [...Array(narrow.region.size / turns).keys()];
  const columns = [...Array(size / width).keys()].map((j) => j * width);
  const steps = lines.flatMap((line) =>
    columns.flatMap((column) => {
      const ahead = (place: Place, stride: number): Place => ({
        ...place,
        offset: place.offset + line * stride + column,
        terms: moving([...place.terms, { index: rows.index, stride }]),
      });
      const total: Expression = { ...kind, kind: 'load', place: ahead(to, row) };
      return walk({ kind, total, at: (buffer) => ahead(startOf(tile, buffer), strides[2]) });
    }),
  );
  return nested([rows], steps);
}

/** So few steps on an element are written out for every row: the turn of a loop would cost as much. */
const FEW_STEPS = 8;

function isBrief({ kernel: { epilogue }, adds }: Work): boolean {
  const { scalars = [] } = epilogue ?? {};
  return adds || (scalars.length <= FEW_STEPS && scalars.every(({ kind }) => kind !== 'call'));
}

/** Where the tile begins in the buffer of tiles, or in one of the shape of all results. */
function startOf({ work, operands, around }: Tile, buffer: Buffer): Place {
  if (buffer === work.plan.tile) return { buffer, offset: 0, terms: [] };
  const ahead = operands.reduce(
    (sum, { side, region }) => sum + region.from * side.axis.strides[2],
    0,
  );
  return placeIn({ buffer, offset: 0 }, 2, [...around.outer, ...around.inner], ahead);
}
