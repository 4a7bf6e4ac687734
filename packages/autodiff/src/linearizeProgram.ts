/**
 * Cuts a program in two: a forward program that computes the outputs and saves residuals, and a linear
 * program from residuals and tangents to tangents. The linear half is the recorded tape itself, written as
 * a program. A residual that is an input or an output is only pointed at, so that a loop does not store a
 * copy of it per step.
 */
import {
  bind,
  unreachable,
  withTrace,
  zerosOf,
  type LinearizedOutputs,
  type Primitive,
  type Tensor,
  type TensorType,
} from '@gradus/tensor';
import {
  newVar,
  runProgram,
  stage,
  type Atom,
  type CallParams,
  type Equation,
  type LinearizedProgram,
  type LinearizeToolbox,
  type Program,
  type ResidualSource,
  type Var,
} from '@gradus/ir';
import type { Dual } from './dual.js';
import { LinearizeTrace, type ProgramLinearizer } from './linearizeTrace.js';
import { leanResiduals } from './leanResiduals.js';
import { cached } from './programCache.js';
import { isSlot, prune, type Slot, type Tape } from './tape.js';

/** Handed to every linearize trace. */
export const programLinearizer: ProgramLinearizer = { linearizeProgram, linearizeCall };

const cache = new WeakMap<Program, Map<string, LinearizedProgram>>();

/**
 * Linearizes a program.
 *
 * @param program - a closed program
 * @param active - which inputs have a tangent
 * @param instantiate - which outputs get a tangent even where it is zero
 * @returns its forward and linear halves
 */
export function linearizeProgram(
  program: Program,
  active: readonly boolean[],
  instantiate: readonly boolean[] = [],
): LinearizedProgram {
  return cached(cache, program, [active, instantiate], () => build(program, active, instantiate));
}

interface Recorded {
  readonly tape: Tape;
  readonly residuals: readonly Tensor[];
  readonly sources: readonly ResidualSource[];
}

function build(
  program: Program,
  active: readonly boolean[],
  instantiate: readonly boolean[],
): LinearizedProgram {
  const { program: forward, rest } = stage(
    (inputs) => {
      const trace = new LinearizeTrace(`linearize of ${program.name}`, programLinearizer);
      const tracers = inputs.map((x, i) => (active[i] ? trace.input(x) : x));
      const results = withTrace(trace, () => runProgram(program, tracers));
      const tangents = results.map((y, i) => {
        const tangent = trace.tangentOf(y);
        return tangent === null && instantiate[i] ? trace.tape.newTangent(y.type) : tangent;
      });
      const chosen = tracers.flatMap((x) => trace.tangentOf(x) ?? []);
      const tape = prune(trace.tape.finish(chosen, tangents));
      trace.active = false;
      const outputs = results.map((y) => trace.primalOf(y));
      const recorded = collectResiduals(tape, inputs, outputs);
      const extras = recorded.residuals.filter((_, i) => recorded.sources[i]!.from === 'extra');
      return { outputs: [...outputs, ...extras], rest: recorded };
    },
    program.inputs.map((v) => v.type),
    { name: `${program.name}.forward`, purpose: 'linearize', derived: true },
  );
  if (forward.captures.length > 0) unreachable('a closed program has a closed linearization');
  return leanResiduals({
    forward,
    linear: tapeProgram(rest, `${program.name}.linear`),
    residuals: rest.sources,
    active: rest.tape.outputs.map((slot) => slot !== null),
  });
}

/** The distinct coefficients of a tape, and where each is to be found. */
function collectResiduals(
  tape: Tape,
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

/**
 * The generic clause for calls: call the forward half, record a call of the linear half.
 *
 * @param primitive - a primitive that calls a program
 * @param dual - primals and tangents of its inputs
 * @param params - its parameters
 * @param toolbox - records the linear half
 * @returns results and their tangents
 */
export function linearizeCall(
  primitive: Primitive,
  { primals, tangents }: Dual,
  params: CallParams,
  toolbox: LinearizeToolbox,
): LinearizedOutputs {
  const { forward, linear, residuals, active } = linearizeProgram(
    params.programs.body,
    tangents.map((t) => t !== null),
  );
  const out = bind(primitive, primals, { ...params, programs: { body: forward } });
  const outputs = out.slice(0, active.length);
  const groups = { input: primals, output: outputs, extra: out.slice(active.length) };
  const known = residuals.map(({ from, index }) => groups[from][index]!);
  const flowing = tangents.filter((t): t is Tensor => t !== null);
  const recorded = toolbox.record(
    primitive,
    [...known, ...flowing],
    { ...params, programs: { body: linear } },
    linear.outputs.map((o) => o.type),
  );
  let next = 0;
  return { outputs, tangents: active.map((has) => (has ? recorded[next++]! : null)) };
}
