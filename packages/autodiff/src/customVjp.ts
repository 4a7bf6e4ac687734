/**
 * customVjp: a function with a pullback of the user's, in two halves. The first computes the value and whatever
 * the second wants to keep; the second turns residuals and a cotangent into cotangents of the arguments. On the
 * tape it is one entry that can only be read backwards: there is no forward mode.
 */
import {
  bind,
  context,
  GradusError,
  hasTangent,
  isLinear,
  unflatten,
  zerosOf,
  type GradOf,
  type LiftableArgs,
  type LinearizedOutputs,
  type Params,
  type Primitive,
  type Tensor,
  type TensorType,
  type TransposeArg,
} from '@gradus/tensor';
import {
  derivedFrom,
  flattenTree,
  nameOf,
  runProgram,
  stage,
  type BatchToolbox,
  type LinearizeToolbox,
  type Program,
  type TreeFunction,
} from '@gradus/ir';
import {
  callPlainly,
  leavesLike,
  refuseActiveCaptures,
  splitCall,
  stageCall,
  stageRule,
  tangentTree,
  wrongRule,
  type CustomRuleOptions,
} from './customFunction.js';
import { tangentLeaves } from './linearize.js';

/** From the arguments to the value and what the second half needs. */
export type VjpForward<A extends readonly unknown[], R, S> = (...args: A) => readonly [R, S];
/** From residuals and the cotangent of the value to cotangents of the arguments, in an array. */
export type VjpBackward<R, S> = (residuals: S, cotangent: GradOf<R>) => readonly unknown[];

type CustomVjpParams = Params &
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
  type: (_, { programs }) => programs.body.outputs.map((o) => o.type),
  run: (inputs, params) => {
    const { body, leaves } = groups(inputs, params);
    return runProgram(params.programs.body, [...body, ...leaves]);
  },
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
  const known = args.filter((a): a is Tensor => !isLinear(a));
  const types = cotangentTypes(params);
  const arrived = cotangents.map((c, i) => c ?? zerosOf(types[i]!));
  const out = runProgram(params.programs.backward, [...known, ...arrived]);
  let next = 0;
  return args.map((a) => (isLinear(a) ? out[next++]! : null));
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
  const { body, forward, backward, leaves } = groups(mapped, params);
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
      body: batched(programs.body, [...body, ...leaves]),
      forward: batched(programs.forward, [...forward, ...leaves]),
      backward: summed(back, shared),
    },
  });
}

