/**
 * The primitive that calls a program. It says `callsProgram`, and forward mode and batching have one
 * generic clause for that property ("transform the program, call again"). For reverse mode it has the same
 * clause as rules of its own: what cuts and transposes programs is then in a bundle only together with
 * something that carries one. `jit` is a call whose `run` is compiled.
 */
import {
  bind,
  isLinear,
  zerosOf,
  type LinearizedOutputs,
  type Params,
  type Primitive,
  type Tensor,
  type TensorType,
  type TransposeArg,
} from '@gradus/tensor';
import { linearizeProgram } from './derived/linearizeProgram.js';
import { transposeProgram } from './derived/transposeProgram.js';
import type { Program } from './program.js';
import { runProgram } from './run.js';
import type { LinearizeToolbox, TransposeToolbox } from './toolbox.js';

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
  const primitive: Primitive<CallParams> = {
    name,
    accepts: 'any',
    type: (_: readonly TensorType[], { programs }) => programs.body.outputs.map((o) => o.type),
    run: (inputs, params) => run(params.programs.body, inputs, params),
    unfold: (inputs, { programs }) => runProgram(programs.body, inputs),
    callsProgram: true,
    linearize: (primals, tangents, params, toolbox) =>
      linearizeCall({ primitive, params }, { primals, tangents }, toolbox as LinearizeToolbox),
    transpose: (cotangents, args, params, toolbox) =>
      transposeCall({ primitive, params }, { cotangents, args }, toolbox as TransposeToolbox),
    lower: { kind: 'host' },
    samples: [],
  };
  return primitive;
}

interface Call {
  readonly primitive: Primitive<CallParams>;
  readonly params: CallParams;
}

interface Primals {
  readonly primals: readonly Tensor[];
  readonly tangents: readonly (Tensor | null)[];
}

/** Calls the forward half, records a call of the linear half. */
function linearizeCall(
  { primitive, params }: Call,
  { primals, tangents }: Primals,
  toolbox: LinearizeToolbox,
): LinearizedOutputs {
  const active = tangents.map((t) => t !== null);
  const halves = linearizeProgram(params.programs.body, { active }, toolbox);
  const out = bind(primitive, primals, { ...params, programs: { body: halves.forward } });
  const count = halves.active.length;
  const groups = { input: primals, output: out, extra: out.slice(count) };
  const known = halves.residuals.map(({ from, index }) => groups[from][index]!);
  const flowing = tangents.filter((t): t is Tensor => t !== null);
  const recorded = toolbox.record(
    primitive,
    [...known, ...flowing],
    { ...params, programs: { body: halves.linear } },
    halves.linear.outputs.map((o) => o.type),
  );
  let next = 0;
  return {
    outputs: out.slice(0, count),
    tangents: halves.active.map((has) => (has ? recorded[next++]! : null)),
  };
}

interface Cotangents {
  readonly cotangents: readonly (Tensor | null)[];
  readonly args: readonly TransposeArg[];
}

/** Transposes the program, calls again. */
function transposeCall(
  { primitive, params }: Call,
  { cotangents, args }: Cotangents,
  toolbox: TransposeToolbox,
): (Tensor | null)[] {
  const { body } = params.programs;
  const transposed = transposeProgram(body, args.map(isLinear), toolbox);
  const known = args.filter((a): a is Tensor => !isLinear(a));
  const arrived = cotangents.map((c, i) => c ?? zerosOf(body.outputs[i]!.type));
  const out = bind(primitive, [...known, ...arrived], {
    ...params,
    programs: { body: transposed },
  });
  let next = 0;
  return args.map((arg) => (isLinear(arg) ? out[next++]! : null));
}

/** Calls a program by evaluating its equations one by one. */
export const callPrimitive: Primitive<CallParams> = /* @__PURE__ */ callPrimitiveOf(
  'call',
  (program, inputs) => runProgram(program, inputs),
);
