/**
 * evalShape : (a → b) → Types a → Types b. Shapes and dtypes of a result without computing it, and without
 * memory for arguments or results.
 */
import { unflatten } from '@gradus/tensor';
import { fillPlaceholders, type DescribedArgs, type TypesOf } from './placeholders.js';
import { stageFunction } from './stageFunction.js';

/**
 * The types of what `f` would return. The function runs once, on values without numbers.
 *
 * @param f - a function of trees
 * @param args - its arguments; `{ dtype, shape }` may stand for a tensor
 * @returns the tree of the result with `{ dtype, shape, weak }` in place of every tensor
 *
 * @example
 * ```ts
 * import { evalShape } from '@gradus/ir';
 * import type { Tensor } from '@gradus/tensor';
 * const pair = (x: Tensor) => ({ flat: x.reshape(-1), turned: x.transpose() });
 * const types = evalShape(pair, { dtype: 'float32', shape: [1000, 2000] });
 * console.log(types.flat.shape, types.turned.shape); // => [ 2000000 ] [ 2000, 1000 ]
 * ```
 */
export function evalShape<A extends unknown[], R>(
  f: (...args: A) => R,
  ...args: DescribedArgs<A>
): TypesOf<R> {
  const filled = fillPlaceholders(args) as unknown[];
  const { program, result } = stageFunction(f, filled, 'evalShape');
  return unflatten(
    result,
    program.outputs.map((o) => o.type),
  ) as TypesOf<R>;
}
