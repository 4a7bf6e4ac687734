/**
 * A program made to work on a whole batch. Cached by program and by which inputs are mapped.
 */
import { bind, withTrace, type Primitive, type TensorType } from '@gradus/tensor';
import { runProgram, stage, writeConstants, type CallParams, type Program } from '@gradus/ir';
import {
  BatchTrace,
  repeat,
  type BatchedInputs,
  type BatchedOutputs,
  type ProgramBatcher,
} from './batchTrace.js';

/** A program over stacked values, and which of its outputs are stacked. */
export interface BatchedProgram {
  readonly program: Program;
  readonly mapped: readonly boolean[];
}

/** Handed to every batch trace. */
export const programBatcher: ProgramBatcher = { batchProgram, batchCall };

const cache = new WeakMap<Program, Map<string, BatchedProgram>>();

/**
 * Batches a program.
 *
 * @param program - a closed program
 * @param mapped - which inputs have a batch axis
 * @param size - length of the batch
 * @param instantiate - outputs that get a batch axis even where they do not depend on the batch
 * @returns the batched program
 */
export function batchProgram(
  program: Program,
  mapped: readonly boolean[],
  size: number,
  instantiate: readonly boolean[] = [],
): BatchedProgram {
  const key = [mapped, instantiate].map((m) => m.map(Number).join('')).join('|') + `|${size}`;
  let entries = cache.get(program);
  if (entries === undefined) cache.set(program, (entries = new Map<string, BatchedProgram>()));
  let found = entries.get(key);
  if (found === undefined)
    entries.set(key, (found = build(program, { mapped, size, instantiate })));
  return found;
}

interface BatchRequest {
  readonly mapped: readonly boolean[];
  readonly size: number;
  readonly instantiate: readonly boolean[];
}

function build(program: Program, { mapped, size, instantiate }: BatchRequest): BatchedProgram {
  const types = program.inputs.map(({ type }, i): TensorType =>
    mapped[i] ? { ...type, shape: [size, ...type.shape] } : type,
  );
  const { program: batched, rest } = stage(
    (inputs) => {
      const trace = new BatchTrace(`vmap of ${program.name}`, size, programBatcher);
      const values = inputs.map((x, i) => (mapped[i] ? trace.map(x) : x));
      const results = withTrace(trace, () => runProgram(program, values));
      trace.active = false;
      const owned = results.map((y) => y.trace === trace);
      const outputs = results.map((y, i) =>
        !owned[i] && instantiate[i] ? repeat(y, size) : trace.stackedOf(y),
      );
      return { outputs, rest: owned.map((own, i) => own || instantiate[i] === true) };
    },
    types,
    { name: `${program.name}.vmap`, purpose: 'vmap', derived: true },
  );
  return { program: writeConstants(batched), mapped: rest };
}

/**
 * The generic clause for calls: batch the program, call again.
 *
 * @param primitive - a primitive that calls a program
 * @param inputs - stacked inputs
 * @param params - its parameters
 * @returns results, and which of them are stacked
 */
export function batchCall(
  primitive: Primitive,
  { values, mapped, size }: BatchedInputs,
  params: CallParams,
): BatchedOutputs {
  const batched = batchProgram(params.programs.body, mapped, size);
  const outputs = bind(primitive, values, { ...params, programs: { body: batched.program } });
  return { outputs, mapped: batched.mapped };
}
