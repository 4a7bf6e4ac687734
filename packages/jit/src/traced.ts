/**
 * A function of the user after it has been traced: its program, what it closed over, and what of its arguments
 * is special. The program is compiled when it is first run outside of all transformations.
 */
import { bind, context, escaped, flatten, type Tensor, type TreeShape } from '@gradus/tensor';
import {
  derivedFrom,
  hoistCaptures,
  nameOf,
  stageFunction,
  type CallParams,
  type TreeFunction,
} from '@gradus/ir';
import { compiledInside, jitPrimitive } from './call.js';
import { compiled, type Compiled } from './compile.js';
import type { Arrangement } from './execute.js';
import { countTrace } from './retrace.js';
import { withoutStatics } from './signature.js';

/** A traced function. */
export interface Traced {
  readonly params: CallParams;
  /** Tensors that the function closed over, passed as first inputs. */
  readonly captured: readonly Tensor[];
  readonly result: TreeShape;
  /** Whether a later call may use it: not when it closed over values of an outer transformation. */
  readonly lasting: boolean;
  /** Which inputs are given away. */
  readonly donated: ReadonlySet<number>;
  /** Its code, once there is any. */
  code: { readonly compiled: Compiled; readonly arrangement: Arrangement } | null;
}

/** A trace, and the leaves of the arguments of a call. */
export interface Found {
  readonly traced: Traced;
  readonly leaves: readonly Tensor[];
}

/** Which arguments are special. */
export interface Places {
  readonly statics: ReadonlySet<number>;
  readonly donated: ReadonlySet<number>;
}

/**
 * Traces a function.
 *
 * @param f - the user's function
 * @param args - arguments of which only the types are looked at, but for static ones
 * @param places - which of them are static, and which are given away
 * @returns its program
 */
export function trace(
  f: TreeFunction,
  args: readonly unknown[],
  { statics, donated }: Places,
): Traced {
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

/**
 * Runs the code of a traced function, or tells the transformation that is going on.
 *
 * @param traced - the function
 * @param leaves - leaves of its arguments
 * @returns leaves of its result
 */
export function call(traced: Traced, leaves: readonly Tensor[]): readonly Tensor[] {
  const inputs = inputsOf(traced, leaves);
  if (context.current !== null) return bind(jitPrimitive, inputs, traced.params);
  for (const x of inputs) if (x.trace !== null) throw escaped('jit', x);
  if (traced.code?.compiled.isCurrent !== true) {
    traced.code = codeOf(traced, compiled(traced.params.programs.body, compiledInside));
  }
  return traced.code.compiled.run(inputs, traced.code.arrangement);
}

/**
 * All inputs of the program of a traced function.
 *
 * @param traced - the function
 * @param leaves - leaves of its arguments
 * @returns what it closed over, then the leaves
 */
export function inputsOf({ captured }: Traced, leaves: readonly Tensor[]): readonly Tensor[] {
  return captured.length === 0 ? leaves : [...captured, ...leaves];
}

/**
 * Code together with what is known of the arguments.
 *
 * @param traced - the function
 * @param code - its compiled program
 * @returns what `call` runs
 */
export function codeOf({ captured, donated }: Traced, code: Compiled): NonNullable<Traced['code']> {
  return { compiled: code, arrangement: code.arrange(captured.length, donated) };
}
