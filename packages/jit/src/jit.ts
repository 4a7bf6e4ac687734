/**
 * jit : (a → b) → (a → b). The same function, traced to a program on its first call and compiled to
 * WebAssembly; later calls with arguments of the same types run the compiled code and never see the
 * function again. Where `sin(x).mul(x).add(1)` makes three arrays in three loops, its compiled form is one
 * loop, y[i] = sin(x[i])·x[i] + 1, and one array.
 */
import {
  bind,
  context,
  GradusError,
  unflatten,
  type GradOf,
  type Liftable,
  type Tensor,
  type TreeShape,
} from '@gradus/tensor';
import {
  derivedFrom,
  flattenTree,
  hoistCaptures,
  nameOf,
  stageFunction,
  type CallParams,
  type TreeFunction,
} from '@gradus/ir';
import { jitPrimitive } from './call.js';
import { warnWhenStale } from './freshness.js';
import { recentMap } from './recentMap.js';
import { countTrace } from './retrace.js';
import { signatureOf, withoutStatics } from './signature.js';

/** Options of `jit`. */
export interface JitOptions {
  /**
   * Positions of arguments that are no tensors but decide what is computed (a number of layers, a name, a
   * flag). They are compared by value; every new value is traced anew.
   */
  readonly staticArgnums?: number | readonly number[];
  /**
   * Positions of arguments that the caller will not use again. A hint that memory may be reused; nothing is
   * taken away from the caller.
   */
  readonly donateArgnums?: number | readonly number[];
}

/** Arguments of a jitted function: numbers may stand for tensors, static functions stay as they are. */
export type JitArgs<A extends readonly unknown[]> = {
  [K in keyof A]: A[K] extends (...args: never[]) => unknown ? A[K] : Liftable<A[K]>;
};

/** A traced function. */
interface Traced {
  readonly params: CallParams;
  /** Tensors that the function closed over, passed as first inputs. */
  readonly captured: readonly Tensor[];
  readonly result: TreeShape;
  /** Whether a later call may use it: not when it closed over values of an outer transformation. */
  readonly lasting: boolean;
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
): (...args: JitArgs<A>) => GradOf<R> {
  const statics = positions(options.staticArgnums, 'staticArgnums');
  positions(options.donateArgnums, 'donateArgnums');
  const known = recentMap<Traced>(KEPT);
  const jitted = (...args: JitArgs<A>): GradOf<R> => {
    const places = resolve(statics, args.length);
    if (context.watch !== null) return uncompiled(f, args, places) as GradOf<R>;
    const { key, leaves } = signatureOf(args, places);
    let traced = known.get(key);
    if (traced === undefined) {
      traced = trace(f, args, places);
      if (traced.lasting) known.set(key, traced);
    } else if (context.captureSites) {
      warnWhenStale(nameOf(f), traced, trace(f, args, places)); // only the doctor pays for this
    }
    const inputs = traced.captured.length === 0 ? leaves : [...traced.captured, ...leaves];
    return unflatten(traced.result, bind(jitPrimitive, inputs, traced.params)) as GradOf<R>;
  };
  return derivedFrom(jitted, 'jit', f);
}

function trace(f: TreeFunction, args: readonly unknown[], statics: ReadonlySet<number>): Traced {
  countTrace(f);
  const { program, result } =
    statics.size === 0
      ? stageFunction(f, args, 'jit')
      : stageFunction(withStatics(f, args, statics), withoutStatics(args, statics), 'jit');
  const { closed, values } = hoistCaptures(program);
  return {
    params: { programs: { body: closed } },
    captured: values,
    result,
    lasting: values.every((x) => x.trace === null),
  };
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

/** The function of the other arguments, under the same name. */
function withStatics(
  f: TreeFunction,
  args: readonly unknown[],
  statics: ReadonlySet<number>,
): TreeFunction {
  const call = f as (...all: unknown[]) => unknown;
  const rest = (...given: unknown[]): unknown =>
    call(...given.map((value, i) => (statics.has(i) ? args[i] : value)));
  const named = derivedFrom(rest as TreeFunction, 'jit', f);
  return Object.defineProperty(named, 'name', { value: nameOf(f) });
}

function positions(
  given: number | readonly number[] | undefined,
  option: string,
): readonly number[] {
  const list = given === undefined ? [] : typeof given === 'object' ? given : [given];
  const wrong = list.find((n) => !Number.isInteger(n));
  if (wrong === undefined) return list;
  throw new GradusError('GR311', {
    what: `jit was given ${option}: ${String(wrong)}, which is no position of an argument.`,
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
