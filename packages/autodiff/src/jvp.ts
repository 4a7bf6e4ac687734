/**
 * jvp : (a → b) → (a, T a) → (b, T b). Forward mode: value and directional derivative in one run, without
 * storing anything.
 */
import {
  hasTangent,
  unflatten,
  withTrace,
  zerosOf,
  type GradOf,
  type TracedArgs,
  tensorsOf,
  optionsOf,
} from '@gradus/tensor';
import { callTree, flattenTree, nameOf } from '@gradus/ir';
import { auxiliary } from './auxiliary.js';
import { programJvp } from './jvpProgram.js';
import { JvpTrace } from './jvpTrace.js';
import { tangentLeaves } from './linearize.js';
import type { AuxOption } from './vjp.js';

/**
 * The value of `f` and its derivative J·v along the tangents.
 *
 * @param f - a function of trees
 * @param primals - its arguments
 * @param tangents - a direction, of the same trees; null for integer arguments
 * @param options - `hasAux`
 * @returns the value and its tangent (and the extras with `hasAux`)
 *
 * @example
 * ```ts
 * import { jvp } from '@gradus/autodiff';
 * const [y, t] = jvp((x) => x.mul(x), [3], [1]);
 * console.log(y.item(), t.item()); // => 9 6
 * ```
 */
export function jvp<A extends readonly unknown[], R>(
  f: (...args: TracedArgs<A>) => R,
  primals: readonly [...A],
  tangents: readonly unknown[],
  options: AuxOption = {},
): [GradOf<R>, GradOf<R>, ...unknown[]] {
  const title = `jvp of ${nameOf(f)}`;
  const hasAux = optionsOf(options, ['hasAux'], title).hasAux === true;
  const flat = flattenTree(tensorsOf(primals, title), 'primals');
  const given = tangentLeaves(tangents, { primals, ...flat });
  const { main, aux } = auxiliary(f, hasAux, title);
  const trace = new JvpTrace(title, programJvp);
  const leaves = flat.leaves.map((x, i) => trace.attach(x, hasTangent(x.type) ? given[i]! : null));
  try {
    const result = withTrace(trace, () => callTree(main, flat.shape, leaves, title));
    const outputs = result.leaves.map((y) => trace.primalOf(y));
    const slopes = result.leaves.map((y) => trace.tangentOf(y) ?? zerosOf(y.type));
    const pair: [GradOf<R>, GradOf<R>] = [
      unflatten(result.shape, outputs) as GradOf<R>,
      unflatten(result.shape, slopes) as GradOf<R>,
    ];
    return hasAux ? [...pair, aux()] : pair;
  } finally {
    trace.active = false;
  }
}
