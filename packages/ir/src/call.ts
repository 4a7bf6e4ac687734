/**
 * The primitive that calls a program. It has no rules of its own: it says `callsProgram`, and every
 * interpreter has one generic clause for that property ("transform the program, call again"). `jit` is a
 * call whose `run` is compiled.
 */
import type { Params, Primitive, Tensor, TensorType } from '@gradus/tensor';
import type { Program } from './program.js';
import { runProgram } from './run.js';

/** Parameters of a call. */
export type CallParams = Params & Readonly<{ programs: Readonly<{ body: Program }> }>;

/**
 * Makes a primitive that calls `params.programs.body`.
 *
 * @param name - its name
 * @param run - computes the program on concrete values
 * @returns the primitive
 */
export function callPrimitiveOf(
  name: string,
  run: (program: Program, inputs: readonly Tensor[], params: CallParams) => Tensor[],
): Primitive<CallParams> {
  return {
    name,
    accepts: 'any',
    type: (_: readonly TensorType[], { programs }) => programs.body.outputs.map((o) => o.type),
    run: (inputs, params) => run(params.programs.body, inputs, params),
    unfold: (inputs, { programs }) => runProgram(programs.body, inputs),
    callsProgram: true,
    lower: { kind: 'host' },
    samples: [],
  };
}

/** Calls a program by evaluating its equations one by one. */
export const callPrimitive: Primitive<CallParams> = /* @__PURE__ */ callPrimitiveOf(
  'call',
  (program, inputs) => runProgram(program, inputs),
);
