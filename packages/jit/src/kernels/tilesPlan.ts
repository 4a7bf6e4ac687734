/**
 * How a contraction is cut into tiles, as data: the sizes of tiles and blocks, what is packed where, and how a
 * long sum goes in parts (`contractPlan.ts` says why).
 */
import { dtypes, type DType } from '@gradus/tensor';
import { lengthOf, sideAxis, UNIT, type Axis, type AxisGroups } from '../loops/contractAxes.js';
import { LANES } from '@gradus/tensor/code';
import type { Buffer, ContractKernel } from './kernel.js';

/** Neighbouring tiles of one size: `blocks` times `tiles` of `size` elements, from element `from` on. */
export interface Region {
  readonly from: number;
  readonly blocks: number;
  readonly tiles: number;
  readonly size: number;
}

/** The side of an operand: which one, its tiled axis, how it is cut, and where it is packed. */
export interface Side {
  readonly role: 0 | 1;
  readonly axis: Axis;
  readonly regions: readonly Region[];
  readonly packed: Buffer | null;
}

/** A long summed axis in parts: `whole` of one size, and what is left. */
export interface Depths {
  readonly size: number;
  readonly whole: number;
  readonly rest: number;
}

/** Tiles of results in registers. */
export interface TilesPlan {
  readonly kind: 'tiles';
  readonly around: readonly Axis[];
  readonly summed: readonly Axis[];
  /** null where all that is summed is added up in registers. */
  readonly depths: Depths | null;
  readonly wide: Side;
  readonly narrow: Side;
  /** Results at the end of the wide axis that fill no vector. */
  readonly singles: number;
  /** Where a tile waits for what is done with it; null where results are written at once. */
  readonly tile: Buffer | null;
}

/** Rows of a tile; with two registers a row they leave room for operands among sixteen. */
export const ROWS = 4;
/** Registers of results in such a tile. */
const REGISTERS = 8;
/** Rows of a tile of packed operands: its turns keep their order (`wasm/tightLoops.ts`). */
const PACKED_ROWS = ROWS + 1;
/** Results in the largest tile. */
const MOST = PACKED_ROWS * 2 * LANES;
/** What of the narrow operand stays in the second-level cache, in bytes. */
const NARROW_BYTES = 0x2_0000;
/** What of the wide operand is packed at once, in bytes. */
const WIDE_BYTES = 0x20_0000;
/** Operands smaller than this are read where they are. */
const SMALL_BYTES = 0x4000;
/** Packing pays when an element is then used in at least so many tiles. */
const USES = 3;
/** Terms that are added up before their sum is added to the total. */
export const BLOCK = 256;
/** Up to so many blocks, totals have the dtype of the terms. */
export const FEW_BLOCKS = 16;

/**
 * Plans a contraction by tiles.
 *
 * @param kernel - the contraction
 * @param groups - its axes
 * @param role - the operand along whose last free axis the lanes go
 * @returns how it is cut
 */
export function tilesPlan(
  { result }: Pick<ContractKernel, 'result'>,
  groups: AxisGroups,
  role: 0 | 1,
): TilesPlan {
  const { batch, left, right, summed } = groups;
  const depths = depthsOf(summed);
  const depth = depths?.size ?? lengthOf(summed);
  const cut = cutOf(groups, role, { dtype: result.dtype, depth });
  const side = (word: 'wide' | 'narrow'): Side => {
    const { isPacked, ...own } = cut[word];
    const elements = depth * Math.max(...own.regions.map(({ tiles, size }) => tiles * size));
    const packed = { name: `${result.name}_${word}`, dtype: result.dtype, size: elements };
    return { ...own, packed: isPacked ? packed : null };
  };
  const plan = { wide: side('wide'), narrow: side('narrow') };
  return {
    kind: 'tiles',
    around: [...batch, ...left.slice(0, -1), ...right.slice(0, -1)],
    summed,
    depths,
    ...plan,
    singles: plan.wide.axis.length % LANES,
    tile: depths === null ? null : tileBuffer(result),
  };
}

/** A side, and whether it is packed. */
type Cut = Omit<Side, 'packed'> & { readonly isPacked: boolean };

