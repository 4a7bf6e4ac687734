/**
 * The value, without its gradient: forwards the identity, backwards nothing. What was computed before it
 * counts as a constant of the derivative.
 */
import { bind1 } from '../bind.js';
import { elementwise, type Primitive } from '../primitive.js';
import { toTensor } from '../promote.js';
import { at } from '../samples.js';
import { mapTree } from '../tree.js';
import type { GradOf } from '../treeTypes.js';

/** The identity, without a slope. */
export const stopGradientPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'stopGradient',
  accepts: 'any',
  scalar: (_, [x]) => x!,
  run: ([x]) => [x!],
  zeroSlope: { kind: 'stopped', why: 'stopGradient was asked to pass no gradient' },
  samples: [at([-2, 0, 0.5, 3]), at([])],
});

/**
 * `x` as a constant of every derivative: the value is unchanged, the slope is 0. Trees are treated leaf by
 * leaf.
 *
 * @param x - a tensor, a number, or a tree of them
 * @returns the same values
 *
 * @example
 * ```ts
 * import { stopGradient } from '@gradus/tensor';
 * console.log(stopGradient({ w: 3 }).w.item()); // => 3
 * ```
 */
export function stopGradient<T>(x: T): GradOf<T> {
  const stopped = mapTree(
    (leaf) => bind1(stopGradientPrimitive, [toTensor(leaf, 'stopGradient')]),
    x,
  );
  return stopped as GradOf<T>;
}
