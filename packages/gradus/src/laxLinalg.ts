/**
 * Linear algebra under the names of `jax.lax.linalg`.
 */
export { cholesky, qr, svd, triangularSolve } from '@gradus/numerics';
