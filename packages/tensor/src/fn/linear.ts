/**
 * Products of vectors and matrices by NumPy's rules, all of them one contraction with suitable axes.
 */
import { countOf, listOf } from '../arguments.js';
import { GradusError } from '../errors/GradusError.js';
import { contractAxes } from '../ops/dot.js';
import { multiply } from '../ops/mul.js';
import { reshape } from '../ops/reshape.js';
import { transpose } from '../ops/transpose.js';
import { promote, type TensorLike } from '../promote.js';
import { broadcastShapes, normalizeAxis, type Shape } from '../shape.js';
import type { Tensor } from '../tensor.js';

/**
 * The matrix product. 1-D operands are a row on the left and a column on the right; further axes in front
 * are a batch, broadcast as in NumPy's `matmul`. Slopes: c·yᵀ and xᵀ·c.
 *
 * @param x - [K] or [..., M, K]
 * @param y - [K] or [..., K, N]
 * @returns [..., M, N], without M or N for 1-D operands; throws GR120 where K differs or for scalars
 *
 * @example
 * ```ts
 * import { array, matmul } from '@gradus/tensor';
 * console.log(matmul(array([[1, 2], [3, 4]]), array([5, 6])).tolist()); // => [17, 39]
 * ```
 */
export function matmul(x: TensorLike, y: TensorLike): Tensor {
  const [a, b] = promote([x, y], 'matmul') as [Tensor, Tensor];
  requireInner('matmul', a, b);
  if (a.ndim > 2 || b.ndim > 2) return batchedProduct(a, b);
  return sumOfProducts(a, b, [a.ndim - 1], [Math.max(0, b.ndim - 2)]);
}

/** Axes in front: those of both operands go side by side, those of one alone are free, as its rows are. */
function batchedProduct(a: Tensor, b: Tensor): Tensor {
  const [rows, columns] = [a.ndim > 1 ? ['row'] : [], b.ndim > 1 ? ['column'] : []];
  const [leadA, leadB] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
  const lead = broadcastShapes(leadA, leadB, 'matmul');
  const [inA, inB] = [places(leadA, lead), places(leadB, lead)];
  const left = reshape(a, [...inA.map((p) => lead[p]!), ...a.shape.slice(-2)]);
  const right = reshape(b, [...inB.map((p) => lead[p]!), ...b.shape.slice(-2)]);
  const shared = inA.filter((p) => inB.includes(p));
  const product = contractAxes(left, right, {
    contract: [[left.ndim - 1], [Math.max(0, right.ndim - 2)]],
    batch: [shared.map((p) => inA.indexOf(p)), shared.map((p) => inB.indexOf(p))],
  });
  const alone = (mine: number[]): number[] => mine.filter((p) => !shared.includes(p));
  const found = [...shared, ...alone(inA), ...rows, ...alone(inB), ...columns];
  const wanted = [...lead.keys(), ...rows, ...columns];
  return transpose(
    product,
    wanted.map((name) => found.indexOf(name)),
  );
}

/** Places of the common batch that an operand really has: not missing, and not stretched from 1. */
function places(own: Shape, lead: Shape): number[] {
  const shift = lead.length - own.length;
  return [...lead.keys()].filter((p) => p >= shift && own[p - shift] === lead[p]);
}

/** The last axis of x and the second last of y (the only one, if it has one) must have one length. */
function requireInner(op: string, x: Tensor, y: Tensor): void {
  const [m, n] = [x.shape.at(-1), y.shape.at(y.ndim > 1 ? -2 : -1)];
  if (m === undefined || m !== n) throw innerMismatch(op, [x.shape, y.shape], [m, n]);
}

function innerMismatch(
  op: string,
  [x, y]: readonly [Shape, Shape],
  [m, n]: readonly (number | undefined)[],
): GradusError {
  const scalar = m === undefined || n === undefined;
  return new GradusError('GR120', {
    what: `${op} cannot multiply shapes [${x.join(', ')}] and [${y.join(', ')}]${scalar ? '' : `: ${m} is not ${n}`}.`,
    why: scalar
      ? 'A matrix product sums over an axis of each operand; a scalar has none.'
      : 'It sums over the last axis of the left operand and the second last (or only) one of the right.',
    instead: scalar
      ? 'Use `multiply`, or `x.mul(y)`.'
      : 'Transpose one of them: `x.transpose()`, or write `tensordot` with the axes.',
  });
}

/**
 * NumPy's `dot`: the sum over the last axis of `x` and the second last of `y`; a product when either is a
 * scalar. Unlike `matmul` it does not pair up further axes: they all appear in the result.
 *
 * @param x - left operand
 * @param y - right operand
 * @returns the product; throws GR120 where lengths differ
 *
 * @example
 * ```ts
 * import { array, dot } from '@gradus/tensor';
 * console.log(dot(array([1, 2]), array([3, 4])).item()); // => 11
 * ```
 */
