/**
 * The inverse of a small matrix by Gauss–Jordan elimination with partial pivoting: O(n³), one step of a loop a
 * column, so a program of a few equations whatever n. Made of differentiable operations alone. Where the
 * matrix is singular a pivot is 0 and the result is infinite or NaN.
 */
import {
  abs,
  arange,
  argmax,
  concatenate,
  equal,
  eye,
  greaterEqual,
  reciprocal,
  take,
  type Tensor,
} from '@gradus/tensor';
import { foriLoop, where } from '@gradus/control-flow';

/**
 * A⁻¹.
 *
 * @param matrix - float, of shape [n, n]
 * @returns the inverse
 */
export function inverse(matrix: Tensor): Tensor {
  const n = matrix.shape[0]!;
  if (n === 1) return reciprocal(matrix); // one equation, the most common system
  const rows = arange(n).reshape([n, 1]);
  const unit = eye(n, n, { dtype: matrix.dtype });
  const eliminate = (k: Tensor, m: Tensor): Tensor => {
    const candidates = where(greaterEqual(rows, k), abs(take(m, k, 1)).reshape([n, 1]), -1);
    const best = argmax(candidates.reshape([n]));
    const [own, chosen] = [equal(rows, k), equal(rows, best)];
    const pivot = take(m, best, 0);
    const swapped = where(own, pivot, where(chosen, take(m, k, 0), m));
    const unitRow = pivot.div(take(pivot, k));
    const factors = take(swapped, k, 1).reshape([n, 1]);
    return where(own, unitRow, swapped.sub(factors.mul(unitRow)));
  };
  const start = concatenate([matrix, unit], 1);
  return foriLoop(0, n, eliminate, start).slice([], [n, 2 * n]);
}
