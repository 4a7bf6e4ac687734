/**
 * Linear algebra, as `scipy.linalg`.
 */
export {
  cholesky,
  det,
  eigh,
  expm,
  inv,
  lstsq,
  norm,
  pinv,
  qr,
  solve,
  svd,
} from '@gradus/numerics';
