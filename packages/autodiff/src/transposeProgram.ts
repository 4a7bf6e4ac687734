/**
 * The transpose of a linear program: it is recorded on a tape (what is known runs, what is linear is
 * recorded) and the tape is pulled, all of it staged. Cached by program and mask.
 */
import { context, withTrace, zerosOf, type Tensor } from '@gradus/tensor';
import { runProgram, stage, type Program } from '@gradus/ir';
import { pullBack, type BackwardObserver } from './backward.js';
import { cached } from './programCache.js';
import type { Tape } from './tape.js';
import { TapeTrace } from './tapeTrace.js';

/**
 * Pulls cotangents of the outputs of a tape back to its inputs.
 *
 * @param tape - a tape
 * @param cotangents - one an output, null for zero
 * @param observe - told of every entry, for diagnosis
 * @returns one cotangent an input, null for zero
 */
export function backward(
  tape: Tape,
  cotangents: readonly (Tensor | null)[],
  observe?: BackwardObserver,
): (Tensor | null)[] {
  return pullBack(tape, cotangents, {
    transposeProgram,
    ...(observe === undefined ? {} : { observe }),
  });
}

const cache = new WeakMap<Program, Map<string, Program>>();

/**
 * Transposes a program.
 *
 * @param program - a closed program
 * @param linear - in which inputs it is linear
 * @returns inputs: the other inputs, then a cotangent an output; outputs: a cotangent a marked input
 */
export function transposeProgram(program: Program, linear: readonly boolean[]): Program {
  return cached(cache, program, [linear], () => build(program, linear));
}

function build(program: Program, linear: readonly boolean[]): Program {
  const known = program.inputs.filter((_, i) => !linear[i]).map((v) => v.type);
  const cotangents = program.outputs.map((o) => o.type);
  const { program: transposed } = stage(
    (inputs) => ({ outputs: pull(program, linear, inputs), rest: null }),
    [...known, ...cotangents],
    { name: `${program.name}.transpose`, purpose: 'transpose', derived: true },
  );
  return transposed;
}

function pull(program: Program, linear: readonly boolean[], inputs: readonly Tensor[]): Tensor[] {
  const tape = new TapeTrace(context.current, `transpose of ${program.name}`, true);
  let next = 0;
  const values = program.inputs.map((v, i) =>
    linear[i] ? tape.newTangent(v.type) : inputs[next++]!,
  );
  const outputs = withTrace(tape, () =>
    runProgram(program, values, ({ origin }) => (tape.origin = origin)),
  );
  const tangents = values.filter((v) => tape.owns(v));
  const recorded = tape.finish(tangents, outputs);
  const back = pullBack(recorded, inputs.slice(next), { transposeProgram });
  return back.map((c, i) => c ?? zerosOf(recorded.inputs[i]!.type));
}
