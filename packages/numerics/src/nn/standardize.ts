/**
 * Normalisation over axes: mean 0 and variance 1.
 */
import {
  add,
  mean,
  multiply,
  promote,
  rsqrt,
  subtract,
  variance,
  type Axis,
  type Tensor,
  type TensorLike,
  optionsOf,
} from '@gradus/tensor';

/** Options of `standardize`. */
export interface StandardizeOptions {
  /** Mean and variance to use; those of the entries when left out. */
  readonly mean?: TensorLike;
  readonly variance?: TensorLike;
  /** What is added to the variance, so that equal entries do no harm; 1e-5 when left out. */
  readonly epsilon?: number;
}

/**
 * (x − mean)/√(variance + ε) over axes, as `jax.nn.standardize`. The variance is taken in two passes, so entries far from 0
 * keep their digits.
 *
 * @param x - a tensor
 * @param axis - the axes over which mean and variance are taken
 * @param options - `mean`, `variance`, `epsilon`
 * @returns entries of mean 0 and variance 1
 *
 * @example
 * ```ts
 * import { standardize } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(standardize(array([1, 3])).tolist().toString()); // => -0.9999949932098389,0.9999949932098389
 * ```
 */
export function standardize(
  x: TensorLike,
  axis: Axis = -1,
  options: StandardizeOptions = {},
): Tensor {
  const { epsilon = 1e-5 } = optionsOf(options, ['mean', 'variance', 'epsilon'], 'standardize');
  const given = [x, options.mean ?? 0, options.variance ?? 0];
  const [value] = promote(given, 'standardize', true) as [Tensor];
  const centre = options.mean ?? mean(value, axis, { keepdims: true });
  const found = options.variance ?? variance(value, axis, { keepdims: true });
  const [spread] = promote([found, value], 'standardize') as [Tensor]; // a number is a double beside doubles
  return multiply(subtract(value, centre), rsqrt(add(spread, epsilon)));
}
