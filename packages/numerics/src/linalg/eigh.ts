/**
 * Eigenvalues and eigenvectors of symmetric matrices: A = V·diag(w)·Vᵀ. With E = Vᵀ·Ȧ·V the slopes are ẇ = diag E
 * and V̇ = V·(F∘E), F(i, j) = 1/(w(j) − w(i)) off the diagonal (Magnus 1985; Giles 2008). Eigenvalues need no
 * F: their symmetric functions have finite, true gradients also where eigenvalues are equal. Eigenvectors of
 * equal eigenvalues have no slope, any rotation of them will do: there F is infinite, and what uses them becomes
 * NaN rather than a number that looks right.
 */
import {
  add,
  bind,
  diagonal,
  divide,
  expandDims,
  matmul,
  multiply,
  promote,
  subtract,
  type Primitive,
  type Tensor,
  type TensorLike,
} from '@gradus/tensor';
import { eigenSymmetric } from './kernels/jacobi.js';
import {
  eachMatrix,
  identityLike,
  maskLike,
  matrixTranspose,
  requireSquare,
  stacked,
} from './matrices.js';

/** Ascending eigenvalues, and eigenvectors as columns, of (A + Aᵀ)/2. */
export const eighPrimitive: Primitive = {
  name: 'eigh',
  accepts: 'float',
  type: ([a]) => {
    requireSquare('eigh', a!);
    const { dtype, shape } = a!;
    return [
      { dtype, shape: shape.slice(0, -1), weak: false },
      { dtype, shape, weak: false },
    ];
  },
  run: ([a], _, types) => {
    const n = a!.shape.at(-1)!;
    return eachMatrix([a!], types, ([matrix], results) => {
      const half = matrix!.map((x, k) => (x + matrix![(k % n) * n + Math.floor(k / n)]!) / 2);
      eigenSymmetric(half, n, results as [Float64Array, Float64Array]);
    });
  },
  tangent: ([da], { outputs: [w, v] }) => {
    if (!da) return [null, null];
    const symmetric = multiply(add(da, matrixTranspose(da)), 0.5);
    const e = matmul(matrixTranspose(v!), matmul(symmetric, v!));
    return [diagonal(e, 0, -2, -1), matmul(v!, multiply(inverseGaps(w!), e))];
  },
  batch: (inputs, mapped, size) => bind(eighPrimitive, stacked(inputs, mapped, size)),
  lower: { kind: 'host' },
  samples: [
    { inputs: [{ shape: [3, 3], values: [4, 1, 0.5, 0.8, 1, -0.4, 0, 1, -2] }] },
    { inputs: [{ shape: [2, 2, 2], values: [2, 1, 1, 3, 3, -1, 0.5, 1] }] },
    { inputs: [{ shape: [1, 1], values: [2] }] },
    { inputs: [{ shape: [0, 0] }] },
  ],
};

/**
 * 1/(w(j) − w(i)) at row i and column j, 0 on the diagonal; infinite where two values are equal.
 *
 * @param w - values, [.., n]
 * @returns the inverse differences, [.., n, n]
 */
export function inverseGaps(w: Tensor): Tensor {
  const gaps = subtract(expandDims(w, -2), expandDims(w, -1));
  return divide(
    maskLike(gaps, (i, j) => Number(i !== j)),
    add(gaps, identityLike(gaps)),
  );
}

/**
 * Eigenvalues and eigenvectors of symmetric matrices, as `numpy.linalg.eigh`. Of a matrix that is not
 * symmetric the symmetric part is taken, as in JAX. The sign of an eigenvector is not determined. Slopes: of
 * w, vᵢᵀ·Ȧ·vᵢ; of v, Σⱼ vⱼ·(vⱼᵀ·Ȧ·vᵢ)/(wᵢ − wⱼ), which is not finite where eigenvalues are equal.
 *
 * @param a - symmetric matrices, [.., n, n]
 * @returns `[w, v]`, ascending eigenvalues [.., n], and eigenvectors as columns [.., n, n]; throws GR102 for
 *   matrices that are not square
 *
 * @example
 * ```ts
 * import { eigh } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * const [w] = eigh(array([[2, 1], [1, 2]]));
 * console.log(w.tolist()); // => [1, 3]
 * ```
 */
export function eigh(a: TensorLike): [w: Tensor, v: Tensor] {
  return bind(eighPrimitive, promote([a], 'eigh', true)) as [Tensor, Tensor];
}

/**
 * Ascending eigenvalues of symmetric matrices, as `numpy.linalg.eigvalsh`. Slope: vᵢᵀ·Ȧ·vᵢ. Where eigenvalues
 * are equal each alone has a corner, but their symmetric functions (sums, products, Σ w²) have true gradients.
 *
 * @param a - symmetric matrices, [.., n, n]
 * @returns eigenvalues, [.., n]; throws GR102 for matrices that are not square
 *
 * @example
 * ```ts
 * import { eigvalsh } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(eigvalsh(array([[2, 0], [0, 1]])).tolist()); // => [1, 2]
 * ```
 */
export function eigvalsh(a: TensorLike): Tensor {
  return eigh(a)[0];
}