/** Cuts both sides; `depth` terms are added up before the next block of an operand. */
function cutOf(
  groups: AxisGroups,
  role: 0 | 1,
  { dtype, depth }: { readonly dtype: DType; readonly depth: number },
): Readonly<Record<'wide' | 'narrow', Cut>> {
  const other = role === 0 ? 1 : 0;
  const [wide, narrow] = [sideAxis(groups, role), sideAxis(groups, other)];
  const { bytes } = dtypes[dtype];
  const all = lengthOf(groups.summed) * bytes;
  const rows = Math.min(ROWS, narrow.length);
  const width = LANES * Math.max(1, Math.floor(REGISTERS / Math.max(2, rows) / (bytes / 4)));
  const packsWide =
    wide.strides[role] !== 1 || isUsedOften(narrow.length / rows, all * wide.length);
  const packsNarrow = isUsedOften(wide.length / width, all * narrow.length);
  const column = depth * bytes;
  const limit = NARROW_BYTES / column;
  const regions = regionsOf(wide.length - (wide.length % LANES), width, WIDE_BYTES / column);
  const narrowRegions =
    packsWide && packsNarrow && rows === ROWS
      ? packedRegionsOf(narrow.length, limit)
      : regionsOf(narrow.length, rows, limit);
  return {
    wide: { role, axis: wide, regions, isPacked: packsWide },
    narrow: { role: other, axis: narrow, regions: narrowRegions, isPacked: packsNarrow },
  };
}

/**
 * A plan with a place for a tile of results that are not written themselves.
 *
 * @param plan - of a contraction
 * @param result - what it would write
 * @returns the plan
 */
export function withTile(plan: TilesPlan, result: Buffer): TilesPlan {
  return { ...plan, tile: tileBuffer(result) };
}

function tileBuffer({ name, dtype }: Buffer): Buffer {
  return { name: `${name}_tile`, dtype, size: MOST };
}

/** How a long axis is cut: evenly, if a part of it of nearly `BLOCK` elements leaves no rest. */
function depthsOf(summed: readonly Axis[]): Depths | null {
  const { length } = summed.at(-1) ?? UNIT;
  const count = Math.ceil(length / BLOCK);
  if (summed.length > 1 || count < 2 || count > FEW_BLOCKS) return null;
  const even = evenPart(length, BLOCK);
  const size = length % even === 0 ? even : Math.ceil(length / count);
  const whole = Math.floor(length / size);
  return { size, whole, rest: length - whole * size };
}

function isUsedOften(tiles: number, bytes: number): boolean {
  return tiles >= USES && bytes > SMALL_BYTES;
}

/** Tiles of `PACKED_ROWS`, then as many of a row less as leave none over, if there are enough rows. */
function packedRegionsOf(length: number, limit: number): Region[] {
  const last = ((PACKED_ROWS - (length % PACKED_ROWS)) % PACKED_ROWS) * ROWS;
  if (last > length) return regionsOf(length, PACKED_ROWS, limit);
  const from = length - last;
  return [...regionsOf(from, PACKED_ROWS, limit), ...regionsOf(last, ROWS, limit, from)];
}

/** Whole tiles in blocks of nearly `limit` elements, then what is left. */
function regionsOf(length: number, size: number, limit: number, from = 0): Region[] {
  const tiles = Math.floor(length / size);
  const most = Math.max(1, Math.floor(limit / size));
  const inBlock = evenPart(tiles, most);
  const blocks = inBlock === 0 ? 0 : Math.floor(tiles / inBlock);
  const rest = tiles - blocks * inBlock;
  const end = tiles * size;
  return [
    { from, blocks, tiles: inBlock, size },
    { from: from + blocks * inBlock * size, blocks: Math.sign(rest), tiles: rest, size },
    { from: from + end, blocks: Math.sign(length - end), tiles: 1, size: length - end },
  ].filter((region) => region.blocks > 0);
}

/** The largest part of `total`, at most `most` and at least half of that, that leaves no rest. */
function evenPart(total: number, most: number): number {
  if (total <= most) return total;
  for (let part = most; part > most / 2; part--) if (total % part === 0) return part;
  return most;
}
