/**
 * The operands of a contraction as tiles find them: where they are, packed or not, and how far steps along
 * their axes go.
 */
import { placeIn, type Axis, type Loop, type Strides } from './contractAxes.js';
import type { MakeLoop } from './contractSum.js';
import type { Region, Side, TilesPlan } from '../kernels/tilesPlan.js';
import type { Access, ContractKernel } from '../kernels/kernel.js';
import type { Expression } from '@gradus/tensor/code';

/** What all parts of one contraction share. */
export interface Work {
  readonly kernel: ContractKernel;
  readonly plan: TilesPlan;
  readonly loop: MakeLoop;
  /** Whether sums are added to the results that are in memory already. */
  readonly adds: boolean;
}

/** An operand in a region of tiles. */
export interface Part {
  readonly side: Side;
  readonly region: Region;
  readonly start: Pick<Access, 'buffer' | 'offset'>;
  readonly isPacked: boolean;
  /** Elements from one to the next along the tiled axis. */
  readonly step: number;
}

/** Loops around a tile: those that what is packed knows nothing of, and those inside a block. */
export interface Surroundings {
  readonly outer: readonly Loop[];
  readonly inner: readonly Loop[];
}

/**
 * An operand as the plan wants it read.
 *
 * @param work - the contraction
 * @param side - which operand
 * @param region - which part of it
 * @returns the packed operand, if it is packed
 */
export function partOf(work: Work, side: Side, region: Region): Part {
  if (side.packed === null) return unpackedPart(work, side, region);
  return { side, region, start: { buffer: side.packed, offset: 0 }, isPacked: true, step: 1 };
}

/**
 * An operand where it is.
 *
 * @param work - the contraction
 * @param side - which operand
 * @param region - which part of it
 * @returns the operand as it is
 */
export function unpackedPart({ kernel }: Work, side: Side, region: Region): Part {
  const { buffer, offset } = kernel.operands[side.role] as Access;
  const step = side.axis.strides[side.role];
  const start = { buffer, offset: offset + region.from * step };
  return { side, region, start, isPacked: false, step };
}

/**
 * Products that are added up for one result.
 *
 * @param plan - of a contraction
 * @returns how many there are
 */
export function depthOf({ summed }: TilesPlan): number {
  return summed.reduce((product, { length }) => product * length, 1);
}

/**
 * A loop over the blocks of a region, with the steps of the operand where it is.
 *
 * @param work - the contraction
 * @param part - operand and region
 * @returns the loop
 */
export function blockLoop({ loop }: Work, { side, region }: Part): Loop {
  const { axis, role } = side;
  const elements = region.tiles * region.size;
  const own = elements * axis.strides[role];
  return loop(stepping(role, own, elements * axis.strides[2]), { count: region.blocks, from: 0 });
}

/**
 * A loop over tiles, with the steps of the operand as it is read.
 *
 * @param work - the contraction
 * @param part - operand and region
 * @param count - how many tiles
 * @returns the loop
 */
export function tileLoop({ loop, plan }: Work, part: Part, count: number): Loop {
  const { axis, role } = part.side;
  const { size } = part.region;
  const own = size * (part.isPacked ? depthOf(plan) : part.step);
  return loop(stepping(role, own, size * axis.strides[2]), { count, from: 0 });
}

/**
 * The steps of an axis of one operand.
 *
 * @param role - the operand
 * @param own - its step
 * @param out - the step of what is written
 * @returns an axis that does not move the other operand
 */
export function stepping(role: 0 | 1, own: number, out: number): Axis {
  const strides: Strides = role === 0 ? [own, 0, out] : [0, own, out];
  return { length: 0, strides };
}

/**
 * The summed axes with the steps of operands as they are read.
 *
 * @param plan - of the contraction
 * @param parts - operands that may be packed
 * @returns the axes
 */
export function summedAxes(plan: TilesPlan, parts: readonly Part[]): Axis[] {
  let below = depthOf(plan);
  return plan.summed.map(({ length, strides }) => {
    below /= length;
    const steps: [number, number, number] = [...strides];
    for (const { side, region, isPacked } of parts) {
      if (isPacked) steps[side.role] = below * region.size;
    }
    return { length, strides: steps };
  });
}

/**
 * An element of an operand.
 *
 * @param part - the operand
 * @param around - the loops
 * @param ahead - steps along the tiled axis
 * @returns its value
 */
export function readPart(part: Part, { outer, inner }: Surroundings, ahead: number): Expression {
  const loops = part.isPacked ? inner : [...outer, ...inner];
  const place = placeIn(part.start, part.side.role, loops, ahead * part.step);
  return { kind: 'load', dtype: part.start.buffer.dtype, place };
}
