/**
 * linearize : (a → b) → a → (b, T a ⊸ T b). Runs the function once, recording the tape; the tape can then
 * be pushed any number of times.
 */
import {
  hasTangent,
  GradusError,
  printType,
  treesDiffer,
  sameTree,
  unflatten,
  zerosOf,
  type GradOf,
  type TracedArgs,
  type Tensor,
  type TreeShape,
  tensorsOf,
  optionsOf,
} from '@gradus/tensor';
import { callTree, flattenTree, leafAs, nameOf, type TreeFunction } from '@gradus/ir';
import { auxiliary } from './auxiliary.js';
import { recordRun } from './linearizeTrace.js';
import { push } from './push.js';
import type { OwnTape } from './tape.js';

/** A function run once, with its tape. */
export interface LinearizedRun {
  readonly outputs: readonly Tensor[];
  readonly shape: TreeShape;
  /** Recorded for the caller alone, who may walk back over it once and be done with it. */
  readonly tape: OwnTape;
}

/** What to linearize. */
export interface LinearizeRequest {
  readonly f: TreeFunction;
  /** Nesting of all arguments. */
  readonly shape: TreeShape;
  readonly leaves: readonly Tensor[];
  /** Which leaves to differentiate with respect to. */
  readonly active: readonly boolean[];
  /** What is being done, for messages: 'grad of loss'. */
  readonly title: string;
  /** Keep entries that no output needs, for diagnosis. */
  readonly keepAll?: boolean;
}

/**
 * Runs a function on primals and records its tape.
 *
 * @param request - function, arguments, and which leaves are active
 * @returns primal outputs with their nesting, and the tape
 */
export function record(request: LinearizeRequest): LinearizedRun {
  const { f, title, leaves, active, keepAll = false } = request;
  let { shape } = request;
  const run = (given: readonly Tensor[]): readonly Tensor[] => {
    const result = callTree(f, request.shape, given, title);
    shape = result.shape;
    return result.leaves;
  };
  const { outputs, tape } = recordRun({ title, inputs: leaves, active, run, keepAll });
  return { outputs, shape, tape };
}

/**
 * The value of `f` and its linear approximation there: f(x + v) ≈ y + push(v). `f` runs once; pushing
 * replays the recorded linear program.
 *
 * @param f - a function of trees
 * @param primals - its arguments
 * @param options - `hasAux` where `f` returns `[value, extras]`; the extras come third
 * @returns the value, and the function from tangents (one an argument) to the tangent of the value
 *
 * @example
 * ```ts
 * import { linearize } from '@gradus/autodiff';
 * import { sin } from '@gradus/tensor';
 * const [y, push] = linearize((x) => sin(x), [0]);
 * console.log(y.item(), push(2).item()); // => 0 2
 * ```
 */
export function linearize<A extends readonly unknown[], R, X>(
  f: (...args: TracedArgs<A>) => readonly [R, X],
  primals: readonly [...A],
  options: { readonly hasAux: true },
): [GradOf<R>, (...tangents: unknown[]) => GradOf<R>, X];
export function linearize<A extends readonly unknown[], R>(
  f: (...args: TracedArgs<A>) => R,
  primals: readonly [...A],
  options?: { readonly hasAux?: false },
): [GradOf<R>, (...tangents: unknown[]) => GradOf<R>];
export function linearize(
  f: TreeFunction,
  primals: readonly unknown[],
  options: { readonly hasAux?: boolean } = {},
): unknown[] {
  const title = `linearize of ${nameOf(f)}`;
  const { hasAux = false } = optionsOf(options, ['hasAux'], title);
  const { leaves, shape } = flattenTree(tensorsOf(primals, title), 'primals');
  const active = leaves.map((x) => hasTangent(x.type));
  const { main, aux } = auxiliary(f, hasAux, title);
  const run = record({ f: main, shape, leaves, active, title });
  const pushForward = (...tangents: unknown[]): unknown => {
    const given = tangentLeaves(tangents, { primals, shape, leaves });
    const out = push(
      run.tape,
      given.filter((_, i) => active[i]),
    );
    const filled = out.map((t, i) => t ?? zerosOf(run.outputs[i]!.type));
    return unflatten(run.shape, filled);
  };
  const value = unflatten(run.shape, run.outputs);
  return hasAux ? [value, pushForward, aux()] : [value, pushForward];
}

/** Primals as they were given and flattened. */
export interface FlatPrimals {
  readonly primals: unknown;
  readonly shape: TreeShape;
  readonly leaves: readonly Tensor[];
}

/**
 * Tangents, or cotangents, as leaves of the same types as the primals; integer primals take null.
 *
 * @param tangents - trees of tangents
 * @param flat - the primals they belong to
 * @param kind - what they are, for messages
 * @returns one tangent a leaf; throws GR108 and GR411 where they do not fit
 */
export function tangentLeaves(
  tangents: unknown,
  { primals, shape, leaves }: FlatPrimals,
  kind: Kind = 'tangent',
): Tensor[] {
  const given = flattenTree(withZeros(tangents, shape, leaves), `${kind}s`);
  if (!sameTree(given.shape, shape)) throw treesDiffer(primals, tangents, `the ${kind}s`);
  return given.leaves.map((t, i) => {
    const { type } = leaves[i]!;
    if (t.shape.join() !== type.shape.join()) throw misfit(t, leaves[i]!, kind);
    return leafAs(given, i, type);
  });
}

/** `null` stands for the tangent of a leaf without one. */
function withZeros(tangents: unknown, shape: TreeShape, leaves: readonly Tensor[]): unknown {
  let at = 0;
  const fill = (value: unknown, node: TreeShape): unknown => {
    if (node.kind === 'leaf') {
      const { type } = leaves[at++]!;
      return value === null ? zerosOf(type) : value;
    }
    if (node.kind === 'array' && Array.isArray(value)) {
      return value.map((v, i) => (node.children[i] ? fill(v, node.children[i]) : v));
    }
    if (node.kind === 'object' && typeof value === 'object' && value !== null) {
      const entries = Array.from(node.children, ([key, child]) => [
        key,
        fill((value as Record<string, unknown>)[key], child),
      ]);
      return { ...value, ...Object.fromEntries(entries) };
    }
    return value;
  };
  return fill(tangents, shape);
}

type Kind = 'tangent' | 'cotangent';

const WHY: Readonly<Record<Kind, string>> = {
  tangent: 'A tangent is a direction in the space of its primal, so it has the same shape.',
  cotangent: 'A cotangent is a weight for every entry of its primal, so it has the same shape.',
};

function misfit(given: Tensor, primal: Tensor, kind: Kind): GradusError {
  const shape = `[${primal.shape.join(', ')}]`;
  return new GradusError('GR411', {
    what: `a ${kind} of type ${printType(given.type)} was given for a primal of type ${printType(primal.type)}.`,
    why: WHY[kind],
    instead: `Give a ${kind} of shape ${shape}, such as \`ones(${shape})\`, or null for zero.`,
  });
}
