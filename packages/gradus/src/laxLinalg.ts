/**
 * Linear algebra under the names of `jax.lax.linalg`.
 */
export { cholesky, triangularSolve } from '@gradus/numerics';
