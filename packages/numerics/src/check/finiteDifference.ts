/**
 * Derivatives from values alone, in double precision: the second opinion on every gradient.
 */
import {
  astype,
  contiguous,
  flatten,
  fromData,
  GradusError,
  isFloat,
  printType,
  toTensor,
  typeOf,
  unflatten,
  withDefaultDtype,
  type Tensor,
  type TreeShape,
  tensorsOf,
  shown,
  wrongKind,
} from '@gradus/tensor';
import { ridders, type Estimate } from './ridders.js';

/** A function of trees with its arguments flattened and lifted to float64. */
export interface LiftedCall {
  readonly shape: TreeShape;
  readonly leaves: readonly Tensor[];
  run(leaves: readonly Tensor[]): readonly Tensor[];
}

/**
 * Flattens a call and lifts its float leaves to float64.
 *
 * @param f - a function of trees
 * @param args - its arguments
 * @returns the call on leaves
 */
export function liftCall(f: (...args: never[]) => unknown, args: readonly unknown[]): LiftedCall {
  if (typeof f !== 'function') throw wrongKind('a check of gradients', shown(f), 'a function');
  const [found, shape] = flatten(tensorsOf(args, 'a check of gradients'), 'args');
  const leaves = found.map((leaf) => {
    const x = toTensor(leaf, 'args');
    return isFloat(x.dtype) ? astype(x, 'float64') : x;
  });
  const run = (given: readonly Tensor[]): readonly Tensor[] =>
    withDefaultDtype('float64', () => {
      const result = f(...(unflatten(shape, given) as never[]));
      return flatten(result, 'result')[0].map((y) => toTensor(y, 'result'));
    });
  return { shape, leaves, run };
}

/**
 * Moves leaves along a direction: x + t·v for floats, x itself for the rest.
 *
 * @param leaves - where to start
 * @param direction - one array a leaf, null for leaves that stay
 * @param t - how far
 * @returns the moved leaves
 */
export function moved(
  leaves: readonly Tensor[],
  direction: readonly (Float64Array | null)[],
  t: number,
): Tensor[] {
  return leaves.map((x, i) => {
    const v = direction[i];
    if (!v) return x;
    const data = Float64Array.from(contiguous(x), (value, k) => value + t * v[k]!);
    return fromData(typeOf('float64', x.shape), data);
  });
}

/**
 * A step that suits the size of the numbers.
 *
 * @param leaves - where a difference is to be taken
 * @returns the first, largest step
 */
export function stepFor(leaves: readonly Tensor[]): number {
  let size = 0;
  for (const x of leaves)
    if (isFloat(x.dtype)) for (const v of contiguous(x)) size = Math.max(size, Math.abs(v));
  return 1e-3 * Math.max(1, Number.isFinite(size) ? Math.min(size, 1e3) : 1);
}

/**
 * The gradient of `f` with respect to its arguments, one element at a time, from values in float64.
 * Costs about 20 calls an element.
 *
 * @param f - a function of trees that returns one float
 * @param args - its arguments
 * @returns one tree an argument, float64; zeros for integer leaves
 *
 * @example
 * ```ts
 * import { finiteDifference } from '@gradus/numerics';
 * import type { Tensor } from '@gradus/tensor';
 * const [slope] = finiteDifference((x: Tensor) => x.mul(x), [3]);
 * console.log(Math.abs(slope.item() - 6) < 1e-9); // => true
 * ```
 */
export function finiteDifference<A extends readonly unknown[]>(
  f: (...args: never[]) => unknown,
  args: readonly [...A],
): { [K in keyof A]: Tensor } {
  const call = liftCall(f, args);
  const gradients = call.leaves.map((x, i) => {
    const data = Float64Array.from({ length: x.size }, (_, k) =>
      isFloat(x.dtype) ? partial(call, i, k).slope : 0,
    );
    return fromData(typeOf('float64', x.shape), data);
  });
  return unflatten(call.shape, gradients) as { [K in keyof A]: Tensor };
}

function partial(call: LiftedCall, leaf: number, element: number): Estimate {
  const size = Math.abs(contiguous(call.leaves[leaf]!)[element]!);
  const direction = call.leaves.map((x, i) => {
    if (i !== leaf) return null;
    const v = new Float64Array(x.size);
    v[element] = 1;
    return v;
  });
  const value = (t: number): number => {
    const [y] = call.run(moved(call.leaves, direction, t));
    if (y !== undefined && y.size === 1) return contiguous(y)[0]!;
    throw new GradusError('GR410', {
      what: `the function returned ${y === undefined ? 'an empty tree' : printType(y.type)}; a finite difference needs one float.`,
      why: 'It divides the change of one number by the step; several numbers have one slope each.',
      instead: 'Reduce the result, `.sum()` or `.mean()`, or ask for one entry of it.',
    });
  };
  return ridders(value, 1e-2 * Math.max(1e-3, Math.min(size, 1e3) || 1));
}
