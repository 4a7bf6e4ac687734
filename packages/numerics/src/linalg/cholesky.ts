/**
 * The Cholesky factor: A = L·Lᵀ of a symmetric positive definite matrix. Kernel: Golub and Van Loan, Matrix
 * Computations, §4.2; n³/6 multiplications. Slope: L̇ = L·Φ(L⁻¹·Ȧ·L⁻ᵀ), where Φ keeps the lower triangle and
 * half of the diagonal (Giles, An extended collection of matrix derivative results, 2008; Murray,
 * arXiv:1602.07527).
 */
import {
  add,
  bind,
  matmul,
  multiply,
  promote,
  type Primitive,
  type Tensor,
  type TensorLike,
  optionsOf,
} from '@gradus/tensor';
import { eachMatrix, maskLike, matrixTranspose, requireSquare, stacked } from './matrices.js';
import { solveTriangular } from './triangularSolve.js';

/** L of (A + Aᵀ)/2 = L·Lᵀ; NaN below and on the diagonal where there is none. */
export const choleskyPrimitive: Primitive = {
  name: 'cholesky',
  accepts: 'float',
  type: ([a]) => {
    requireSquare('cholesky', a!);
    return [{ ...a!, weak: false }];
  },
  run: ([a], _, types) =>
    eachMatrix([a!], types, ([matrix], [factor]) => factorInto(matrix!, factor!, a!.shape.at(-1)!)),
  tangent: ([da], { outputs: [l] }) => {
    if (!da) return [null];
    const half = solveTriangular(l!, symmetricPart(da));
    const whole = matrixTranspose(solveTriangular(l!, matrixTranspose(half)));
    const mask = maskLike(l!, (i, j) => (i > j ? 1 : Number(i === j) / 2));
    return [matmul(l!, multiply(whole, mask))];
  },
  batch: (inputs, mapped, size) => bind(choleskyPrimitive, stacked(inputs, mapped, size)),
  lower: { kind: 'host' },
  samples: [
    { inputs: [{ shape: [3, 3], values: [4, 1, 0.5, 0.8, 3, -0.4, 0, 1, 5] }] },
    { inputs: [{ shape: [2, 2, 2], values: [2, 1, 1, 2, 3, -1, 0.5, 1] }] },
    { inputs: [{ shape: [1, 1], values: [2] }] },
    { inputs: [{ shape: [0, 0] }] },
  ],
};

function symmetricPart(a: Tensor): Tensor {
  return multiply(add(a, matrixTranspose(a)), 0.5);
}

/** Column by column; a pivot that is not positive leaves NaN in the whole triangle. */
function factorInto(a: Float64Array, l: Float64Array, n: number): void {
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = (a[i * n + j]! + a[j * n + i]!) / 2;
      for (let k = 0; k < j; k++) sum -= l[i * n + k]! * l[j * n + k]!;
      if (i > j) l[i * n + j] = sum / l[j * n + j]!;
      else if (sum > 0) l[j * n + j] = Math.sqrt(sum);
      else return spoil(l, n);
    }
  }
}

function spoil(l: Float64Array, n: number): void {
  for (let k = 0; k < l.length; k++) l[k] = k % n <= Math.floor(k / n) ? Number.NaN : 0;
}

/** Options of `cholesky`. */
export interface CholeskyOptions {
  /** U of A = Uᵀ·U instead of L. */
  readonly upper?: boolean;
}

/**
 * The lower triangular L with A = L·Lᵀ, as `numpy.linalg.cholesky`. Of a matrix that is not symmetric the
 * symmetric part (A + Aᵀ)/2 is taken, as in JAX, so the gradient is symmetric. Slope: L·Φ(L⁻¹·Ȧ·L⁻ᵀ), Φ the
 * lower triangle with half of the diagonal. NaN where A is not positive definite, the singular ones included.
 *
 * @param a - symmetric positive definite matrices, [.., n, n]
 * @param options - `upper`
 * @returns the factors, [.., n, n]; throws GR102 for matrices that are not square
 *
 * @example
 * ```ts
 * import { cholesky } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(cholesky(array([[4, 2], [2, 10]])).tolist()); // => [[2, 0], [1, 3]]
 * ```
 */
export function cholesky(a: TensorLike, options: CholeskyOptions = {}): Tensor {
  const [lower] = bind(choleskyPrimitive, promote([a], 'cholesky', true));
  return optionsOf(options, ['upper'], 'cholesky').upper === true
    ? matrixTranspose(lower!)
    : lower!;
}
