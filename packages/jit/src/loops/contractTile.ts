/**
 * One tile of a contraction: every step of the summed axes loads the wide operand's vectors once, and meets
 * them with one element of the narrow operand after the other, each in all lanes. No addition waits for
 * the one before, and an element that is loaded is used in a whole row or column of the tile.
 */
import { placeIn, type Loop } from './contractAxes.js';
import { readPart, summedAxes, type Part, type Surroundings, type Work } from './contractParts.js';
import { summation, type Body } from './contractSum.js';
import { apply, cast, get, set, splat } from './expression.js';
import { storesOf } from './contractStores.js';
import type { Buffer } from '../kernels/kernel.js';
import {
  LANES,
  type Expression,
  type Local,
  type Place,
  type Statement,
  type ValueKind,
} from './loop.js';

/**
 * Computes a tile and stores it. A wide region that is no multiple of `LANES` is computed number by number, in
 * double precision.
 *
 * @param work - the contraction
 * @param operands - wide and narrow operand
 * @param around - the loops around the tile
 * @returns the instructions
 */
export function tileOf(
  work: Work,
  [wide, narrow]: readonly [Part, Part],
  around: Surroundings,
): Body {
  const { dtype } = work.kernel.result;
  const isVector = wide.region.size % LANES === 0;
  const width = isVector ? LANES : 1;
  const kind: ValueKind = isVector ? { dtype, lanes: LANES } : { dtype: 'float64' };
  const columns = [...Array(wide.region.size / width).keys()].map((j) => j * width);
  const rows = [...Array(narrow.region.size).keys()];
  const factor: Local = { name: 'a', ...kind };
  const vectors = columns.map((_, j): Local => ({ name: `b${j}`, ...kind }));
  const add = (targets: readonly Local[], summed: readonly Loop[]): Body => {
    const at = { ...around, inner: [...around.inner, ...summed] };
    const row = (i: number): Body => [
      set(factor, spread(readPart(narrow, at, i), kind)),
      ...vectors.map((b, j) => addProduct(targets[i * vectors.length + j]!, factor, b)),
    ];
    return [
      ...vectors.map((b, j) => set(b, loaded(readPart(wide, at, columns[j]!), kind))),
      ...rows.flatMap(row),
    ];
  };
  const { body, totals } = summation({
    summed: summedAxes(work.plan, [wide, narrow]),
    loop: work.loop,
    names: rows.flatMap((i) => columns.map((j) => `c${i}_${j}`)),
    kind,
    add,
  });
  const stores = rows.flatMap((i) =>
    columns.flatMap((column, j) => {
      const at = (buffer: Buffer): Place => resultAt(buffer, [wide, narrow], around, [column, i]);
      const total = cast(get(totals[i * columns.length + j]!), dtype);
      return storesOf(work, { ...kind, dtype }, total, at);
    }),
  );
  return [...body, ...stores];
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

/** The place of a result: steps along the wide and along the narrow axis from the start of the tile. */
function resultAt(
  buffer: Buffer,
  parts: readonly [Part, Part],
  { outer, inner }: Surroundings,
  steps: readonly [number, number],
): Place {
  const ahead = parts.reduce(
    (sum, { side, region }, i) => sum + (region.from + steps[i]!) * side.axis.strides[2],
    0,
  );
  return placeIn({ buffer, offset: 0 }, 2, [...outer, ...inner], ahead);
}
