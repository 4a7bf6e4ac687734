/**
 * A contraction by tiles: blocks of the wide operand, packed one after the other; for each, blocks of the
 * narrow one; and in these, tiles. A tile's part of the wide operand stays in the first-level cache for a
 * whole column of tiles, a block of the narrow operand in the second for all of them.
 */
import type { Loop } from './contractAxes.js';
import { packing } from './contractPack.js';
import {
  blockLoop,
  partOf,
  tileLoop,
  unpackedPart,
  type Part,
  type Work,
} from './contractParts.js';
import { loopMaker, nested, times, type Body } from './contractSum.js';
import { tileOf } from './contractTile.js';
import type { Depths, Region, TilesPlan } from '../kernels/tilesPlan.js';
import type { ContractKernel } from '../kernels/kernel.js';
import { number, loopOver, moving, type Statement } from '@gradus/tensor/code';
import { vectorize } from './vectorize.js';

/**
 * The loops of a contraction by tiles.
 *
 * @param kernel - the contraction
 * @param plan - how it is cut
 * @returns its loops
 */
export function contractTiles(kernel: ContractKernel, plan: TilesPlan): Body {
  const work: Work = { kernel, plan, loop: loopMaker(), adds: false };
  const around = plan.around.map((axis) => work.loop(axis));
  const { wide, narrow, singles } = plan;
  const last: Region = { from: wide.axis.length - singles, blocks: 1, tiles: 1, size: singles };
  const tiles = (part: Work, outer: readonly Loop[]): Body =>
    wide.regions.flatMap((region) => wideBlocks(part, region, outer));
  const all =
    plan.depths === null
      ? tiles(work, around)
      : inParts(work, plan.depths).flatMap(([part, deep]) =>
          nested([deep], tiles(part, [...around, deep])),
        );
  return [
    ...(plan.depths === null ? [] : cleared(work)),
    ...nested(around, [
      ...all,
      ...(singles === 0
        ? []
        : narrow.regions.flatMap((r) => singleColumns(work, [last, r], around))),
    ]),
  ];
}

/** The work on the parts of a long summed axis, each with the loop over parts of its size. */
function inParts(work: Work, { size, whole, rest }: Depths): (readonly [Work, Loop])[] {
  const axis = work.plan.summed[0]!;
  const part = (length: number, loop: Loop): readonly [Work, Loop] => {
    const plan = { ...work.plan, summed: [{ ...axis, length }] };
    return [{ ...work, plan, adds: true }, loop];
  };
  const parts = [part(size, work.loop(times(axis, size), { count: whole, from: 0 }))];
  if (rest > 0) parts.push(part(rest, work.loop(axis, { count: 1, from: whole * size })));
  return parts;
}

/** Zeros where sums are added up. */
function cleared({ kernel, loop }: Work): Body {
  const { result } = kernel;
  const { index } = loop({ length: result.size, strides: [0, 0, 1] });
  const place = { buffer: result, offset: 0, terms: moving([{ index, stride: 1 }]) };
  const store: Statement = { kind: 'store', place, value: number(0, result.dtype) };
  return vectorize({ name: kernel.name, body: loopOver(index, [store]) }).body;
}

function wideBlocks(work: Work, region: Region, around: readonly Loop[]): Body {
  const wide = partOf(work, work.plan.wide, region);
  const block = blockLoop(work, wide);
  const outer = [...around, block];
  const rows = work.plan.narrow.regions.flatMap((r) => narrowBlocks(work, [wide, r], outer));
  return nested([block], [...packing(work, wide, outer), ...rows]);
}

function narrowBlocks(
  work: Work,
  [wide, region]: readonly [Part, Region],
  around: readonly Loop[],
): Body {
  const narrow = partOf(work, work.plan.narrow, region);
  const block = blockLoop(work, narrow);
  const outer = [...around, block];
  const inner = [tileLoop(work, wide, wide.region.tiles), tileLoop(work, narrow, region.tiles)];
  const tile = tileOf(work, [narrow, wide], { outer, inner });
  return nested([block], [...packing(work, narrow, outer), ...nested(inner, tile)]);
}

/** The last columns, which fill no vector, from operands where they are. */
function singleColumns(
  work: Work,
  [last, region]: readonly [Region, Region],
  outer: readonly Loop[],
): Body {
  const { wide, narrow } = work.plan;
  const operands = [unpackedPart(work, narrow, region), unpackedPart(work, wide, last)] as const;
  const inner = [tileLoop(work, operands[0], region.blocks * region.tiles)];
  return nested(inner, tileOf(work, operands, { outer, inner }));
}
