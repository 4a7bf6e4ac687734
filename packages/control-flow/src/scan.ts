/**
 * `scan` and `map`: a loop over rows, with and without something carried along.
 */
import { optionsOf, type GradOf } from '@gradus/tensor';
import { flattenResult, flattenTree } from '@gradus/ir';
import { notAFunction, readPair } from './body.js';
import type { Returned, RowOf, Tree } from './loopTypes.js';
import { besides, scanLoop, type ScanOptions } from './scanLoop.js';

/**
 * scan : ((c, x) → (c, y), c, [x]) → (c, [y]). Walks over the rows of `xs` and carries a value along:
 * [c₁, y₀] = f(c₀, x₀), [c₂, y₁] = f(c₁, x₁), … It is a `for` loop that can be differentiated in both modes,
 * batched and compiled. The body is traced once a call, whatever the length.
 *
 * The reverse pass remembers what the body's derivative needs of each step, O(T) memory; values from outside
 * of the body (weights) are not copied. With `checkpoint` it remembers O(√T) carries and computes the steps
 * between them again.
 *
 * @param f - from carry and row to `[carry, y]`; the carry keeps its tree, shapes and dtypes, y may be null
 * @param init - the first carry; a number takes the dtype that the body makes of it
 * @param xs - tree of tensors with one axis 0 of the same length; null when `length` is given
 * @param options - `length`, `reverse`, `checkpoint`
 * @returns the last carry, and all y stacked; throws GR421 where the carry changes its type, GR423 where
 *   lengths differ, GR424 where the body returns no pair
 *
 * @example
 * ```ts
 * import { scan } from '@gradus/control-flow';
 * import { array } from '@gradus/tensor';
 * const [total, sums] = scan((sum, x) => [sum.add(x), sum.add(x)], 0, array([1, 2, 3]));
 * console.log(total.item(), sums.tolist()); // => 6 [ 1, 3, 6 ]
 * ```
 */
export function scan<C extends Tree, X extends Tree, Y>(
  f: (carry: NoInfer<GradOf<C>>, x: NoInfer<RowOf<X>>) => readonly [NoInfer<Returned<C>>, Y],
  init: C,
  xs: X,
  options: ScanOptions = {},
): [GradOf<C>, GradOf<Y>] {
  return scanLoop({
    op: 'scan',
    f: f,
    read: readPair,
    carry: flattenTree(init, 'init'),
    rows: flattenTree(xs, 'xs'),
    options: optionsOf(options, ['length', 'reverse', 'checkpoint'], 'scan'),
  }) as [GradOf<C>, GradOf<Y>];
}

/**
 * map : (a → b, [a]) → [b]. `f` applied to row after row, one at a time: as `vmap(f)(xs)` in values, but with
 * the memory of one row. A scan that carries nothing.
 *
 * @param f - a function of one row
 * @param xs - tree of tensors with one axis 0 of the same length
 * @returns all results stacked; throws GR423 where lengths differ
 *
 * @example
 * ```ts
 * import { map } from '@gradus/control-flow';
 * import { array } from '@gradus/tensor';
 * console.log(map((x) => x.mul(x), array([1, 2, 3])).tolist()); // => [1, 4, 9]
 * ```
 */
export function map<X extends Tree, Y>(f: (x: NoInfer<RowOf<X>>) => Y, xs: X): GradOf<Y> {
  if (typeof f !== 'function') throw notAFunction('map', f);
  const step = (_: null, x: RowOf<X>): Y => f(x);
  Object.defineProperty(step, 'name', { value: f.name });
  const [, ys] = scanLoop({
    op: 'map',
    f: step,
    read: (result, title) => besides('y', flattenResult(result, title)),
    carry: flattenTree(null, 'carry'),
    rows: flattenTree(xs, 'xs'),
  });
  return ys as GradOf<Y>;
}
