/**
 * 1/x: a division, so it needs no rule of its own.
 */
import type { TensorLike } from '../promote.js';
import type { Tensor } from '../tensor.js';
import { divide } from './div.js';

/**
 * 1/x, elementwise. Slope: −1/x². ±∞ at ±0 with slope −∞, ±0 at ±∞. NaN stays NaN.
 *
 * @param x - the operand; integers become floats
 * @returns 1/x
 *
 * @example
 * ```ts
 * import { array, reciprocal } from '@gradus/tensor';
 * console.log(reciprocal(array([2, -4])).tolist()); // => [0.5, -0.25]
 * ```
 */
export function reciprocal(x: TensorLike): Tensor {
  return divide(1, x);
}
