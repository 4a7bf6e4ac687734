/**
 * customJvp: a function with a tangent rule of the user's. The rule runs like any tangent rule: in forward mode
 * as it stands, in reverse mode under the tape, which keeps what is linear in the tangents and refuses the
 * rest (GR402). So one rule serves both modes and every order.
 */
import {
  bind,
  context,
  hasTangent,
  madeOnce,
  unflatten,
  zerosOf,
  optionsOf,
  type GradOf,
  type LiftableArgs,
  type LinearizedOutputs,
  type Params,
  type Primitive,
  type Tensor,
} from '@gradus/tensor';
import {
  derivedFrom,
  nameOf,
  runProgram,
  type BatchToolbox,
  type LinearizeToolbox,
  type Program,
  type TreeFunction,
} from '@gradus/ir';
import {
  besideCaptures,
  callPlainly,
  leavesLike,
  refuseActiveCaptures,
  splitCall,
  stageCall,
  stageRule,
  tangentTree,
  wrongRule,
  type CustomRuleOptions,
  type Wanted,
} from './customFunction.js';
import { tangentLeaves } from './linearize.js';
import { requireLinearOutputs } from './linearOutputs.js';

/** From primals and tangents (arrays of arguments) to the value and its tangent. */
export type JvpRule<A extends readonly unknown[], R> = (
  primals: A,
  tangents: { [K in keyof A]: GradOf<A[K]> },
) => readonly [R, unknown];

type CustomJvpParams = Params &
  Readonly<{
    programs: Readonly<{ body: Program; rule: Program }>;
    /** How many of the first inputs are captured by the body, and by the rule. */
    captured: readonly [number, number];
    /** Which of the other inputs have tangents. */
    floats: readonly boolean[];
    of: string;
  }>;

type Tangents = readonly (Tensor | null)[];

/** Inputs in their three groups. */
function groups<T>(inputs: readonly T[], { captured: [b, r] }: CustomJvpParams) {
  return { body: inputs.slice(0, b), rule: inputs.slice(b, b + r), leaves: inputs.slice(b + r) };
}

/** A call of a function that brings its own tangent rule. */
export const customJvpPrimitive: Primitive<CustomJvpParams> = {
  name: 'customJvp',
  accepts: 'any',
  callsProgram: true,
  ruleOf: ({ of }) => of,
  type: (_, { programs }) => programs.body.outputs.map((o) => o.type),
  run: (inputs, { programs }) => runProgram(programs.body, inputs),
  jvp: (primals, tangents, params) => {
    const given = fill(primals, tangents, params, zerosOf);
    return halves(runProgram(params.programs.rule, given), params);
  },
  linearize: (primals, tangents, params, toolbox) => {
    const { underTape, zeroTangent } = toolbox as LinearizeToolbox;
    const given = fill(primals, tangents, params, zeroTangent);
    return halves(
      underTape(() => runProgram(params.programs.rule, given)),
      params,
    );
  },
  batch: (inputs, mapped, ...[size, params, toolbox]) =>
    batchCall(inputs, { mapped, size, params, toolbox: toolbox as BatchToolbox }),
  lower: { kind: 'host' },
  samples: [],
};

/** Inputs of the rule: what it captured, the primals, and a tangent for each that has one. */
function fill(
  primals: readonly Tensor[],
  tangents: Tangents,
  params: CustomJvpParams,
  zero: (type: Tensor['type']) => Tensor,
): Tensor[] {
  const given = groups(primals, params);
  const flowing = groups(tangents, params);
  refuseActiveCaptures([...flowing.body, ...flowing.rule], params.of);
  const filled = given.leaves.flatMap((x, i) =>
    params.floats[i] ? [flowing.leaves[i] ?? zero(x.type)] : [],
  );
  return [...given.rule, ...given.leaves, ...filled];
}

/** The rule answers with the value and then with tangents of what has them. */
function halves(results: readonly Tensor[], params: CustomJvpParams): LinearizedOutputs {
  const { programs } = params;
  const { outputs } = programs.body;
  let next = outputs.length;
  const flows = linearOutputs(params);
  return {
    outputs: results.slice(0, outputs.length),
    tangents: outputs.map((o, i) => {
      const found = hasTangent(o.type) ? results[next++]! : null;
      return flows[i] ? found : null;
    }),
  };
}

const known = new WeakMap<Program, readonly boolean[]>();

/** Which outputs have a tangent that depends on one: the others are zero, which is checked once. */
function linearOutputs({ programs, floats }: CustomJvpParams): readonly boolean[] {
  const { body, rule } = programs;
  return madeOnce(known, rule, () => {
    const tangents = floats.filter(Boolean).length;
    return requireLinearOutputs(body, rule, tangents);
  });
}

interface BatchedCall {
  readonly mapped: readonly boolean[];
  readonly size: number;
  readonly params: CustomJvpParams;
  readonly toolbox: BatchToolbox;
}

