/**
 * The method `explain` of compiled functions. It stands in a file of its own, since it brings every printer
 * into a bundle; one made under the condition `@gradus/lean` has `noExplain.ts` in its place.
 */
import { explainProgram, type Explanation } from './explain.js';
import { inputsOf, type Found } from './traced.js';

/** The method. */
export interface ExplainMethod<A extends readonly unknown[]> {
  /**
   * What becomes of the function for arguments like these: the program, its kernels, where the numbers lie,
   * and how long every kernel takes on these very arguments. `String(f.explain(x))` is a page to read. Runs
   * the function some times; nothing is given away.
   */
  explain(...args: A): Explanation;
}

/**
 * Makes the method.
 *
 * @param find - the trace for arguments, and their leaves
 * @returns an object with the method
 */
export function explaining<A extends readonly unknown[]>(
  find: (args: A) => Found,
): ExplainMethod<A> {
  return {
    explain: (...args) => {
      const { traced, leaves } = find(args);
      const inputs = inputsOf(traced, leaves).map((x) => x.known('explain'));
      return explainProgram(traced.params.programs.body, inputs);
    },
  };
}
