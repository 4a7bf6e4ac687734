/**
 * jit : (a → b) → (a → b). The same function, traced to a program on its first call and compiled to
 * WebAssembly; later calls with arguments of the same types run the compiled code and never see the
 * function again. Where `sin(x).mul(x).add(1)` makes three arrays in three loops, its compiled form is one
 * loop, y[i] = sin(x[i])·x[i] + 1, and one array.
 */
import { explaining, type ExplainMethod } from '#explain';
import {
  context,
  GradusError,
  unflatten,
  type GradOf,
  type Liftable,
  optionsOf,
  shown,
} from '@gradus/tensor';
import { derivedFrom, flattenTree, nameOf, type TreeFunction } from '@gradus/ir';
import { compiledInside } from './call.js';
import { compiledAhead } from './compile.js';
import { warnWhenStale } from './freshness.js';
import { recentMap } from './recentMap.js';
import { signatureOf } from './signature.js';
import { call, codeOf, trace, type Found, type Traced } from './traced.js';

/** Options of `jit`. */
export interface JitOptions {
  /**
   * Positions of arguments that are no tensors but decide what is computed (a number of layers, a name, a
   * flag). They are compared by value; every new value is traced anew.
   */
  readonly staticArgnums?: number | readonly number[];
  /**
   * Positions of arguments that the caller gives away: results may be written where they lie, so that a
   * training step updates its parameters in place. Every tensor in them, and every view of one, throws GR313
   * when it is read after the call. Nothing is given away inside other transformations.
   */
  readonly donateArgnums?: number | readonly number[];
}

/** Arguments of a jitted function: numbers may stand for tensors, static functions stay as they are. */
export type JitArgs<A extends readonly unknown[]> = {
  [K in keyof A]: A[K] extends (...args: never[]) => unknown ? A[K] : Liftable<A[K]>;
};

/** A compiled function. */
export interface Jitted<A extends readonly unknown[], R> extends ExplainMethod<JitArgs<A>> {
  (...args: JitArgs<A>): GradOf<R>;
  /**
   * Compiles for arguments like these without blocking; of the arguments only the types matter. The way to
   * compile where an engine refuses large modules on its main thread, and to have the first call as fast as
   * the others.
   */
  ready(...args: JitArgs<A>): Promise<void>;
}

/** How many signatures a jitted function remembers. */
const KEPT = 128;

/**
 * Compiles `f`. Numbers are rounded as in eager evaluation: + − × ÷ √, comparisons, choices, casts and moved
 * data agree bit for bit, mathematical functions too, sums and products of matrices to rounding. While `f`
 * is traced its values have no numbers: `item()` and `if (x.item() > 0)` throw GR301, `cond` and `where` take
 * their place. Tensors that `f` closes over are frozen at trace time.
 *
 * @param f - a function of trees of tensors
 * @param options - static and donated arguments
 * @returns a function of the same arguments; throws GR203 for an async function, GR311 for a position that
 *   is no argument. Warns GR310 when it is traced again and again
 *
 * @example
 * ```ts
 * import { jit } from '@gradus/jit';
 * import { array, exp, type Tensor } from '@gradus/tensor';
 * const logistic = jit((x: Tensor) => exp(x.neg()).add(1).pow(-1));
 * console.log(logistic(array([0, 1])).tolist()); // => [0.5, 0.7310585975646973]
 * ```
 */
export function jit<A extends unknown[], R>(
  f: (...args: A) => R,
  options: JitOptions = {},
): Jitted<A, R> {
  optionsOf(options, ['staticArgnums', 'donateArgnums'], 'jit');
  const statics = positions(options.staticArgnums, 'staticArgnums');
  const donated = positions(options.donateArgnums, 'donateArgnums');
  const known = recentMap<Traced>(KEPT);
  const find = (args: readonly unknown[]): Found => {
    const places = resolve(statics, args.length);
    const { key, leaves } = signatureOf(args, places);
    let traced = known.get(key);
    if (traced === undefined) {
      traced = trace(f, args, { statics: places, donated: resolve(donated, args.length) });
      if (traced.lasting) known.set(key, traced);
    } else if (context.captureSites) {
      warnWhenStale(nameOf(f), traced, () => trace(f, args, { statics: places, donated: NONE }));
    }
    return { traced, leaves };
  };
  const jitted = (...args: JitArgs<A>): GradOf<R> => {
    if (context.watch !== null) {
      return uncompiled(f, args, resolve(statics, args.length)) as GradOf<R>;
    }
    const { traced, leaves } = find(args);
    return unflatten(traced.result, call(traced, leaves)) as GradOf<R>;
  };
  const tools = {
    ...explaining<JitArgs<A>>(find),
    ready: async (...args: JitArgs<A>): Promise<void> => {
      const { traced } = find(args);
      const code = await compiledAhead(traced.params.programs.body, compiledInside);
      traced.code = codeOf(traced, code);
    },
  };
  return Object.assign(derivedFrom(jitted, 'jit', f), tools);
}

/** What f itself answers, for whoever watches every operation. */
function uncompiled(
  f: TreeFunction,
  args: readonly unknown[],
  statics: ReadonlySet<number>,
): unknown {
  const given = args.map((arg, i) => (statics.has(i) ? arg : lifted(arg)));
  return lifted((f as (...all: unknown[]) => unknown)(...given));
}

function lifted(value: unknown): unknown {
  const { leaves, shape } = flattenTree(value, 'jit');
  return unflatten(shape, leaves);
}

function positions(
  given: number | readonly number[] | undefined,
  option: string,
): readonly number[] {
  const list =
    given === undefined
      ? []
      : Array.isArray(given)
        ? (given as readonly number[])
        : [given as number];
  const wrong = list.find((n) => !Number.isInteger(n));
  if (wrong === undefined) return list;
  throw new GradusError('GR311', {
    what: `jit was given ${option}: ${shown(wrong)}, which is no position of an argument.`,
    why: 'Arguments are named by position, counted from 0.',
    instead: `Write \`jit(f, { ${option}: [1] })\` for the second argument.`,
  });
}

/** Positions counted from the end become positions from the start. */
function resolve(statics: readonly number[], count: number): ReadonlySet<number> {
  if (statics.length === 0) return NONE;
  return new Set(statics.map((n) => (n < 0 ? n + count : n)));
}

const NONE: ReadonlySet<number> = new Set();
