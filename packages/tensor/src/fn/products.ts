/**
 * Products and differences that are plain compositions: the cross product, the Kronecker product, and
 * differences of neighbours.
 */
import { countOf } from '../arguments.js';
import { GradusError } from '../errors/GradusError.js';
import { multiply } from '../ops/mul.js';
import { reshape } from '../ops/reshape.js';
import { sliceAxis } from '../ops/slice.js';
import { subtract } from '../ops/sub.js';
import { promote, toTensor, type TensorLike } from '../promote.js';
import { normalizeAxis } from '../shape.js';
import type { Tensor } from '../tensor.js';
import { roll } from './repetition.js';

/**
 * The cross product of vectors of three elements along the last axis, as NumPy's `cross`.
 *
 * @param x - left operand, [..., 3]
 * @param y - right operand, [..., 3]
 * @returns x₂y₃ − x₃y₂, x₃y₁ − x₁y₃, x₁y₂ − x₂y₁; throws GR120 for other lengths
 *
 * @example
 * ```ts
 * import { array, cross } from '@gradus/tensor';
 * console.log(cross(array([1, 0, 0]), array([0, 1, 0])).tolist()); // => [0, 0, 1]
 * ```
 */
export function cross(x: TensorLike, y: TensorLike): Tensor {
  const [a, b] = promote([x, y], 'cross') as [Tensor, Tensor];
  if (a.shape.at(-1) !== 3 || b.shape.at(-1) !== 3) {
    throw new GradusError('GR120', {
      what: `cross was given shapes [${a.shape.join(', ')}] and [${b.shape.join(', ')}].`,
      why: 'The cross product is defined for vectors of three elements, along the last axis.',
      instead: 'Move the axis of three to the end with `moveaxis`.',
    });
  }
  const turn = (t: Tensor, by: number): Tensor => roll(t, -by, -1);
  return subtract(multiply(turn(a, 1), turn(b, 2)), multiply(turn(a, 2), turn(b, 1)));
}

/**
 * The Kronecker product: every element of `x` times the whole of `y`, in blocks, as NumPy's `kron`.
 *
 * @param x - left operand
 * @param y - right operand; the one with fewer axes gets axes of length 1 in front
 * @returns a tensor whose lengths are the products of lengths
 *
 * @example
 * ```ts
 * import { array, kron } from '@gradus/tensor';
 * console.log(kron(array([1, 10]), array([1, 2])).tolist()); // => [1, 2, 10, 20]
 * ```
 */
export function kron(x: TensorLike, y: TensorLike): Tensor {
  const [a, b] = promote([x, y], 'kron') as [Tensor, Tensor];
  const rank = Math.max(a.ndim, b.ndim);
  const lengths = (t: Tensor): number[] => [
    ...Array.from({ length: rank - t.ndim }, () => 1),
    ...t.shape,
  ];
  const [m, n] = [lengths(a), lengths(b)];
  const outer = reshape(
    a,
    m.flatMap((length) => [length, 1]),
  );
  const inner = reshape(
    b,
    n.flatMap((length) => [1, length]),
  );
  return reshape(
    multiply(outer, inner),
    m.map((length, i) => length * n[i]!),
  );
}

/**
 * Differences of neighbours along an axis, x[i + 1] − x[i], as NumPy's `diff`; taken n times.
 *
 * @param x - a tensor of numbers
 * @param n - how many times, from 0
 * @param axis - the axis
 * @returns the differences, n fewer along the axis; throws GR102 when there is no such axis
 *
 * @example
 * ```ts
 * import { array, diff } from '@gradus/tensor';
 * console.log(diff(array([1, 2, 4])).tolist()); // => [1, 2]
 * ```
 */
export function diff(x: TensorLike, n = 1, axis = -1): Tensor {
  let value = toTensor(x, 'diff');
  const at = normalizeAxis(axis, value.ndim, 'diff');
  const times = countOf(n, 'diff');
  for (let i = 0; i < times; i++) {
    const length = value.shape[at]!;
    if (length === 0) return value;
    value = subtract(sliceAxis(value, at, 1, length), sliceAxis(value, at, 0, length - 1));
  }
  return value;
}
