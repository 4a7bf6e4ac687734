/**
 * How the work of a contraction is cut, as data. Three ways:
 *
 * - *tiles*: a tile of results stays in registers while the summed axis is walked; per step a few elements
 *   of the narrow operand meet a few vectors of the wide one, along whose free axis the lanes go. Operands
 *   that are used often, or not neighbours in memory, are packed first into the order in which tiles
 *   read them, so transposed operands cost the same. Blocks keep what is packed in cache. (K. Goto and
 *   R. van de Geijn, "Anatomy of high-performance matrix multiplication", 2008.) A long summed axis goes
 *   in parts, whose sums are added to the results in memory.
 * - *dots*: lanes along the summed axis, where both operands have it contiguous: matrix times vector.
 * - *numbers*: one number after the other: integers, and what is too small.
 *
 * The cut depends on sizes alone, so results are the same on every machine.
 */
import { dtypes, isFloat } from '@gradus/tensor';
import { axisGroups, type Axis, type AxisGroups } from '../loops/contractAxes.js';
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
  /** Where a tile waits for the walk over it; null where results are written at once. */
  readonly tile: Buffer | null;
}

/** Lanes along the summed axis. */
export interface DotsPlan {
  readonly kind: 'dots';
  readonly around: readonly Axis[];
  /** The axis of which several results are computed side by side. */
  readonly tall: Axis;
  readonly summed: Axis;
}

/** How a contraction is computed. */
export type ContractPlan = TilesPlan | DotsPlan | { readonly kind: 'numbers' };

/** An axis that is not there. */
export const UNIT: Axis = { length: 1, strides: [0, 0, 0] };

/** Rows of a tile; with two registers a row they leave room for operands among sixteen. */
const ROWS = 5;
/** Rows of the last tiles, so that none with fewer is left over. */
const LAST_ROWS = ROWS - 1;
/** Registers of results in a tile of fewer rows. */
const REGISTERS = 2 * LAST_ROWS;
/** What of the narrow operand stays in the second-level cache, in bytes. */
const NARROW_BYTES = 0x2_0000;
/** What of the wide operand is packed at once, in bytes. */
const WIDE_BYTES = 0x20_0000;
/** Operands smaller than this are read where they are. */
const SMALL_BYTES = 0x4000;
/** Packing pays when an element is then used in at least so many tiles. */
const USES = 3;
/** Fewer products than this are computed number by number. */
const FEW = 128;

/** Terms that are added up before their sum is added to the total. */
export const BLOCK = 256;
/** Up to so many blocks, totals have the dtype of the terms. */
export const FEW_BLOCKS = 16;

/** A contraction without a plan. */
export type Unplanned = Omit<ContractKernel, 'plan'>;

const NUMBERS: ContractPlan = { kind: 'numbers' };

/**
 * Plans a contraction.
 *
 * @param kernel - the contraction
 * @returns how to compute it
 */
export function planContract(kernel: Unplanned): ContractPlan {
  const groups = axisGroups(kernel);
  if (!takesVectors(kernel) || kernel.result.size * lengthOf(groups.summed) < FEW) return NUMBERS;
  const role = wideRole(groups);
  if (role === null) return dotsPlan(groups) ?? NUMBERS;
  const isFar = sideAxis(groups, role).strides[role] !== 1;
  const isPackedInVain = isFar && sideAxis(groups, role === 0 ? 1 : 0).length < 2 * ROWS;
  return isPackedInVain ? (dotsPlan(groups) ?? NUMBERS) : tilesPlan(kernel, groups, role);
}

/** Whether both operands are floats in memory. */
function takesVectors({ operands, result }: Unplanned): boolean {
  return isFloat(result.dtype) && operands.every((o) => o.buffer?.dtype === result.dtype);
}

/**
 * Where a contraction packs its operands.
 *
 * @param plan - its plan
 * @returns no, one or two buffers
 */
export function scratchOf(plan: ContractPlan): Buffer[] {
  if (plan.kind !== 'tiles') return [];
  return [plan.wide.packed, plan.narrow.packed, plan.tile].filter((buffer) => buffer !== null);
}

function lengthOf(axes: readonly Axis[]): number {
  return axes.reduce((product, { length }) => product * length, 1);
}

function sideAxis({ left, right }: AxisGroups, role: 0 | 1): Axis {
  return (role === 0 ? left : right).at(-1) ?? UNIT;
}

/** The operand along whose last free axis results are neighbours, if there are enough of them. */
function wideRole(groups: AxisGroups): 0 | 1 | null {
  const fits = (role: 0 | 1): boolean => {
    const { length, strides } = sideAxis(groups, role);
    return length >= LANES && strides[2] === 1;
  };
  if (fits(1)) return 1;
  return fits(0) ? 0 : null;
}

