/**
 * Law 7: transformations compose. Every nesting of compiling, differentiating in either mode and batching
 * gives the derivative of its order, whatever stands inside or outside. Most defects of a system of
 * transformations show here first: a value taken for one of another level, a trace not restored, a cache
 * that kept a tracer.
 */
import { array, sumOver, withDefaultDtype, type Tensor } from '@gradus/tensor';
import { grad, jvp } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { breach } from './breach.js';
import { compiled, type Compile } from '../compiler.js';

/** A function of one number. */
export type ScalarFunction = (x: Tensor) => Tensor;

/** What turns a function of one number into another, and by how many derivatives. */
export interface Transformation {
  readonly order: 0 | 1;
  apply(f: ScalarFunction): ScalarFunction;
}

/** Transformations by name. */
export type Transformations = Readonly<Record<string, Transformation>>;

/**
 * What the second row of a batch is multiplied by: far enough from 1 for rows that were mixed up to show, and
 * near enough to stay in the domain of `f`, since a slope that is not finite there makes 0 · ∞ here.
 */
export const ROW: number = 1 - 2 ** -10;

/** Evaluates at a batch of two and takes the first. */
function batched(f: ScalarFunction): ScalarFunction {
  return (x) => {
    const both = vmap(f)(array([x, x.mul(ROW)]));
    return sumOver(both.mul(array([1, 0])), [0]);
  };
}

/**
 * The transformations that the law nests.
 *
 * @param compile - what compiles; `jit` when left out
 * @returns grad, jvp, vmap and jit
 */
export function transformations(compile: Compile = compiled): Transformations {
  return {
    grad: { order: 1, apply: (f) => (x) => grad(f)(x) },
    jvp: { order: 1, apply: (f) => (x) => jvp(f, [x], [1])[1] },
    vmap: { order: 0, apply: batched },
    jit: { order: 0, apply: (f) => compile(f) },
  };
}

/** Options of law 7. */
export interface NestingOptions {
  /** Transformations by name; those of `transformations()` when left out. */
  readonly among?: Transformations;
  /** How many are nested, 3 when left out. */
  readonly depth?: number;
  /** True derivatives of order 0, 1, …; where missing, nestings are compared with the first of them. */
  readonly truths?: readonly number[];
  /** Allowed relative distance, 1e-10 when left out. */
  readonly rtol?: number;
}

/**
 * All sequences of a number of names, the outermost first.
 *
 * @param names - names to choose from
 * @param depth - length of a sequence
 * @returns names.length ** depth sequences
 */
export function nestings(names: readonly string[], depth: number): string[][] {
  let found: string[][] = [[]];
  for (let i = 0; i < depth; i++) {
    found = found.flatMap((nesting) => names.map((name) => [...nesting, name]));
  }
  return found;
}

/**
 * Applies transformations to a function, the last one first.
 *
 * @param f - a function of one number
 * @param nesting - names, the outermost first
 * @param among - transformations by name
 * @returns the transformed function, and how often it was differentiated
 */
export function nested(
  f: ScalarFunction,
  nesting: readonly string[],
  among: Transformations,
): { f: ScalarFunction; order: number } {
  const chosen = nesting.map((name) => among[name]!);
  return {
    f: chosen.reduceRight((g, { apply }) => apply(g), f),
    order: chosen.filter(({ order }) => order === 1).length,
  };
}

/**
 * Checks that all nestings of transformations of `f` agree, in double precision.
 *
 * @param f - a function of one number
 * @param at - the point
 * @param options - which transformations, how deep, and the true derivatives
 * @returns how many nestings were compared; throws GR701 with the shortest one that differs
 *
 * @example
 * ```ts
 * import { sin } from '@gradus/tensor';
 * import { checkNesting } from '@gradus/testing';
 * console.log(checkNesting((x) => sin(x), 0.5, { depth: 2 })); // => 21
 * ```
 */
export function checkNesting(f: ScalarFunction, at: number, options: NestingOptions = {}): number {
  const { among = transformations(), depth = 3, rtol = 1e-10 } = options;
  const truths = new Map(
    options.truths?.map((truth, order) => [order, { truth, by: 'the truth' }]),
  );
  const all = Array.from({ length: depth + 1 }, (_, d) => nestings(Object.keys(among), d)).flat();
  for (const nesting of all) {
    const name = [...nesting, 'f'].join(' of ');
    const { f: g, order } = nested(f, nesting, among);
    const found = withDefaultDtype('float64', () => g(array(at)).item());
    const known = truths.get(order);
    if (known === undefined) truths.set(order, { truth: found, by: name });
    else if (!(Math.abs(found - known.truth) <= rtol * Math.max(1, Math.abs(known.truth)))) {
      throw breach('nesting', `${name} at ${at}`, `${found}, but ${known.truth} by ${known.by}`);
    }
  }
  return all.length;
}
