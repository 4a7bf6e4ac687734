/**
 * Law 6: jit(f) = f, as near as the agreement contract says.
 */
import { contiguous, dtypes, isFloat, type Tensor } from '@gradus/tensor';
import { difference, type Tolerance } from '../close.js';
import { agreementOf } from './agreement.js';
import { compiled, type Compile } from '../compiler.js';
import { breach } from './breach.js';
import { applicationOf, describeSubject, subjectOf, type Subject } from './flatFunction.js';
import type { Specimen } from './specimen.js';

/** Options of law 6. */
export interface CompileOptions {
  /** What compiles; `jit` when left out. */
  readonly compile?: Compile;
  /** How near the results must come; 64 roundings of the largest entry when left out. */
  readonly allowed?: Tolerance;
}

/**
 * Checks that the compiled function gives what the function gives.
 *
 * @param f - a function of trees
 * @param args - its arguments
 * @param options - what compiles, and how near the results must come
 * @returns how many results were compared; throws GR701
 *
 * @example
 * ```ts
 * import { array, sin, type Tensor } from '@gradus/tensor';
 * import { checkCompiled } from '@gradus/testing';
 * console.log(checkCompiled((x: Tensor) => sin(x).sum(), [array([1, 2])])); // => 1
 * ```
 */
export function checkCompiled<A extends readonly unknown[]>(
  f: (...args: never[]) => unknown,
  args: readonly [...A],
  options: CompileOptions = {},
): number {
  const { compile = compiled, allowed } = options;
  const allow = (y: Tensor): Tolerance => allowed ?? roundings(y);
  return compiledAgrees(subjectOf(f, args), compile, allow);
}

/**
 * Law 6 for a primitive, by the agreement contract.
 *
 * @param specimen - a primitive with inputs
 * @param compile - what compiles it; `jit` when left out
 * @returns how many results were compared; throws GR701
 */
export function checkLowering(specimen: Specimen, compile: Compile = compiled): number {
  const { primitive, inputs, params } = specimen;
  const allow = (y: Tensor): Tolerance => agreementOf(specimen, y);
  return compiledAgrees(applicationOf(primitive, inputs, params), compile, allow);
}

/**
 * Sixty-four roundings of the largest entry: for functions of several operations.
 *
 * @param y - a result
 * @returns the tolerance
 */
export function roundings(y: Tensor): Tolerance {
  if (!isFloat(y.dtype)) return {};
  const largest = Math.max(0, ...contiguous(y).map(Math.abs));
  const atol = 64 * dtypes[y.dtype].eps * largest;
  return { atol: Number.isFinite(atol) ? atol : 0, rtol: 64 * dtypes[y.dtype].eps };
}

function compiledAgrees(
  subject: Subject,
  compile: Compile,
  allow: (result: Tensor) => Tolerance,
): number {
  const expected = subject.run(...subject.primals);
  const run = compile((...inputs: Tensor[]) => subject.run(...inputs));
  for (const turn of ['first', 'second']) {
    run(...subject.primals).forEach((y, k) => {
      const found = difference(y, expected[k]!, allow(expected[k]!));
      if (found === null) return;
      throw breach(
        'compile',
        describeSubject(subject),
        `result ${k} of the ${turn} call: ${found}`,
      );
    });
  }
  return expected.length;
}
