/**
 * `associativeScan`: all running totals x₀, x₀∘x₁, x₀∘x₁∘x₂, … of an associative ∘, in O(log n) rounds of
 * whole-array work instead of n steps. Neighbours are combined in pairs, the pairs are scanned by the same
 * method, which gives every second total; the ones between take one more combination each. O(n) combinations
 * in all. (The odd-even form of Ladner and Fischer, Parallel Prefix Computation, J. ACM 27, 1980; also
 * Blelloch, Prefix Sums and Their Applications, 1990.)
 */
import {
  concatAlong,
  flip,
  GradusError,
  normalizeAxis,
  reshape,
  sliceAxis,
  stack,
  stridedSlice,
  unflatten,
  type GradOf,
  type Tensor,
  optionsOf,
} from '@gradus/tensor';
import { flattenResult, flattenTree, nameOf } from '@gradus/ir';
import type { Returned, Tree } from './loopTypes.js';
import { compareTrees } from './mismatch.js';

/** Options of an associative scan. */
export interface AssociativeScanOptions {
  /** Totals from the end, as if `elems` were flipped before and after: … , xₙ₋₁∘xₙ₋₂, xₙ₋₁. */
  readonly reverse?: boolean;
  /** The axis along which to combine, 0 when left out. */
  readonly axis?: number;
}

type Leaves = readonly Tensor[];

/**
 * associativeScan : ((a, a) → a, [a]) → [a]. Running totals of an associative function. Associativity is
 * believed, not checked; in floating point the order of combinations shows in the last digits.
 *
 * @param f - combines two trees of rows; it is given many rows at once, stacked along the axis, so it must work
 *   row by row (elementwise, or under `vmap`)
 * @param elems - tree of tensors of one length along the axis
 * @param options - `reverse`, `axis`
 * @returns the totals, of the tree and shapes of `elems`; throws GR421 where `f` changes the type, GR423 where
 *   lengths differ
 *
 * @example
 * ```ts
 * import { associativeScan } from '@gradus/control-flow';
 * import { array } from '@gradus/tensor';
 * console.log(associativeScan((a, b) => a.mul(b), array([1, 2, 3, 4])).tolist()); // => [1, 2, 6, 24]
 * ```
 */
export function associativeScan<T extends Tree>(
  f: (a: NoInfer<GradOf<T>>, b: NoInfer<GradOf<T>>) => NoInfer<Returned<T>>,
  elems: T,
  options: AssociativeScanOptions = {},
): GradOf<T> {
  const title = `associativeScan of ${nameOf(f)}`;
  const { axis = 0, reverse = false } = optionsOf(options, ['axis', 'reverse'], 'associativeScan');
  const { leaves, shape } = flattenTree(elems, 'elems');
  const axes = leaves.map((x) => normalizeAxis(axis, x.shape.length, 'associativeScan'));
  requireOneLength(leaves.map((x, i) => x.shape[axes[i]!]!));
  const combine = (a: Leaves, b: Leaves): Leaves => {
    const result = flattenResult(
      f(unflatten(shape, a) as GradOf<T>, unflatten(shape, b) as GradOf<T>),
      title,
    );
    const given = { name: 'went in', shape, types: a.map((x) => x.type) };
    const made = { ...result, name: 'came out', types: result.leaves.map((x) => x.type) };
    const found = compareTrees(given, made, 'rows');
    if (found !== null) throw changes(title, found.lines);
    return result.leaves;
  };
  const turned = (xs: Leaves): Leaves => (reverse ? xs.map((x, i) => flip(x, axes[i])) : xs);
  return unflatten(shape, turned(totals(turned(leaves), { axes, combine }))) as GradOf<T>;
}

interface Combination {
  /** The axis of each leaf. */
  readonly axes: readonly number[];
  combine(a: Leaves, b: Leaves): Leaves;
}

function totals(xs: Leaves, combination: Combination): Leaves {
  const { axes, combine } = combination;
  const length = xs.length === 0 ? 0 : xs[0]!.shape[axes[0]!]!;
  if (length < 2) return xs;
  const from = (ys: Leaves, start: number, limit: number): Leaves =>
    ys.map((y, i) => sliceAxis(y, axes[i]!, start, limit));
  const every2nd = (start: number, limit: number): Leaves =>
    xs.map((x, i) => everySecond(x, axes[i]!, start, limit));
  const pairs = combine(every2nd(0, length - 1), every2nd(1, length));
  const odd = totals(pairs, combination);
  const half = Math.floor(length / 2);
  const before = Math.ceil(length / 2) - 1;
  const first = from(xs, 0, 1);
  const between = before === 0 ? [] : combine(from(odd, 0, before), every2nd(2, length));
  return xs.map((_, i) => {
    const axis = axes[i]!;
    const even = before === 0 ? first[i]! : concatAlong([first[i]!, between[i]!], axis);
    return interleave(even, odd[i]!, axis, half);
  });
}

function everySecond(x: Tensor, axis: number, start: number, limit: number): Tensor {
  return stridedSlice(x, {
    start: x.shape.map((_, i) => (i === axis ? start : 0)),
    limit: x.shape.map((n, i) => (i === axis ? limit : n)),
    step: x.shape.map((_, i) => (i === axis ? 2 : 1)),
  });
}

/** even₀, odd₀, even₁, odd₁, …; there may be one even more. */
function interleave(even: Tensor, odd: Tensor, axis: number, half: number): Tensor {
  const pairs = stack([sliceAxis(even, axis, 0, half), odd], axis + 1);
  const woven = reshape(pairs, odd.shape.with(axis, 2 * half));
  const rest = even.shape[axis]! - half;
  return rest === 0 ? woven : concatAlong([woven, sliceAxis(even, axis, half, half + rest)], axis);
}

function requireOneLength(lengths: readonly number[]): void {
  if (lengths.every((n) => n === lengths[0])) return;
  throw new GradusError('GR423', {
    what: `associativeScan was given elems of lengths ${lengths.join(', ')}.`,
    why: 'All of them are combined together along the axis, so they have one length.',
    instead: 'Slice them to one length.',
  });
}

function changes(title: string, lines: readonly string[]): GradusError {
  return new GradusError('GR421', {
    what: `the function changes the type of what it combines (${title}).\n${lines.join('\n')}`,
    why: 'Totals are combined with totals again, so a combination of two has the tree, shapes and dtypes of each.',
    instead:
      'Return what was given: the same tree and shapes. The function sees many rows at once; use `vmap` inside for what works on one.',
  });
}
