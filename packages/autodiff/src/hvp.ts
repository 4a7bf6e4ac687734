/**
 * Hessian times vector without the Hessian: forward mode over the gradient, at the cost of about two
 * gradients.
 */
import type { GradOf, TracedArgs } from '@gradus/tensor';
import { grad, type Loss, type LossWithAux } from './grad.js';
import { jvp } from './jvp.js';
import type { AuxOption } from './vjp.js';

/**
 * ∇²f(x)·v, with the gradient taken with respect to the first argument.
 *
 * @param f - a function of trees that returns one float
 * @param primals - its arguments
 * @param tangents - the direction, one tree an argument
 * @param options - `hasAux` where `f` returns `[value, extras]`
 * @returns a tree like the first argument; with `hasAux` `[tree, extras]`
 *
 * @example
 * ```ts
 * import { hvp } from '@gradus/autodiff';
 * import { array, type Tensor } from '@gradus/tensor';
 * const cube = (x: Tensor) => x.mul(x).mul(x).sum();
 * console.log(hvp(cube, [array([1, 2])], [array([1, 0])]).tolist()); // => [6, 0]
 * ```
 */
export function hvp<A extends readonly unknown[], X>(
  f: LossWithAux<TracedArgs<A>, X>,
  primals: readonly [...A],
  tangents: readonly unknown[],
  options: { readonly hasAux: true },
): [GradOf<A[0]>, X];
export function hvp<A extends readonly unknown[]>(
  f: Loss<TracedArgs<A>>,
  primals: readonly [...A],
  tangents: readonly unknown[],
  options?: { readonly hasAux?: false },
): GradOf<A[0]>;
export function hvp(
  f: (...args: never[]) => unknown,
  primals: readonly unknown[],
  tangents: readonly unknown[],
  options: AuxOption = {},
): unknown {
  const gradient = grad(f as Loss<unknown[]>, options as { hasAux?: false });
  const [, slope, aux] = jvp(gradient, primals, tangents, options);
  return options.hasAux === true ? [slope, aux] : slope;
}
