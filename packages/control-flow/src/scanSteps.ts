/**
 * A scan step by step: on concrete tensors, with rows read and written in place, and inline in a trace, with
 * rows as operations. Bodies are evaluated by `bind`, so that a compiled body runs compiled.
 */
import type { Params, Tensor, TensorType } from '@gradus/tensor';
import { runProgram, type Program } from '@gradus/ir';
import { requireTypes } from './equations.js';
import { splitGroups, type Sizes } from './groups.js';
import { rowOf, rowReader, rowWriter, stackRows, type RowWriter } from './rows.js';
import type { ScanGroup } from './scanPlan.js';

/** A loop of fixed length. The body takes [consts, carry, row of xs] and gives [carry, y]. */
export type ScanParams = Params &
  Readonly<{
    programs: Readonly<{ body: Program }>;
    groups: Sizes<ScanGroup>;
    length: number;
    reverse: boolean;
  }>;

/** How a scan walks. */
export type Direction = Pick<ScanParams, 'length' | 'reverse'>;

/**
 * Types of the arguments: carries go in as they come out; xs are stacked rows.
 *
 * @param params - the loop
 * @returns one type an argument
 */
export function argumentTypes(params: ScanParams): TensorType[] {
  const { groups, length } = params;
  const { body } = params.programs;
  const v = splitGroups(
    body.inputs.map((x) => x.type),
    groups,
  );
  const carry = body.outputs.slice(0, groups.carry).map((o) => o.type);
  requireTypes('the next step of scan', carry, v.carry);
  return [...v.consts, ...v.carry, ...v.xs.map((type) => stackedType(type, length))];
}

function stackedType(type: TensorType, length: number): TensorType {
  return { ...type, shape: [length, ...type.shape] };
}

/**
 * Types of the results: the carries, and the ys with the steps as their axis 0.
 *
 * @param body - the body of a step
 * @param params - the loop
 * @returns one type a result
 */
export function resultTypes(
  body: Program,
  params: Pick<ScanParams, 'groups' | 'length'>,
): TensorType[] {
  const { groups, length } = params;
  return body.outputs.map(({ type }, i) => (i < groups.carry ? type : stackedType(type, length)));
}

/** Calls back for every step, in the order of the loop. */
function eachStep({ length, reverse }: Direction, step: (i: number) => void): void {
  for (let k = 0; k < length; k++) step(reverse ? length - 1 - k : k);
}

/**
 * Computes a scan on concrete tensors.
 *
 * @param inputs - [consts, carry, xs]
 * @param params - the loop
 * @param types - types of the results
 * @returns [carry, ys]
 */
export function runScan(
  inputs: readonly Tensor[],
  params: ScanParams,
  types: readonly TensorType[],
): Tensor[] {
  const { consts, carry: init, xs } = splitGroups(inputs, params.groups);
  const readers = xs.map(rowReader);
  const writers = types.slice(init.length).map(rowWriter);
  let carry = init;
  eachStep(params, (i) => {
    const rows = readers.map((row) => row(i));
    const out = runProgram(params.programs.body, [...consts, ...carry, ...rows]);
    carry = out.slice(0, init.length);
    writers.forEach((writer: RowWriter, k) => writer.write(i, out[init.length + k]!));
  });
  return [...carry, ...writers.map((writer) => writer.finish())];
}

/**
 * Writes a scan out in the current trace.
 *
 * @param inputs - [consts, carry, xs]
 * @param params - the loop
 * @returns [carry, ys]
 */
export function unfoldScan(inputs: readonly Tensor[], params: ScanParams): Tensor[] {
  const { consts, carry: init, xs } = splitGroups(inputs, params.groups);
  const types = resultTypes(params.programs.body, params).slice(init.length);
  const rows: Tensor[][] = types.map(() => []);
  let carry = init;
  eachStep(params, (i) => {
    const row = xs.map((x) => rowOf(x, i));
    const out = runProgram(params.programs.body, [...consts, ...carry, ...row]);
    carry = out.slice(0, init.length);
    rows.forEach((found, k) => (found[i] = out[init.length + k]!));
  });
  return [...carry, ...types.map((type, k) => stackRows(rows[k]!, type))];
}