export function dot(x: TensorLike, y: TensorLike): Tensor {
  const [a, b] = promote([x, y], 'dot') as [Tensor, Tensor];
  if (a.ndim === 0 || b.ndim === 0) return multiply(a, b);
  requireInner('dot', a, b);
  return sumOfProducts(a, b, [a.ndim - 1], [Math.max(0, b.ndim - 2)]);
}

function sumOfProducts(
  x: Tensor,
  y: Tensor,
  left: readonly number[],
  right: readonly number[],
): Tensor {
  return contractAxes(x, y, { contract: [left, right], batch: [[], []] });
}

/**
 * The sum over the last axes of both operands, as NumPy's `inner`; a product when either is a scalar.
 *
 * @param x - left operand
 * @param y - right operand
 * @returns [x without its last axis, y without its last axis]; throws GR120 where lengths differ
 *
 * @example
 * ```ts
 * import { array, inner } from '@gradus/tensor';
 * console.log(inner(array([[1, 2], [3, 4]]), array([1, 10])).tolist()); // => [21, 43]
 * ```
 */
export function inner(x: TensorLike, y: TensorLike): Tensor {
  const [a, b] = promote([x, y], 'inner') as [Tensor, Tensor];
  if (a.ndim === 0 || b.ndim === 0) return multiply(a, b);
  return sumOfProducts(a, b, [a.ndim - 1], [b.ndim - 1]);
}

/**
 * Every element of `x` times every element of `y`, both flattened, as NumPy's `outer`.
 *
 * @param x - left operand
 * @param y - right operand
 * @returns a tensor of [x.size, y.size]
 *
 * @example
 * ```ts
 * import { array, outer } from '@gradus/tensor';
 * console.log(outer(array([1, 2]), array([3, 4])).tolist()); // => [[3, 4], [6, 8]]
 * ```
 */
export function outer(x: TensorLike, y: TensorLike): Tensor {
  const [a, b] = promote([x, y], 'outer') as [Tensor, Tensor];
  return multiply(reshape(a, [a.size, 1]), reshape(b, [1, b.size]));
}

/**
 * The scalar product of both operands flattened, as NumPy's `vdot` for real numbers.
 *
 * @param x - left operand
 * @param y - right operand, of as many elements
 * @returns a scalar; throws GR120 where sizes differ
 *
 * @example
 * ```ts
 * import { array, vdot } from '@gradus/tensor';
 * console.log(vdot(array([[1, 2]]), array([3, 4])).item()); // => 11
 * ```
 */
export function vdot(x: TensorLike, y: TensorLike): Tensor {
  const [a, b] = promote([x, y], 'vdot') as [Tensor, Tensor];
  return sumOfProducts(reshape(a, [a.size]), reshape(b, [b.size]), [0], [0]);
}

/** Axes of `tensordot`: how many, or which of each. */
export type TensordotAxes =
  | number
  | readonly [readonly number[] | number, readonly number[] | number];

/**
 * The sum over chosen pairs of axes, as NumPy's `tensordot`. A number n pairs the last n axes of `x` with
 * the first n of `y`.
 *
 * @param x - left operand
 * @param y - right operand
 * @param axes - how many axes, or `[axes of x, axes of y]`
 * @returns [other axes of x, other axes of y]; throws GR120 where paired lengths differ
 *
 * @example
 * ```ts
 * import { arange, tensordot } from '@gradus/tensor';
 * const x = arange(6).reshape([2, 3]);
 * console.log(tensordot(x, x, [[0], [0]]).tolist()); // => [[9, 12, 15], [12, 17, 22], [15, 22, 29]]
 * ```
 */
export function tensordot(x: TensorLike, y: TensorLike, axes: TensordotAxes = 2): Tensor {
  const [a, b] = promote([x, y], 'tensordot') as [Tensor, Tensor];
  if (typeof axes === 'number') {
    const count = Array.from({ length: countOf(axes, 'tensordot') }, (_, i) => i);
    const first = count.map((i) => i - axes).map((i) => normalizeAxis(i, a.ndim, 'tensordot'));
    return sumOfProducts(a, b, first, axesOf(count, b));
  }
  const [first, second] = listOf(axes, 'tensordot', PAIR);
  return sumOfProducts(a, b, axesOf(first!, a), axesOf(second!, b));
}

const PAIR = 'a count of axes, or a pair: the axes of one operand and those of the other';

function axesOf(axes: readonly number[] | number, x: Tensor): number[] {
  return listOf(axes, 'tensordot', PAIR).map((axis) => normalizeAxis(axis, x.ndim, 'tensordot'));
}
