/**
 * Linear algebra, as `numpy.linalg`. The last two axes are rows and columns, axes before them a stack.
 */
export { cross, matmul, outer, tensordot } from '@gradus/tensor';
export {
  cholesky,
  det,
  eigh,
  eigvalsh,
  inv,
  lstsq,
  matrixNorm,
  matrixPower,
  matrixRank,
  matrixTranspose,
  norm,
  pinv,
  qr,
  slogdet,
  solve,
  svd,
  svdvals,
  vectorNorm,
} from '@gradus/numerics';
