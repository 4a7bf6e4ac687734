/**
 * The transpose of a linear program: the interpreter records it (what is known runs, what is linear is
 * recorded) and pulls the tape, all of it staged. Cached by program and mask.
 */
import type { Tensor, TransposeArg } from '@gradus/tensor';
import { writeConstants } from '../constant.js';
import type { Program } from '../program.js';
import { runProgram } from '../run.js';
import { stage } from '../stage.js';
import type { TransposeToolbox } from '../toolbox.js';
import { cached } from './programCache.js';

const cache = new WeakMap<Program, Map<string, Program>>();

/**
 * Transposes a program.
 *
 * @param program - a closed program
 * @param linear - in which inputs it is linear
 * @param toolbox - the interpreter that records and pulls
 * @returns inputs: the other inputs, then a cotangent an output; outputs: a cotangent a marked input
 */
export function transposeProgram(
  program: Program,
  linear: readonly boolean[],
  toolbox: TransposeToolbox,
): Program {
  return cached(cache, program, [linear], () => build(program, linear, toolbox));
}

function build(
  program: Program,
  linear: readonly boolean[],
  { pullRun }: TransposeToolbox,
): Program {
  const known = program.inputs.filter((_, i) => !linear[i]).map((v) => v.type);
  const { program: transposed } = stage(
    (inputs) => {
      const args = argsOf(program, linear, inputs);
      const outputs = pullRun({
        title: `transpose of ${program.name}`,
        args,
        run: (values, from) => runProgram(program, values, (equation) => from(equation.origin)),
        cotangents: inputs.slice(known.length),
      });
      return { outputs, rest: null };
    },
    [...known, ...program.outputs.map((o) => o.type)],
    { name: `${program.name}.transpose`, purpose: 'transpose', derived: true },
  );
  return writeConstants(transposed);
}

/** The known inputs in their places, and the places of tangents between them. */
function argsOf(
  program: Program,
  linear: readonly boolean[],
  inputs: readonly Tensor[],
): TransposeArg[] {
  let next = 0;
  return program.inputs.map((v, i) => (linear[i] ? { linear: v.type } : inputs[next++]!));
}
