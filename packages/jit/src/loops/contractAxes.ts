/**
 * The axes of a contraction by what becomes of them: side by side (batch), free on the left, free on the
 * right, summed. Each knows how far a step along it goes in the left operand, in the right one and in the
 * result; neighbours that all three cross without a gap are one axis.
 */
import { stridesOf } from '@gradus/tensor';
import { collapse } from './axes.js';
import type { Access, ContractKernel } from '../kernels/kernel.js';
import { moving, type Index, type Place } from '@gradus/tensor/code';

/** Left operand, right operand, result. */
export type Role = 0 | 1 | 2;

/** Strides of left operand, right operand and result. */
export type Strides = readonly [number, number, number];

/** An axis, and how far its steps go. */
export interface Axis {
  readonly length: number;
  readonly strides: Strides;
}

/** An axis that is not there. */
export const UNIT: Axis = { length: 1, strides: [0, 0, 0] };

/** A loop over an axis, or over a part of one that begins at element `from`. */
export interface Loop {
  readonly index: Index;
  readonly strides: Strides;
  readonly from: number;
}

/** Axes by what becomes of them. */
export interface AxisGroups {
  readonly batch: readonly Axis[];
  readonly left: readonly Axis[];
  readonly right: readonly Axis[];
  readonly summed: readonly Axis[];
}

/**
 * The last free axis of an operand.
 *
 * @param groups - axes of a contraction
 * @param role - the operand
 * @returns the axis; one of length 1 for an operand without
 */
export function sideAxis({ left, right }: AxisGroups, role: 0 | 1): Axis {
  return (role === 0 ? left : right).at(-1) ?? UNIT;
}

/**
 * How many elements axes span.
 *
 * @param axes - axes
 * @returns the product of their lengths
 */
export function lengthOf(axes: readonly Axis[]): number {
  return axes.reduce((product, { length }) => product * length, 1);
}

/**
 * Sorts the axes of a contraction.
 *
 * @param kernel - the contraction
 * @returns its axes in groups
 */
export function axisGroups(kernel: Omit<ContractKernel, 'plan'>): AxisGroups {
  const { axes, shapes, operands } = kernel;
  const [batchL, batchR] = axes.batch;
  const [summedL, summedR] = axes.contract;
  const [freeL, freeR] = [freeAxes(kernel, 0), freeAxes(kernel, 1)];
  const out = stridesOf([
    ...[...batchL, ...freeL].map((axis) => shapes[0][axis]!),
    ...freeR.map((axis) => shapes[1][axis]!),
  ]);
  const [l, r] = operands.map((o) => o.strides) as [readonly number[], readonly number[]];
  const pairs = (left: readonly number[], right: readonly number[], first: number): Axis[] =>
    left.map((axis, i) => ({
      length: shapes[0][axis]!,
      strides: [l[axis]!, r[right[i]!]!, out[first + i] ?? 0],
    }));
  const [lefts, rights] = [batchL.length, batchL.length + freeL.length];
  return {
    batch: joined(pairs(batchL, batchR, 0)),
    left: joined(
      freeL.map((axis, i) => ({
        length: shapes[0][axis]!,
        strides: [l[axis]!, 0, out[lefts + i]!],
      })),
    ),
    right: joined(
      freeR.map((axis, i) => ({
        length: shapes[1][axis]!,
        strides: [0, r[axis]!, out[rights + i]!],
      })),
    ),
    summed: joined(pairs(summedL, summedR, out.length)),
  };
}

function freeAxes(
  { axes, shapes }: Pick<ContractKernel, 'axes' | 'shapes'>,
  side: 0 | 1,
): number[] {
  const used = [...axes.contract[side], ...axes.batch[side]];
  return [...shapes[side].keys()].filter((axis) => !used.includes(axis));
}

function joined(axes: readonly Axis[]): Axis[] {
  const kept = collapse(
    axes.map((a) => a.length),
    ([0, 1, 2] as const).map((role) => axes.map((a) => a.strides[role])),
  );
  const [l, r, out] = kept.strides;
  return kept.lengths.map((length, i) => ({ length, strides: [l![i]!, r![i]!, out![i]!] }));
}

/**
 * An element of an operand or of the result inside loops.
 *
 * @param access - where the first element is
 * @param role - which of the three it is
 * @param loops - the loops around, outermost first
 * @param ahead - elements to add to its offset
 * @returns the place
 */
export function placeIn(
  { buffer, offset }: Pick<Access, 'buffer' | 'offset'>,
  role: Role,
  loops: readonly Loop[],
  ahead: number,
): Place {
  const terms = loops.map(({ index, strides }) => ({ index, stride: strides[role] }));
  return {
    buffer,
    offset: loops.reduce((sum, { from, strides }) => sum + from * strides[role], offset + ahead),
    terms: moving(terms),
  };
}
