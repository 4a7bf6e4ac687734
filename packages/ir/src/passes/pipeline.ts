/**
 * The passes in order. Calls go first, since everything else sees more without them; folding makes numbers
 * that simplification looks for; what moves out of a loop may stand before it already; and all of them
 * leave repeated and unneeded equations for the last two. The checker runs after every pass in tests, at
 * the end in development, never in production. With the environment variable GRADUS_TRACE set, the program
 * is printed after every pass that changed it; not in production either, so that bundlers leave both out.
 */
import { checkProgram, type CheckOptions } from '../check.js';
import { printProgram } from '../print.js';
import type { Program } from '../program.js';
import type { Pass } from '../rewrite.js';
import { cse } from './cse.js';
import { dce } from './dce.js';
import { foldConstants } from './foldConstants.js';
import { hoist } from './hoist.js';
import { inlineCalls } from './inlineCalls.js';
import { simplify } from './simplify.js';

/** When the checker runs. */
export type CheckTime = 'each pass' | 'end' | 'never';

/** How to optimize. */
export interface OptimizeOptions {
  /** Passes by name, in order; all of them unless given. */
  readonly passes?: Readonly<Record<string, Pass>>;
  readonly check?: CheckTime;
}

/** All passes, in order. */
export const passes: Readonly<Record<string, Pass>> = /* @__PURE__ */ Object.freeze({
  inlineCalls,
  foldConstants,
  simplify,
  hoist,
  cse,
  dce,
});

/**
 * Runs the passes: the same function in fewer equations, without calls. Results keep every bit, and so do
 * derivatives taken afterwards.
 *
 * @param program - a program
 * @param options - which passes, and when to check
 * @returns the optimized program; throws GR210 with the name of a pass that broke it
 *
 * @example
 * ```ts
 * import { makeProgram, optimize, printProgram } from '@gradus/ir';
 * import { sin, type Tensor } from '@gradus/tensor';
 * const f = (x: Tensor) => sin(x).mul(1).add(sin(x).neg().neg());
 * console.log(printProgram(optimize(makeProgram(f)({ dtype: 'float32', shape: [] }))));
 * // => f(x: float32[]) {
 * // =>   a: float32[] = sin x
 * // =>   b: float32[] = add a a
 * // =>   return b
 * // => }
 * ```
 */
export function optimize(program: Program, options: OptimizeOptions = {}): Program {
  const check = options.check ?? checkTime();
  let current = check === 'each pass' ? checked(program) : program;
  for (const [name, pass] of Object.entries(options.passes ?? passes)) {
    const before = current;
    current = pass(before);
    if (check === 'each pass') checked(current, { pass: name });
    if (current !== before) tell(name, current);
  }
  return check === 'end' ? checkedAtEnd(current, program, options) : current;
}

/** Where the last program is broken, the passes run once more to find the one that broke it. */
function checkedAtEnd(last: Program, first: Program, options: OptimizeOptions): Program {
  try {
    return checked(last);
  } catch (error) {
    optimize(first, { ...options, check: 'each pass' });
    throw error;
  }
}

declare const process: { readonly env: Environment } | undefined;

/** The condition is written in the words that bundlers replace, so that a page does not hold the checker. */
function checked(program: Program, options?: CheckOptions): Program {
  return typeof process !== 'undefined' && process.env['NODE_ENV'] !== 'production'
    ? checkProgram(program, options)
    : program;
}

/** Shows a program where it is asked for; in the same words, so that a page does not hold the printer. */
function tell(name: string, program: Program): void {
  if (
    typeof process !== 'undefined' &&
    process.env['NODE_ENV'] !== 'production' &&
    process.env['GRADUS_TRACE']
  ) {
    console.error(`// ${name}\n${printProgram(program)}`);
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables of the environment where there are any: not in a browser. */
function environment(): Environment {
  return (globalThis as { process?: { env?: Environment } }).process?.env ?? {};
}

function checkTime(): CheckTime {
  const { NODE_ENV } = environment();
  if (NODE_ENV === 'test') return 'each pass';
  return NODE_ENV === 'production' ? 'never' : 'end';
}
