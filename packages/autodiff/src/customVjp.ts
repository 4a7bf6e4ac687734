/**
 * customVjp: a function with a pullback of the user's, in two halves. The first computes the value and whatever
 * the second wants to keep; the second turns residuals and a cotangent into cotangents of the arguments.
 */
import {
  bind,
  context,
  hasTangent,
  unflatten,
  type GradOf,
  type LiftableArgs,
  type Tensor,
  optionsOf,
} from '@gradus/tensor';
import { derivedFrom, flattenTree, nameOf, type TreeFunction } from '@gradus/ir';
import {
  besideCaptures,
  callPlainly,
  leavesLike,
  splitCall,
  stageCall,
  stageRule,
  tangentTree,
  wrongRule,
  type CustomRuleOptions,
} from './customFunction.js';
import { customVjpPrimitive, type CustomVjpParams } from './customVjpPrimitive.js';
import { tangentLeaves } from './linearize.js';

/** From the arguments to the value and what the second half needs. */
export type VjpForward<A extends readonly unknown[], R, S> = (...args: A) => readonly [R, S];
/** From residuals and the cotangent of the value to cotangents of the arguments, in an array. */
export type VjpBackward<R, S> = (residuals: S, cotangent: GradOf<R>) => readonly unknown[];

/**
 * Gives a function a pullback of your own: forward(…args) = [f(…args), residuals], backward(residuals, w) =
 * [w·∂f/∂arg₀, …]. Used where the derivative comes from outside (an implicit solution, a straight-through
 * estimate, a clipped gradient). Reverse mode only: `jvp` throws GR404.
 *
 * @param f - a function of trees
 * @param forward - the value, and what the backward half needs, as a tree
 * @param backward - from residuals and the cotangent of the value to one cotangent an argument, in an array;
 *   null stands for zero, and has to stand where an argument is an integer or a boolean
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
/**
 * The same for a function some of whose arguments are no tensors.
 *
 * @param f - a function of trees
 * @param forward - as above
 * @param backward - as above, with the arguments set apart before the residuals
 * @param options - `nondiffArgnums`: the arguments set apart
 * @returns a function of the same arguments
 */
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
  optionsOf(options, ['nondiffArgnums'], 'customVjp');
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
    programs: {
      body: besideCaptures(body, [...first.captured, ...second.captured]),
      forward: first.program,
      backward: second.program,
    },
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
  const flat = { primals: unflatten(args, leaves), shape: args, leaves };
  const found = tangentLeaves(answer, flat, 'cotangent');
  return found.filter((_, i) => hasTangent(leaves[i]!.type));
}