function dotsPlan({ batch, left, right, summed }: AxisGroups): DotsPlan | null {
  const [depth, ...more] = summed;
  const contiguous = depth?.strides[0] === 1 && depth.strides[1] === 1;
  if (!contiguous || more.length > 0 || depth.length < 2 * LANES) return null;
  const [l, r] = [left.at(-1) ?? UNIT, right.at(-1) ?? UNIT];
  const leftIsTall = l.length >= r.length;
  const [tall, rest] = leftIsTall
    ? [l, [...left.slice(0, -1), ...right]]
    : [r, [...left, ...right.slice(0, -1)]];
  return { kind: 'dots', around: [...batch, ...rest], tall, summed: depth };
}

function tilesPlan(
  { result }: Pick<ContractKernel, 'result'>,
  groups: AxisGroups,
  role: 0 | 1,
): TilesPlan {
  const { batch, left, right, summed } = groups;
  const other = role === 0 ? 1 : 0;
  const [wide, narrow] = [sideAxis(groups, role), sideAxis(groups, other)];
  const depth = lengthOf(summed);
  const { bytes } = dtypes[result.dtype];
  const rows = Math.min(ROWS, narrow.length);
  const vectors = Math.max(1, Math.floor(vectorsOf(rows) / (bytes / 4)));
  const width = vectors * LANES;
  const singles = wide.length % LANES;
  const packs = {
    wide:
      wide.strides[role] !== 1 || isUsedOften(narrow.length / rows, depth * wide.length * bytes),
    narrow: isUsedOften(wide.length / width, depth * narrow.length * bytes),
  };
  const depths = depthsOf(summed);
  const column = (depths?.size ?? depth) * bytes;
  const wideRegions = regionsOf(wide.length - singles, width, WIDE_BYTES / column);
  const narrowRegions = narrowRegionsOf(narrow.length, rows, NARROW_BYTES / column);
  const buffer = (word: string, regions: readonly Region[]): Buffer => ({
    name: `${result.name}_${word}`,
    dtype: result.dtype,
    size: (depths?.size ?? depth) * Math.max(...regions.map(({ tiles, size }) => tiles * size)),
  });
  return {
    kind: 'tiles',
    around: [...batch, ...left.slice(0, -1), ...right.slice(0, -1)],
    summed,
    depths,
    wide: {
      role,
      axis: wide,
      regions: wideRegions,
      packed: packs.wide ? buffer('wide', wideRegions) : null,
    },
    narrow: {
      role: other,
      axis: narrow,
      regions: narrowRegions,
      packed: packs.narrow ? buffer('narrow', narrowRegions) : null,
    },
    singles,
    tile: null,
  };
}

/**
 * A plan with a place for a tile of results that are not written themselves.
 *
 * @param plan - of a contraction
 * @param result - what it would write
 * @returns the plan
 */
export function withTile(plan: TilesPlan, { name, dtype }: Buffer): TilesPlan {
  const size = plan.narrow.regions[0]!.size * (plan.wide.regions[0]?.size ?? LANES);
  return { ...plan, tile: { name: `${name}_tile`, dtype, size: Math.max(size, LANES * ROWS) } };
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

/** Registers of float32 in a row of a tile. */
function vectorsOf(rows: number): number {
  return rows === ROWS ? 2 : Math.floor(REGISTERS / Math.max(2, rows));
}

function isUsedOften(tiles: number, bytes: number): boolean {
  return tiles >= USES && bytes > SMALL_BYTES;
}

/** Tiles of `rows` rows, and as many of one row less as leave none over, if there are enough rows. */
function narrowRegionsOf(length: number, rows: number, limit: number): Region[] {
  const few = ((ROWS - (length % ROWS)) % ROWS) * LAST_ROWS;
  if (rows < ROWS || few > length) return regionsOf(length, rows, limit);
  const last = regionsOf(few, LAST_ROWS, limit);
  return [
    ...regionsOf(length - few, rows, limit),
    ...last.map((region) => ({ ...region, from: region.from + length - few })),
  ];
}

/** Whole tiles in blocks of nearly `limit` elements, then what is left. */
function regionsOf(length: number, size: number, limit: number): Region[] {
  const tiles = Math.floor(length / size);
  const most = Math.max(1, Math.floor(limit / size));
  const inBlock = evenPart(tiles, most);
  const blocks = inBlock === 0 ? 0 : Math.floor(tiles / inBlock);
  const rest = tiles - blocks * inBlock;
  const end = tiles * size;
  return [
    { from: 0, blocks, tiles: inBlock, size },
    { from: blocks * inBlock * size, blocks: Math.sign(rest), tiles: rest, size },
    { from: end, blocks: Math.sign(length - end), tiles: 1, size: length - end },
  ].filter((region) => region.blocks > 0);
}

/** The largest part of `total`, at most `most` and at least half of that, that leaves no rest. */
function evenPart(total: number, most: number): number {
  if (total <= most) return total;
  for (let part = most; part > most / 2; part--) if (total % part === 0) return part;
  return most;
}
