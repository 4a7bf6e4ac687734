/**
 * Forward mode of a program: the program that computes primals and tangents side by side. Cached by
 * program and by which inputs are active; the cache forgets with the program.
 */
import {
  bind,
  withTrace,
  zerosOf,
  type LinearizedOutputs,
  type Primitive,
  type Tensor,
} from '@gradus/tensor';
import {
  cached,
  runProgram,
  stage,
  writeConstants,
  type CallParams,
  type JvpProgram,
  type Program,
} from '@gradus/ir';
import type { Dual } from './dual.js';
import { JvpTrace, type ProgramJvp } from './jvpTrace.js';

/** Handed to every jvp trace. */
export const programJvp: ProgramJvp = { jvpProgram, jvpCall };

const cache = new WeakMap<Program, Map<string, JvpProgram>>();

/**
 * A program with its tangents.
 *
 * @param program - a closed program
 * @param active - which inputs have a tangent
 * @param instantiate - which outputs get a tangent even where it is zero
 * @returns inputs: primals, then tangents of active inputs; outputs likewise
 */
export function jvpProgram(
  program: Program,
  active: readonly boolean[],
  instantiate: readonly boolean[] = [],
): JvpProgram {
  return cached(cache, program, [active, instantiate], () => build(program, active, instantiate));
}

function build(
  program: Program,
  active: readonly boolean[],
  instantiate: readonly boolean[],
): JvpProgram {
  const types = program.inputs.map((v) => v.type);
  const tangentTypes = types.filter((_, i) => active[i]);
  const staged = stage(
    (inputs) => {
      const trace = new JvpTrace(`jvp of ${program.name}`, programJvp);
      let next = types.length;
      const pairs = types.map((_, i) =>
        trace.attach(inputs[i]!, active[i] ? inputs[next++]! : null),
      );
      const results = withTrace(trace, () => runProgram(program, pairs));
      trace.active = false;
      const tangents = results.map((y, i) => {
        const tangent = trace.tangentOf(y);
        return tangent === null && instantiate[i] ? zerosOf(y.type) : tangent;
      });
      const outputs = [
        ...results.map((y) => trace.primalOf(y)),
        ...tangents.filter((t): t is Tensor => t !== null),
      ];
      return { outputs, rest: tangents.map((t) => t !== null) };
    },
    [...types, ...tangentTypes],
    { name: `${program.name}.jvp`, purpose: 'jvp', derived: true },
  );
  return { program: writeConstants(staged.program), active: staged.rest };
}

/**
 * The generic clause for calls in forward mode: transform the program, call again.
 *
 * @param primitive - a primitive that calls a program
 * @param dual - primals and tangents of its inputs
 * @param params - its parameters
 * @returns results and their tangents
 */
export function jvpCall(
  primitive: Primitive,
  { primals, tangents }: Dual,
  params: CallParams,
): LinearizedOutputs {
  const { program, active } = jvpProgram(
    params.programs.body,
    tangents.map((t) => t !== null),
  );
  const given = [...primals, ...tangents.filter((t): t is Tensor => t !== null)];
  const out = bind(primitive, given, { ...params, programs: { body: program } });
  let next = active.length;
  return {
    outputs: out.slice(0, active.length),
    tangents: active.map((has) => (has ? out[next++]! : null)),
  };
}
