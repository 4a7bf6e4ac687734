/**
 * The primitive behind `jit`: a call of a program whose `run` is compiled code. It has no rule of its own;
 * grad, jvp, vmap and an outer jit transform the program and call again. Operations that carry programs
 * (loops, branches) are compiled along with the rest; where something in them needs the host they run there,
 * and each program inside them becomes one compiled call.
 */
import {
  callPrimitiveOf,
  newVar,
  programsOf,
  type CallParams,
  type Program,
  type Programs,
} from '@gradus/ir';
import { madeOnce, type Params, type Primitive } from '@gradus/tensor';
import { compiled } from './compile.js';

/** Calls a program by compiled code. */
export const jitPrimitive: Primitive<CallParams> = /* @__PURE__ */ callPrimitiveOf(
  'jit',
  (program, inputs) => compiled(program, compiledInside).run(inputs),
);

/** Programs smaller than this cost more to call than to evaluate. */
const WORTH_A_CALL = 3;

const wrapped = new WeakMap<Program, Program>();

/**
 * Parameters whose programs are single calls of compiled code.
 *
 * @param params - parameters of an operation that carries programs, or of any other
 * @returns the parameters to run it with
 */
export function compiledInside(params: Params): Params {
  if (programsOf(params).length === 0) return params;
  const entries = Object.entries(params['programs'] as Programs).map(
    ([name, value]) => [name, 'equations' in value ? wrap(value) : value.map(wrap)] as const,
  );
  return { ...params, programs: Object.fromEntries(entries) };
}

/** The program that calls a program by `jit`. */
function wrap(program: Program): Program {
  return madeOnce(wrapped, program, () => (isWorth(program) ? callOf(program) : program));
}

function isWorth({ captures, equations }: Program): boolean {
  if (captures.length > 0) return false;
  const carries = equations.some((e) => programsOf(e.params).length > 0);
  return carries || equations.length >= WORTH_A_CALL;
}

function callOf(program: Program): Program {
  const inputs = program.inputs.map((v) => newVar(v.type, v.name));
  const results = program.outputs.map((o) => newVar(o.type));
  const equation = {
    primitive: jitPrimitive as Primitive,
    args: inputs,
    params: { programs: { body: program } },
    results,
    origin: { op: 'jit', site: null },
  };
  return { name: program.name, captures: [], inputs, equations: [equation], outputs: results };
}
