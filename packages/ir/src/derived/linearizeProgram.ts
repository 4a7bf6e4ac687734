/**
 * Cuts a program in two: a forward program that computes the outputs and saves residuals, and a linear
 * program from residuals and tangents to tangents. The linear half is the recorded tape itself, written as
 * a program. A residual that is an input or an output is only pointed at, so that a loop does not store a
 * copy of it per step.
 */
import { unreachable, zerosOf, type Tensor, type TensorType } from '@gradus/tensor';
import { writeConstants } from '../constant.js';
import { newVar, type Atom, type Equation, type Program, type Var } from '../program.js';
import { runProgram } from '../run.js';
import { stage } from '../stage.js';
import {
  isSlot,
  type LinearizedProgram,
  type LinearizeToolbox,
  type LinearTape,
  type ResidualSource,
  type Slot,
} from '../toolbox.js';
import { leanResiduals } from './leanResiduals.js';
import { cached } from './programCache.js';

const cache = new WeakMap<Program, Map<string, LinearizedProgram>>();

/** Which inputs of a program have a tangent, and which outputs get one. */
export interface LinearizeMasks {
  readonly active: readonly boolean[];
  /** Outputs that get a tangent even where it is zero. */
  readonly instantiate?: readonly boolean[];
}

/**
 * Linearizes a program.
 *
 * @param program - a closed program
 * @param masks - which inputs have a tangent, and which outputs get one even where it is zero
 * @param toolbox - the interpreter that records
 * @returns its forward and linear halves
 */
export function linearizeProgram(
  program: Program,
  masks: LinearizeMasks,
  toolbox: Pick<LinearizeToolbox, 'recordRun'>,
): LinearizedProgram {
  const key = [masks.active, masks.instantiate ?? []];
  return cached(cache, program, key, () => build(program, masks, toolbox));
}

interface Recorded {
  readonly tape: LinearTape;
  readonly residuals: readonly Tensor[];
  readonly sources: readonly ResidualSource[];
}

function build(
  program: Program,
  masks: LinearizeMasks,
  { recordRun }: Pick<LinearizeToolbox, 'recordRun'>,
): LinearizedProgram {
  const { program: staged, rest } = stage(
    (inputs) => {
      const title = `linearize of ${program.name}`;
      const run = (values: readonly Tensor[]): readonly Tensor[] => runProgram(program, values);
      const { outputs, tape } = recordRun({ ...masks, title, inputs, run });
      const recorded = collectResiduals(tape, inputs, outputs);
      const extras = recorded.residuals.filter((_, i) => recorded.sources[i]!.from === 'extra');
      return { outputs: [...outputs, ...extras], rest: recorded };
    },
    program.inputs.map((v) => v.type),
    { name: `${program.name}.forward`, purpose: 'linearize', derived: true },
  );
  return leanResiduals({
    forward: writeConstants(staged),
    linear: tapeProgram(rest, `${program.name}.linear`),
    residuals: rest.sources,
    active: rest.tape.outputs.map((slot) => slot !== null),
  });
}

/** The distinct coefficients of a tape, and where each is to be found. */
function collectResiduals(
  tape: LinearTape,
  inputs: readonly Tensor[],
  outputs: readonly Tensor[],
): Recorded {
  const sources = new Map<Tensor, ResidualSource>();
  let extras = 0;
  for (const entry of tape.entries) {
    for (const arg of entry.args) {
      if (isSlot(arg) || sources.has(arg)) continue;
      const input = inputs.indexOf(arg);
      const output = input < 0 ? outputs.indexOf(arg) : -1;
      if (input >= 0) sources.set(arg, { from: 'input', index: input });
      else if (output >= 0) sources.set(arg, { from: 'output', index: output });
      else sources.set(arg, { from: 'extra', index: extras++ });
    }
  }
  return { tape, residuals: [...sources.keys()], sources: [...sources.values()] };
}

/** A tape as a program: residuals and tangents in, tangents out. */
function tapeProgram({ tape, residuals }: Recorded, name: string): Program {
  const known = new Map<Tensor, Var>(residuals.map((r) => [r, newVar(r.type)]));
  const slots = new Map<number, Atom>();
  const equations: Equation[] = [];
  const define = (slot: Slot): Var => {
    const variable = newVar(slot.type);
    slots.set(slot.index, variable);
    return variable;
  };
  const place = (arg: Slot | Tensor): Atom => {
    if (!isSlot(arg)) return known.get(arg) ?? unreachable('every coefficient is a residual');
    const found = slots.get(arg.index) ?? zeroAtom(arg.type, equations);
    slots.set(arg.index, found);
    return found;
  };
  const inputs = tape.inputs.map(define);
  for (const { primitive, args, params, results, origin } of tape.entries) {
    const atoms = args.map(place);
    equations.push({ primitive, args: atoms, params, results: results.map(define), origin });
  }
  const outputs = tape.outputs.flatMap((slot) => (slot === null ? [] : [place(slot)]));
  return { name, captures: [], inputs: [...known.values(), ...inputs], equations, outputs };
}

/** A slot that nothing writes holds a zero tangent; in a program that is a literal and its broadcast. */
function zeroAtom(type: TensorType, equations: Equation[]): Atom {
  const { program } = stage(() => ({ outputs: [zerosOf(type)], rest: null }), [], {
    name: 'zero',
    purpose: 'zeros',
    derived: true,
  });
  equations.push(...program.equations);
  return program.outputs[0]!;
}