function batchCall(
  inputs: readonly Tensor[],
  { mapped, size, params, toolbox }: BatchedCall,
): Tensor[] {
  const { rule, leaves } = groups(mapped, params);
  const batched = (program: Program, mask: readonly boolean[]): Program => {
    const all = program.outputs.map(() => true);
    return toolbox.batchProgram(program, mask, size, all).program;
  };
  const flowing = leaves.filter((_, i) => params.floats[i]);
  const programs = {
    body: batched(params.programs.body, mapped),
    rule: batched(params.programs.rule, [...rule, ...leaves, ...flowing]),
  };
  return bind(customJvpPrimitive, inputs, { ...params, programs });
}

/**
 * Gives a function a derivative rule of your own: rule(primals, tangents) = [f(primals), J·tangents]. Used
 * where the derivative of the formula is worse than the formula (cancellation, 0·∞) or is known in closed
 * form. The rule has to be linear in the tangents; it serves `jvp`, `grad`, `vmap`, `jit` and every order.
 *
 * @param f - a function of trees
 * @param rule - from arrays of primals and tangents to the value and its tangent; tangents of integers and
 *   booleans are null, and null stands for a zero tangent in what it returns
 * @returns a function of the same arguments; throws GR402 for a rule that is not linear, GR403 where `f` closes
 *   over a value that is being differentiated, GR405 for a rule that returns something else
 *
 * @example
 * ```ts
 * import { customJvp, grad } from '@gradus/autodiff';
 * import { exp, log1p, sigmoid, type Tensor } from '@gradus/tensor';
 * const softplus = customJvp(
 *   (x: Tensor) => log1p(exp(x)),
 *   ([x], [t]) => [log1p(exp(x)), sigmoid(x).mul(t)],
 * );
 * console.log(grad(softplus)(100).item()); // => 1
 * ```
 */
export function customJvp<A extends unknown[], R>(
  f: (...args: A) => R,
  rule: JvpRule<A, R>,
): (...args: LiftableArgs<A>) => GradOf<R>;
/**
 * The same for a function some of whose arguments are no tensors.
 *
 * @param f - a function of trees
 * @param rule - as above, with the arguments set apart before the two arrays
 * @param options - `nondiffArgnums`: the arguments set apart
 * @returns a function of the same arguments
 */
export function customJvp<A extends unknown[], R>(
  f: (...args: A) => R,
  rule: (...args: never[]) => readonly [R, unknown],
  options: CustomRuleOptions,
): (...args: LiftableArgs<A>) => GradOf<R>;
export function customJvp<A extends unknown[], R>(
  f: (...args: A) => R,
  rule: (...args: never[]) => readonly [R, unknown],
  options: CustomRuleOptions = {},
): (...args: LiftableArgs<A>) => GradOf<R> {
  optionsOf(options, ['nondiffArgnums'], 'customJvp');
  const call = (...args: LiftableArgs<A>): GradOf<R> =>
    callWithRule({ f: f, rule: rule, options }, args) as GradOf<R>;
  return derivedFrom(call, 'customJvp', f);
}

interface Ruled {
  readonly f: TreeFunction;
  readonly rule: TreeFunction;
  readonly options: CustomRuleOptions;
}

function callWithRule({ f, rule, options }: Ruled, all: readonly unknown[]): unknown {
  const call = splitCall(f, all, options);
  if (context.current === null) return callPlainly(call, 'customJvp');
  const body = stageCall(call, 'customJvp');
  const types = body.leaves.map((x) => x.type);
  const floats = types.map(hasTangent);
  const of = nameOf(f);
  const wanted = { shape: body.result, types: body.program.outputs.map((o) => o.type) };
  const staged = stageRule(
    (given) => {
      const primals = unflatten(body.args, given.slice(0, types.length));
      const tangents = tangentTree(body.args, types, given.slice(types.length));
      const answer = rule(...([...call.fixed, primals, tangents] as never[]));
      return { outputs: ruleLeaves(answer, wanted, of), rest: null };
    },
    [...types, ...types.filter((_, i) => floats[i])],
    `${of}.jvp`,
  );
  const inputs = [...body.captured, ...staged.captured, ...body.leaves];
  const params: CustomJvpParams = {
    programs: { body: besideCaptures(body, staged.captured), rule: staged.program },
    captured: [body.captured.length, staged.captured.length],
    floats,
    of,
  };
  linearOutputs(params);
  return unflatten(body.result, bind(customJvpPrimitive, inputs, params));
}

function ruleLeaves(answer: unknown, wanted: Wanted, of: string): Tensor[] {
  if (!Array.isArray(answer) || answer.length !== 2) {
    throw wrongRule(
      `the jvp rule of ${of} did not return a pair.`,
      'It gives the value and its tangent, both at once.',
    );
  }
  const [primals, tangent] = answer as [unknown, unknown];
  const leaves = leavesLike(primals, wanted, `the value from the rule of ${of}`);
  const tangents = tangentLeaves(tangent, { primals, shape: wanted.shape, leaves });
  return [...leaves, ...tangents.filter((_, i) => hasTangent(wanted.types[i]!))];
}
