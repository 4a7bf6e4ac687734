/**
 * makeProgram : (a → b) → a → Program. The plan of a function, as a transformation sees it: one run on
 * values without numbers. JAX calls it `make_jaxpr`.
 */
import { fillPlaceholders, type DescribedArgs } from './placeholders.js';
import type { Program } from './program.js';
import { stageFunction } from './stageFunction.js';

/**
 * The program of a function: print it with `printProgram` to see what a transformation made. The function
 * runs once, on values that have a shape and a dtype but no numbers.
 *
 * @param f - a function of trees; transformed functions, `grad(f)` or `vmap(f)`, as well
 * @returns a function of the same arguments that returns the program; of the arguments only shape and dtype
 *   matter, so `{ dtype, shape }` may stand for a tensor. Throws GR203 for a promise, GR204 for a forgotten
 *   `return`, GR301 where `f` asks for a number
 *
 * @example
 * ```ts
 * import { makeProgram, printProgram } from '@gradus/ir';
 * import { array, sin, type Tensor } from '@gradus/tensor';
 * const f = (x: Tensor) => sin(x).mul(x);
 * console.log(printProgram(makeProgram(f)(array([1, 2]))));
 * // => f(x: float32[2]) {
 * // =>   a: float32[2] = sin x
 * // =>   b: float32[2] = mul a x
 * // =>   return b
 * // => }
 * ```
 */
export function makeProgram<A extends unknown[]>(
  f: (...args: A) => unknown,
): (...args: DescribedArgs<A>) => Program {
  return (...args) => {
    const filled = fillPlaceholders(args) as unknown[];
    return stageFunction(f, filled, 'makeProgram').program;
  };
}
