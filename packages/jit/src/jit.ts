/**
 * jit : (a → b) → (a → b). The same function, traced to a program on its first call and compiled to
 * WebAssembly; later calls with arguments of the same types run the compiled code and never see the
 * function again. Where `sin(x).mul(x).add(1)` makes three arrays in three loops, its compiled form is one
 * loop, y[i] = sin(x[i])·x[i] + 1, and one array.
 */
import {
  bind,
  context,
  escaped,
  flatten,
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
import { compiledInside, jitPrimitive } from './call.js';
import { compiled, type Compiled } from './compile.js';
import type { Arrangement } from './execute.js';
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

/** A traced function. */
interface Traced {
  readonly params: CallParams;
  /** Tensors that the function closed over, passed as first inputs. */
  readonly captured: readonly Tensor[];
  readonly result: TreeShape;
  /** Whether a later call may use it: not when it closed over values of an outer transformation. */
  readonly lasting: boolean;
  /** Which inputs are given away. */
  readonly donated: ReadonlySet<number>;
  /** Its code, once it has run outside of all transformations. */
  code: { readonly compiled: Compiled; readonly arrangement: Arrangement } | null;
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
  const donated = positions(options.donateArgnums, 'donateArgnums');
  const known = recentMap<Traced>(KEPT);
  const jitted = (...args: JitArgs<A>): GradOf<R> => {
    const places = resolve(statics, args.length);
    if (context.watch !== null) return uncompiled(f, args, places) as GradOf<R>;
    const { key, leaves } = signatureOf(args, places);
    let traced = known.get(key);
    if (traced === undefined) {
      traced = trace(f, args, { statics: places, donated: resolve(donated, args.length) });
      if (traced.lasting) known.set(key, traced);
    } else if (context.captureSites) {
      const now = trace(f, args, { statics: places, donated: NONE });
      warnWhenStale(nameOf(f), traced, now); // only the doctor pays for this
    }
    const inputs = traced.captured.length === 0 ? leaves : [...traced.captured, ...leaves];
    return unflatten(traced.result, call(traced, inputs)) as GradOf<R>;
  };
  return derivedFrom(jitted, 'jit', f);
}

/** Which arguments are special. */
interface Places {
  readonly statics: ReadonlySet<number>;
  readonly donated: ReadonlySet<number>;
}

/** Runs the code, or tells the transformation that is going on. */
function call(traced: Traced, inputs: readonly Tensor[]): readonly Tensor[] {
  if (context.current !== null) return bind(jitPrimitive, inputs, traced.params);
  for (const x of inputs) if (x.trace !== null) throw escaped('jit', x);
  traced.code ??= codeOf(traced);
  return traced.code.compiled.run(inputs, traced.code.arrangement);
}

function codeOf({ params, captured, donated }: Traced): NonNullable<Traced['code']> {
  const code = compiled(params.programs.body, compiledInside);
  return { compiled: code, arrangement: code.arrange(captured.length, donated) };
}

function trace(f: TreeFunction, args: readonly unknown[], { statics, donated }: Places): Traced {
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
    donated: donatedInputs(args, { statics, donated }, values.length),
    code: null,
  };
}

/** The inputs of a program that belong to arguments which are given away. */
function donatedInputs(
  args: readonly unknown[],
  { statics, donated }: Places,
  captured: number,
): ReadonlySet<number> {
  const found = new Set<number>();
  let next = captured;
  args.forEach((arg, i) => {
    const count = statics.has(i) ? 0 : flatten(arg)[0].length;
    for (let k = 0; k < count; k++, next++) if (donated.has(i)) found.add(next);
  });
  return found;
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
