/**
 * Hessian times vector without the Hessian: forward mode over the gradient, at the cost of about two
 * gradients.
 */
import type { GradOf, TracedArgs } from '@gradus/tensor';
import { grad, type Loss } from './grad.js';
import { jvp } from './jvp.js';

/**
 * ∇²f(x)·v, with the gradient taken with respect to the first argument.
 *
 * @param f - a function of trees that returns one float
 * @param primals - its arguments
 * @param tangents - the direction, one tree an argument
 * @returns a tree like the first argument
 *
 * @example
 * ```ts
 * import { hvp } from '@gradus/autodiff';
 * import { array, type Tensor } from '@gradus/tensor';
 * const cube = (x: Tensor) => x.mul(x).mul(x).sum();
 * console.log(hvp(cube, [array([1, 2])], [array([1, 0])]).tolist()); // => [6, 0]
 * ```
 */
export function hvp<A extends readonly unknown[]>(
  f: Loss<TracedArgs<A>>,
  primals: readonly [...A],
  tangents: readonly unknown[],
): GradOf<A[0]> {
  const gradient = grad(f as unknown as Loss<unknown[]>) as (...args: TracedArgs<A>) => unknown;
  return jvp(gradient, primals, tangents)[1] as GradOf<A[0]>;
}
