/**
 * Running sums of numbers that are kept as logarithms: yₖ = log Σᵢ≤ₖ exp xᵢ, by `associativeScan` of
 * `logaddexp`, in ⌈log₂ n⌉ rounds. Nothing leaves the logarithm, so nothing overflows, and a row may hold
 * both 1000 and −1000.
 */
import { toTensor, type Tensor, type TensorLike, optionsOf } from '@gradus/tensor';
import { associativeScan } from '@gradus/control-flow';
import { logaddexp } from './logaddexp.js';

/** Options of `cumlogsumexp`. */
export interface RunningOptions {
  /** From the end. */
  readonly reverse?: boolean;
}

/**
 * Running log Σ exp along an axis, as `lax.cumlogsumexp`. Slope of result k in x[i]: exp(xᵢ − yₖ) for i ≤ k,
 * the share of xᵢ in the sum.
 *
 * @param x - logarithms
 * @param axis - the axis
 * @param options - `reverse`
 * @returns the logarithms of the running sums; throws GR102 when there is no such axis
 *
 * @example
 * ```ts
 * import { cumlogsumexp } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(cumlogsumexp(array([1000, -1000, 1001])).data()[2]! - 1001); // => 0.313232421875
 * ```
 */
export function cumlogsumexp(x: TensorLike, axis = 0, options: RunningOptions = {}): Tensor {
  const { reverse = false } = optionsOf(options, ['reverse'], 'cumlogsumexp');
  return associativeScan<Tensor>(logaddexp, toTensor(x, 'cumlogsumexp'), { axis, reverse });
}
