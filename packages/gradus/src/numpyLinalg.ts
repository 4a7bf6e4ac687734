/**
 * Linear algebra, as `numpy.linalg`. The last two axes are rows and columns, axes before them a stack.
 */
export { cross, matmul, outer, tensordot } from '@gradus/tensor';
export {
  cholesky,
  eigh,
  eigvalsh,
  matrixNorm,
  matrixTranspose,
  norm,
  svd,
  svdvals,
  vectorNorm,
} from '@gradus/numerics';