/** Cotangents of arguments that the whole batch shares are added up over it. */
function summed(program: Program, shared: readonly boolean[]): Program {
  const types = program.inputs.map((v) => v.type);
  const run = (inputs: readonly Tensor[]): Tensor[] =>
    runProgram(program, inputs).map((c, i) => (shared[i] === true ? c.sum(0) : c));
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

/**
 * Gives a function a pullback of your own: forward(…args) = [f(…args), residuals], backward(residuals, w) =
 * [w·∂f/∂arg₀, …]. Used where the derivative comes from outside (an implicit solution, a straight-through
 * estimate, a clipped gradient). Reverse mode only: `jvp` throws GR404.
 *
 * @param f - a function of trees
 * @param forward - the value, and what the backward half needs, as a tree
 * @param backward - from residuals and the cotangent of the value to one cotangent an argument, in an array;
 *   null stands for zero, and has to stand where an argument is an integer or a boolean
 * @param options - `nondiffArgnums`: arguments that are no tensors; `backward` gets them before the others
 * @returns a function of the same arguments; throws GR403 where `f` closes over a value that is being
 *   differentiated, GR405 for a half that returns something else
 *
 * @example
 * ```ts
 * import { customVjp, grad } from '@gradus/autodiff';
 * import { round, type Tensor } from '@gradus/tensor';
 * const straightThrough = customVjp(
 *   (x: Tensor) => round(x),
 *   (x) => [round(x), null],
 *   (_, w) => [w],
 * );
 * console.log(grad((x: Tensor) => straightThrough(x).mul(3))(1.4).item()); // => 3
 * ```
 */
export function customVjp<A extends unknown[], R, S>(
  f: (...args: A) => R,
  forward: VjpForward<A, R, S>,
  backward: VjpBackward<R, S>,
): (...args: LiftableArgs<A>) => GradOf<R>;
export function customVjp<A extends unknown[], R, S>(
  f: (...args: A) => R,
  forward: VjpForward<A, R, S>,
  backward: (...args: never[]) => readonly unknown[],
  options: CustomRuleOptions,
): (...args: LiftableArgs<A>) => GradOf<R>;
export function customVjp<A extends unknown[], R, S>(
  f: (...args: A) => R,
  forward: VjpForward<A, R, S>,
  backward: (...args: never[]) => readonly unknown[],
  options: CustomRuleOptions = {},
): (...args: LiftableArgs<A>) => GradOf<R> {
  const ruled = {
    f: f as TreeFunction,
    forward: forward as unknown as TreeFunction,
    backward: backward as TreeFunction,
    options,
  };
  const call = (...args: LiftableArgs<A>): GradOf<R> => callWithRule(ruled, args) as GradOf<R>;
  return derivedFrom(call, 'customVjp', f);
}

interface Ruled {
  readonly f: TreeFunction;
  readonly forward: TreeFunction;
  readonly backward: TreeFunction;
  readonly options: CustomRuleOptions;
}

function callWithRule({ f, forward, backward, options }: Ruled, all: readonly unknown[]): unknown {
  const call = splitCall(f, all, options);
  if (context.current === null) return callPlainly(call, 'customVjp');
  const of = nameOf(f);
  const body = stageCall(call, 'customVjp');
  const types = body.leaves.map((x) => x.type);
  const wanted = { shape: body.result, types: body.program.outputs.map((o) => o.type) };
  const split = splitCall(forward, all, options);
  const first = stageRule(
    (leaves) => {
      const answer = split.f(...(unflatten(body.args, leaves) as never[]));
      const [value, residuals] = pair(answer, of);
      const kept = flattenTree(residuals, 'residuals');
      const values = leavesLike(value, wanted, `the value from the forward half of ${of}`);
      return { outputs: [...values, ...kept.leaves], rest: kept };
    },
    types,
    `${of}.forward`,
  );
  const kept = first.program.outputs.slice(wanted.types.length).map((o) => o.type);
  const arriving = wanted.types.filter(hasTangent);
  const second = stageRule(
    (given) => {
      const residuals = unflatten(first.rest.shape, given.slice(0, kept.length));
      const cotangent = tangentTree(body.result, wanted.types, given.slice(kept.length));
      const answer = backward(...([...call.fixed, residuals, cotangent] as never[]));
      return { outputs: cotangentLeaves(answer, body, of), rest: null };
    },
    [...kept, ...arriving],
    `${of}.backward`,
  );
  const captured = [body.captured, first.captured, second.captured] as const;
  const params: CustomVjpParams = {
    programs: { body: body.program, forward: first.program, backward: second.program },
    captured: [captured[0].length, captured[1].length, captured[2].length],
    floats: types.map(hasTangent),
    of,
  };
  return unflatten(
    body.result,
    bind(customVjpPrimitive, [...captured.flat(), ...body.leaves], params),
  );
}

function pair(answer: unknown, of: string): readonly [unknown, unknown] {
  if (Array.isArray(answer) && answer.length === 2) return answer as [unknown, unknown];
  throw wrongRule(
    `the forward half of the vjp rule of ${of} did not return a pair.`,
    'It gives the value and the residuals, which may be null.',
  );
}

function cotangentLeaves(
  answer: unknown,
  { args, leaves }: ReturnType<typeof stageCall>,
  of: string,
): Tensor[] {
  const count = args.kind === 'array' ? args.children.length : 0;
  if (!Array.isArray(answer) || answer.length !== count) {
    throw wrongRule(
      `the backward half of the vjp rule of ${of} did not return an array of ${count} ${count === 1 ? 'cotangent' : 'cotangents'}.`,
      'It gives one cotangent for each argument of the function, null where it is zero.',
    );
  }
  const found = tangentLeaves(answer, { primals: unflatten(args, leaves), shape: args, leaves });
  return found.filter((_, i) => hasTangent(leaves[i]!.type));
}
