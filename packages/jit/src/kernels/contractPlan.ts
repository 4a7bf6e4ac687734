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
import { isFloat } from '@gradus/tensor';
import {
  axisGroups,
  lengthOf,
  sideAxis,
  UNIT,
  type Axis,
  type AxisGroups,
} from '../loops/contractAxes.js';
import { LANES } from '@gradus/tensor/code';
import type { Buffer, ContractKernel } from './kernel.js';
import { ROWS, tilesPlan, type TilesPlan } from './tilesPlan.js';

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

/** Fewer products than this are computed number by number. */
const FEW = 128;

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
