/**
 * `whileLoop`: steps as long as a condition holds.
 */
import { optionsOf } from '@gradus/tensor';
import type { GradOf, Tensor } from '@gradus/tensor';
import { flattenTree } from '@gradus/ir';
import type { Returned, Tree } from './loopTypes.js';
import { runWhile } from './runWhile.js';

/** Options of a while loop. */
export interface WhileOptions {
  /**
   * A bound on the number of steps, which makes reverse mode possible inside jit and other loops. A loop that
   * wants more is an error (GR432) where values are known, and NaN where they are not.
   */
  readonly maxSteps?: number;
}

/**
 * whileLoop : (c → bool, c → c, c) → c. Applies `body` as long as `cond` holds: c, body(c), body(body(c)), …
 * Both functions are traced once a call.
 *
 * Forward mode (`jvp`) works always. Reverse mode (`grad`, `vjp`) has to remember every step, O(steps) memory:
 * eagerly each step is written on the tape; inside jit and inside other loops the number of steps is not known
 * beforehand, so it needs `maxSteps` (or GR431). Under `vmap` all lanes step until the last one is done.
 *
 * With `maxSteps`, a loop whose condition still holds after so many steps throws GR432 where the condition can
 * be read; elsewhere every float of its result, and its gradient, is NaN (integers keep their last state).
 *
 * @param condFun - from the carry to one boolean
 * @param bodyFun - from the carry to the next one, of the same tree, shapes and dtypes
 * @param init - the first carry; a number takes the dtype that the body makes of it
 * @param options - `maxSteps`
 * @returns the carry for which `condFun` no longer holds; throws GR421 where the carry changes its type, GR422
 *   for a condition that is no boolean, GR423 for a bound that is no whole number
 *
 * @example
 * ```ts
 * import { whileLoop } from '@gradus/control-flow';
 * const doubled = whileLoop((c) => c.less(100), (c) => c.mul(2), 3);
 * console.log(doubled.item()); // => 192
 * ```
 */
export function whileLoop<C extends Tree>(
  condFun: (carry: NoInfer<GradOf<C>>) => Tensor | boolean,
  bodyFun: (carry: NoInfer<GradOf<C>>) => NoInfer<Returned<C>>,
  init: C,
  options: WhileOptions = {},
): GradOf<C> {
  return runWhile({
    op: 'whileLoop',
    cond: condFun,
    body: bodyFun,
    init: flattenTree(init, 'init'),
    maxSteps: optionsOf(options, ['maxSteps'], 'whileLoop').maxSteps,
  }) as GradOf<C>;
}
