/**
 * linearTranspose : (a ⊸ b) → (b ⊸ a). The function is recorded as it stands: everything that happens to its
 * arguments goes on the tape, which takes linear operations only; then the tape is read backwards.
 */
import {
  context,
  hasTangent,
  unflatten,
  withTrace,
  zerosOf,
  type Tensor,
  type TracedArgs,
} from '@gradus/tensor';
import { callTree, flattenTree, nameOf, type TreeFunction } from '@gradus/ir';
import { backward } from './backward.js';
import { tangentLeaves } from './linearize.js';
import { TapeTrace } from './tapeTrace.js';

/**
 * The transpose of a linear function: ⟨w, f(v)⟩ = ⟨fᵀ(w), v⟩ for every v and w.
 *
 * @param f - a function of trees, linear in its arguments jointly
 * @param primals - arguments of which only shapes and dtypes are looked at
 * @returns a function from a cotangent of the result to one cotangent an argument, in an array; throws GR402
 *   where `f` is not linear
 *
 * @example
 * ```ts
 * import { linearTranspose } from '@gradus/autodiff';
 * import { array, zeros, type Tensor } from '@gradus/tensor';
 * const a = array([[1, 2], [3, 4]]);
 * const transpose = linearTranspose((v: Tensor) => a.matmul(v), zeros([2]));
 * console.log(transpose(array([1, 0]))[0].tolist()); // => [1, 2]
 * ```
 */
export function linearTranspose<A extends readonly unknown[], R>(
  f: (...args: TracedArgs<A>) => R,
  ...primals: A
): (cotangent: unknown) => TracedArgs<A> {
  const title = `linearTranspose of ${nameOf(f)}`;
  const { leaves, shape } = flattenTree(primals, 'primals');
  return (cotangent) => {
    const tape = new TapeTrace(context.current, title);
    try {
      const given = leaves.map((x) => (hasTangent(x.type) ? tape.newTangent(x.type) : x));
      const result = withTrace(tape, () => callTree(f as TreeFunction, shape, given, title));
      const recorded = tape.finish(
        given.filter((x) => tape.owns(x)),
        result.leaves,
      );
      const like = result.leaves.map((y) => zerosOf(y.type));
      const primal = unflatten(result.shape, like);
      const flat = { primals: primal, ...result, leaves: like };
      const arrived = tangentLeaves(cotangent, flat, 'cotangent');
      return spread(leaves, backward(recorded, arrived), shape) as TracedArgs<A>;
    } finally {
      tape.active = false;
    }
  };
}

function spread(
  leaves: readonly Tensor[],
  found: readonly (Tensor | null)[],
  shape: Parameters<typeof unflatten>[0],
): unknown {
  let next = 0;
  const all = leaves.map((x) => (hasTangent(x.type) ? (found[next++] ?? zerosOf(x.type)) : null));
  return unflatten(shape, all);
}
