/**
 * The method `explain` of compiled functions. It stands in a file of its own, since it brings every printer
 * into a bundle; one made under the condition `@gradus/lean` has `noExplain.ts` in its place.
 */
import type { Program } from '@gradus/ir';
import type { Tensor } from '@gradus/tensor';
import { explainProgram, type Explanation } from './explain.js';

/** The method. */
export interface ExplainMethod<A extends readonly unknown[]> {
  /**
   * What becomes of the function for arguments like these: the program, its kernels, where the numbers lie,
   * and how long every kernel takes on these very arguments. `String(f.explain(x))` is a page to read. Runs
   * the function some times; nothing is given away.
   */
  explain(...args: A): Explanation;
}

/** A program without captures, and concrete tensors to run it on. */
interface Explained {
  readonly program: Program;
  readonly inputs: readonly Tensor[];
}

/**
 * Makes the method.
 *
 * @param find - the program for arguments, and its inputs
 * @returns an object with the method
 */
export function explaining<A extends readonly unknown[]>(
  find: (args: A) => Explained,
): ExplainMethod<A> {
  return {
    explain: (...args) => {
      const { program, inputs } = find(args);
      return explainProgram(program, inputs);
    },
  };
}
