/**
 * vmap : (a → b) → [a] → [b]. Runs the function once, on values that stand for a whole batch.
 */
import {
  GradusError,
  normalizeAxis,
  transpose,
  unflatten,
  withTrace,
  type GradOf,
  type LiftableArgs,
  type Tensor,
  type TreeShape,
} from '@gradus/tensor';
import { callTree, flattenTree, nameOf, type TreeFunction } from '@gradus/ir';
import { axesOf, type Axes } from './axes.js';
import { programBatcher } from './batchProgram.js';
import { BatchTrace, repeat } from './batchTrace.js';

/**
 * Maps `f` over an axis of its arguments: vmap(f)(xs)[i] = f(xs[i]), in one run.
 *
 * @param f - a function of trees
 * @param inAxes - axis to map over: a number for all, `null` for "not mapped", or an array with one entry
 *   an argument, each a number, null or a tree of them
 * @param outAxes - where the batch axis goes in the results
 * @returns a function of stacked arguments; throws GR500 where lengths differ, GR501 when nothing is mapped
 *
 * @example
 * ```ts
 * import { vmap } from '@gradus/batching';
 * import { array, type Tensor } from '@gradus/tensor';
 * const scale = (x: Tensor, w: Tensor) => x.mul(w);
 * console.log(vmap(scale, [0, null])(array([1, 2]), 10).tolist()); // => [10, 20]
 * ```
 */
export function vmap<A extends unknown[], R>(
  f: (...args: A) => R,
  inAxes: Axes = 0,
  outAxes: Axes = 0,
): (...args: LiftableArgs<A>) => GradOf<R> {
  const title = `vmap of ${nameOf(f)}`;
  return (...args) => {
    const { leaves, shape } = flattenTree(args, 'args');
    const axes = axesOf(inAxes, shape, leaves, 'inAxes');
    const size = batchSize(leaves, axes, title);
    const trace = new BatchTrace(title, size, programBatcher);
    try {
      const values = leaves.map((x, i) => {
        const axis = axes[i]!;
        return axis === null ? x : trace.map(moveAxis(x, axis, 0));
      });
      const result = withTrace(trace, () =>
        callTree(f as unknown as TreeFunction, shape, values, title),
      );
      return collect(trace, result, outAxes) as GradOf<R>;
    } finally {
      trace.active = false;
    }
  };
}

function collect(
  trace: BatchTrace,
  result: { readonly leaves: Tensor[]; readonly shape: TreeShape },
  outAxes: Axes,
): unknown {
  const stacked = result.leaves.map((y) =>
    y.trace === trace ? trace.stackedOf(y) : repeat(y, trace.size),
  );
  const axes = axesOf(outAxes, result.shape, stacked, 'outAxes');
  const placed = stacked.map((y, i) => {
    const axis = axes[i]!;
    if (axis !== null) return moveAxis(y, 0, axis);
    if (result.leaves[i]!.trace !== trace) return result.leaves[i]!;
    throw new GradusError('GR503', {
      what: `outAxes is null for a result that depends on the batch (${trace.title}).`,
      why: 'null says that the result is the same for every element of the batch; this one is not.',
      instead: 'Give an axis number for it.',
    });
  });
  return unflatten(result.shape, placed);
}

function batchSize(
  leaves: readonly Tensor[],
  axes: readonly (number | null)[],
  title: string,
): number {
  const sizes = leaves.flatMap((x, i) => (axes[i] === null ? [] : [x.shape[axes[i]!]!]));
  const [size] = sizes;
  if (size === undefined) {
    throw new GradusError('GR501', {
      what: `no argument is mapped (${title}).`,
      why: 'The length of the batch comes from a mapped argument.',
      instead: 'Give at least one argument an axis in `inAxes`.',
    });
  }
  if (sizes.every((n) => n === size)) return size;
  throw new GradusError('GR500', {
    what: `mapped axes differ in length: ${sizes.join(', ')} (${title}).`,
    why: 'All mapped arguments are walked together, so they have one length.',
    instead: 'Slice them to one length, or map fewer arguments with `inAxes`.',
  });
}

/**
 * Moves one axis of a tensor, keeping the order of the others.
 *
 * @param x - a tensor
 * @param from - the axis
 * @param to - its new place
 * @returns the transposed view
 */
export function moveAxis(x: Tensor, from: number, to: number): Tensor {
  const rank = x.shape.length;
  const [a, b] = [normalizeAxis(from, rank, 'vmap'), normalizeAxis(to, rank, 'vmap')];
  if (a === b) return x;
  const order = x.shape.map((_, i) => i).filter((i) => i !== a);
  return transpose(x, order.toSpliced(b, 0, a));
}
