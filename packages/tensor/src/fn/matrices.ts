/**
 * Diagonals and triangles. A diagonal is a strided slice of the matrix in a row: going down one row and
 * right one column is a step of (columns + 1).
 */
import { wholeNumber } from '../arguments.js';
import { allocate } from '../dtype.js';
import { fromData, zerosOf } from '../concrete.js';
import { GradusError } from '../errors/GradusError.js';
import { broadcastTo } from '../ops/broadcast.js';
import { padWithZeros } from '../ops/pad.js';
import { reshape } from '../ops/reshape.js';
import { select } from '../ops/select.js';
import { stridedSlice } from '../ops/slice.js';
import { toTensor, type TensorLike } from '../promote.js';
import { typeOf } from '../type.js';
import type { Tensor } from '../tensor.js';
import { sum } from './reductions.js';
import { moveaxis } from './shaping.js';

function matrixNeeded(op: string, x: Tensor): GradusError {
  return new GradusError('GR102', {
    what: `${op} was given a tensor of shape [${x.shape.join(', ')}].`,
    why: 'It works on matrices: rows and columns.',
    instead: `Reshape it to rows and columns, as in \`x.reshape([1, ${x.size}])\`; \`expandDims\` adds an axis.`,
  });
}

/**
 * The elements (i, i + offset) of two axes, as a last axis, as NumPy's `diagonal`.
 *
 * @param x - a tensor of at least two axes
 * @param offset - how far right of the main diagonal; negative is below it
 * @param axis1 - the axis of rows
 * @param axis2 - the axis of columns
 * @returns the other axes, then the diagonal; throws GR102 for fewer than two axes
 *
 * @example
 * ```ts
 * import { array, diagonal } from '@gradus/tensor';
 * console.log(diagonal(array([[1, 2], [3, 4]])).tolist()); // => [1, 4]
 * ```
 */
export function diagonal(x: TensorLike, offset = 0, axis1 = 0, axis2 = 1): Tensor {
  const value = toTensor(x, 'diagonal');
  if (value.ndim < 2) throw matrixNeeded('diagonal', value);
  wholeNumber(offset, 'diagonal', 'the offset');
  const last = moveaxis(value, [axis1, axis2], [-2, -1]);
  const lead = last.shape.slice(0, -2);
  const [rows, columns] = last.shape.slice(-2) as [number, number];
  const count = Math.max(0, Math.min(rows + Math.min(offset, 0), columns - Math.max(offset, 0)));
  const first = count === 0 ? 0 : offset >= 0 ? offset : -offset * columns;
  const end = count === 0 ? 0 : first + (count - 1) * (columns + 1) + 1;
  return stridedSlice(reshape(last, [...lead, rows * columns]), {
    start: [...lead.map(() => 0), first],
    limit: [...lead, end],
    step: [...lead.map(() => 1), columns + 1],
  });
}

/**
 * A vector as the diagonal of a matrix of zeros; of a matrix the diagonal, as NumPy's `diag`.
 *
 * @param x - a vector or a matrix
 * @param k - how far right of the main diagonal; negative is below it
 * @returns a matrix or a vector; throws GR102 for other tensors
 *
 * @example
 * ```ts
 * import { array, diag } from '@gradus/tensor';
 * console.log(diag(array([1, 2])).tolist()); // => [[1, 0], [0, 2]]
 * ```
 */
export function diag(x: TensorLike, k = 0): Tensor {
  const value = toTensor(x, 'diag');
  if (value.ndim === 2) return diagonal(value, k);
  if (value.ndim !== 1) throw matrixNeeded('diag', value);
  wholeNumber(k, 'diag', 'the offset k');
  const n = value.size;
  const m = n + Math.abs(k);
  const lo = k >= 0 ? k : -k * m;
  const used = n === 0 ? 0 : (n - 1) * (m + 1) + 1;
  if (n === 0) return zerosOf(typeOf(value.dtype, [m, m]));
  const row = padWithZeros(value, { lo: [lo], hi: [m * m - lo - used], interior: [m] });
  return reshape(row, [m, m]);
}

/**
 * The sum of a diagonal, as NumPy's `trace`. Slope: 1 on the diagonal, 0 elsewhere.
 *
 * @param x - a tensor of at least two axes
 * @param offset - how far right of the main diagonal
 * @param axis1 - the axis of rows
 * @param axis2 - the axis of columns
 * @returns the sums; throws GR102 for fewer than two axes
 *
 * @example
 * ```ts
 * import { array, trace } from '@gradus/tensor';
 * console.log(trace(array([[1, 2], [3, 4]])).item()); // => 5
 * ```
 */
export function trace(x: TensorLike, offset = 0, axis1 = 0, axis2 = 1): Tensor {
  return sum(diagonal(x, offset, axis1, axis2), -1);
}

/**
 * Matrices with zeros above the diagonal, as NumPy's `tril`.
 *
 * @param x - a tensor whose last two axes are rows and columns
 * @param k - the last diagonal kept; 0 is the main one
 * @returns the lower triangles; throws GR102 for fewer than two axes
 *
 * @example
 * ```ts
 * import { array, tril } from '@gradus/tensor';
 * console.log(tril(array([[1, 2], [3, 4]])).tolist()); // => [[1, 0], [3, 4]]
 * ```
 */
export function tril(x: TensorLike, k = 0): Tensor {
  wholeNumber(k, 'tril', 'the offset k');
  return triangle(toTensor(x, 'tril'), 'tril', (row, column) => column - row <= k);
}

/**
 * Matrices with zeros below the diagonal, as NumPy's `triu`.
 *
 * @param x - a tensor whose last two axes are rows and columns
 * @param k - the first diagonal kept; 0 is the main one
 * @returns the upper triangles; throws GR102 for fewer than two axes
 *
 * @example
 * ```ts
 * import { array, triu } from '@gradus/tensor';
 * console.log(triu(array([[1, 2], [3, 4]])).tolist()); // => [[1, 2], [0, 4]]
 * ```
 */
export function triu(x: TensorLike, k = 0): Tensor {
  wholeNumber(k, 'triu', 'the offset k');
  return triangle(toTensor(x, 'triu'), 'triu', (row, column) => column - row >= k);
}

function triangle(x: Tensor, op: string, kept: (row: number, column: number) => boolean): Tensor {
  if (x.ndim < 2) throw matrixNeeded(op, x);
  const [rows, columns] = x.shape.slice(-2) as [number, number];
  const mask = allocate('bool', rows * columns);
  for (let i = 0; i < mask.length; i++) {
    mask[i] = Number(kept(Math.floor(i / columns), i % columns));
  }
  const condition = fromData(typeOf('bool', [rows, columns]), mask);
  return select(broadcastTo(condition, x.shape), x, zerosOf(x.type));
}
