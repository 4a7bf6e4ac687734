/**
 * The primitive behind `customVjp`. On the tape it is one entry that can only be read backwards: there is no
 * forward mode. Where nothing is differentiated it is a call of the function.
 */
import {
  sumOver,
  bind,
  GradusError,
  hasTangent,
  isLinear,
  zerosOf,
  type LinearizedOutputs,
  type Params,
  type Primitive,
  type Tensor,
  type TensorType,
  type TransposeArg,
} from '@gradus/tensor';
import {
  runProgram,
  stage,
  type BatchToolbox,
  type LinearizeToolbox,
  type Program,
} from '@gradus/ir';
import { refuseActiveCaptures } from './customFunction.js';

/** A call: its three programs, and how its inputs are grouped. */
export type CustomVjpParams = Params &
  Readonly<{
    programs: Readonly<{ body: Program; forward: Program; backward: Program }>;
    /** How many of the first inputs are captured by the body, the forward and the backward half. */
    captured: readonly [number, number, number];
    /** Which of the other inputs have tangents. */
    floats: readonly boolean[];
    of: string;
  }>;

type PullParams = Params &
  Readonly<{
    programs: Readonly<{ backward: Program }>;
    /** How many cotangents it takes, after captures and residuals. */
    arriving: number;
    of: string;
  }>;

/** Inputs in their four groups. */
function groups<T>(inputs: readonly T[], { captured: [b, f, k] }: CustomVjpParams) {
  const [body, forward] = [inputs.slice(0, b), inputs.slice(b, b + f)];
  return {
    body,
    forward,
    backward: inputs.slice(b + f, b + f + k),
    leaves: inputs.slice(b + f + k),
  };
}

/** A call of a function that brings its own pullback. */
export const customVjpPrimitive: Primitive<CustomVjpParams> = {
  name: 'customVjp',
  accepts: 'any',
  callsProgram: true,
  ruleOf: ({ of }) => of,
  type: (_, { programs }) => programs.body.outputs.map((o) => o.type),
  run: (inputs, { programs }) => runProgram(programs.body, inputs),
  jvp: (_, __, { of }) => {
    throw noForwardMode(of);
  },
  linearize: (primals, tangents, params, toolbox) =>
    linearizeCall({ primals, tangents }, params, toolbox as LinearizeToolbox),
  batch: (inputs, mapped, ...[size, params, toolbox]) =>
    batchCall(inputs, { mapped, size, params, toolbox: toolbox as BatchToolbox }),
  lower: { kind: 'host' },
  samples: [],
};

/** The linear half on the tape: inputs [captures and residuals, tangents]; it can only be transposed. */
export const pullPrimitive: Primitive<PullParams> = {
  name: 'customPullback',
  accepts: 'any',
  linearIn: 'all',
  type: (_, params) => cotangentTypes(params),
  run: (_, { of }) => {
    throw noForwardMode(of);
  },
  jvp: (_, __, { of }) => {
    throw noForwardMode(of);
  },
  transpose: (cotangents, args, params) => pull(cotangents, args, params),
  lower: { kind: 'host' },
  samples: [],
};

/** The last inputs of the backward half are cotangents. */
function cotangentTypes({ programs: { backward }, arriving }: PullParams): TensorType[] {
  return backward.inputs.slice(backward.inputs.length - arriving).map((v) => v.type);
}

function pull(
  cotangents: readonly (Tensor | null)[],
  args: readonly TransposeArg[],
  params: PullParams,
): (Tensor | null)[] {
  // By its place: a tangent that is known to be zero is no place of a tangent, and no residual either.
  const count = params.programs.backward.inputs.length - params.arriving;
  const known = args.slice(0, count) as Tensor[];
  const types = cotangentTypes(params);
  const arrived = cotangents.map((c, i) => c ?? zerosOf(types[i]!));
  const out = runProgram(params.programs.backward, [...known, ...arrived]);
  return args.map((a, i) => (isLinear(a) ? out[i - count]! : null));
}

interface Dual {
  readonly primals: readonly Tensor[];
  readonly tangents: readonly (Tensor | null)[];
}

function linearizeCall(
  { primals, tangents }: Dual,
  params: CustomVjpParams,
  { record, zeroTangent }: LinearizeToolbox,
): LinearizedOutputs {
  const { body, forward, backward } = params.programs;
  const given = groups(primals, params);
  const flowing = groups(tangents, params);
  refuseActiveCaptures([...flowing.body, ...flowing.forward, ...flowing.backward], params.of);
  const results = runProgram(forward, [...given.forward, ...given.leaves]);
  const outputs = results.slice(0, body.outputs.length);
  const residuals = results.slice(body.outputs.length);
  const filled = given.leaves.flatMap((x, i) =>
    params.floats[i] ? [flowing.leaves[i] ?? zeroTangent(x.type)] : [],
  );
  const arriving = outputs.filter((y) => hasTangent(y.type)).length;
  const pulling = { programs: { backward }, arriving, of: params.of };
  const args = [...given.backward, ...residuals, ...filled];
  const recorded = record(pullPrimitive, args, pulling, cotangentTypes(pulling));
  let next = 0;
  return {
    outputs,
    tangents: outputs.map((y) => (hasTangent(y.type) ? recorded[next++]! : null)),
  };
}

interface BatchedCall {
  readonly mapped: readonly boolean[];
  readonly size: number;
  readonly params: CustomVjpParams;
  readonly toolbox: BatchToolbox;
}

function batchCall(
  inputs: readonly Tensor[],
  { mapped, size, params, toolbox }: BatchedCall,
): Tensor[] {
  const { forward, backward, leaves } = groups(mapped, params);
  const batched = (program: Program, mask: readonly boolean[]): Program => {
    const all = program.outputs.map(() => true);
    return toolbox.batchProgram(program, mask, size, all).program;
  };
  const { programs } = params;
  const kept = programs.backward.inputs.length - backward.length;
  const back = batched(programs.backward, [
    ...backward,
    ...Array.from({ length: kept }, () => true),
  ]);
  const shared = leaves.filter((_, i) => params.floats[i]).map((has) => !has);
  return bind(customVjpPrimitive, inputs, {
    ...params,
    programs: {
      body: batched(programs.body, mapped),
      forward: batched(programs.forward, [...forward, ...leaves]),
      backward: summed(back, shared),
    },
  });
}

/** Cotangents of arguments that the whole batch shares are added up over it. */
function summed(program: Program, shared: readonly boolean[]): Program {
  const types = program.inputs.map((v) => v.type);
  const run = (inputs: readonly Tensor[]): Tensor[] =>
    runProgram(program, inputs).map((c, i) => (shared[i] === true ? sumOver(c, [0]) : c));
  const options = { name: program.name, purpose: 'customVjp', derived: true };
  return stage((inputs) => ({ outputs: run(inputs), rest: null }), types, options).program;
}

function noForwardMode(of: string): GradusError {
  return new GradusError('GR404', {
    what: `forward mode was asked of ${of}, which has a custom vjp.`,
    why: 'customVjp says how cotangents are pulled back, and nothing about tangents.',
    instead:
      'Use customJvp, whose rule serves both modes; or use reverse mode (grad, vjp, jacrev).',
  });
}
