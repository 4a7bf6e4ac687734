/**
 * Choice between values, element by element: promotion and broadcasting around the strict `select`. Both
 * values are computed, so an infinite slope in the one not taken meets a cotangent of 0 and makes NaN
 * (0 · ∞): guard the *input* of the dangerous function, or use `cond` where one number decides.
 */
import {
  broadcastAll,
  notEqual,
  promote,
  select,
  toTensor,
  type Tensor,
  type TensorLike,
} from '@gradus/tensor';

/**
 * `x` where the condition holds, else `y`: out_i = c_i ? x_i : y_i. All three are broadcast to one shape; `x`
 * and `y` are promoted to one dtype. Slopes: 1 towards the value taken, 0 towards the other.
 *
 * @param condition - booleans, a JavaScript boolean, or numbers (true unless 0)
 * @param x - taken where true
 * @param y - taken where false
 * @returns the chosen elements; throws GR101 where shapes do not broadcast, GR110 for dtypes without a common one
 *
 * @example
 * ```ts
 * import { where } from '@gradus/control-flow';
 * import { array } from '@gradus/tensor';
 * const x = array([-2, 3]);
 * console.log(where(x.greater(0), x, 0).tolist()); // => [0, 3]
 * ```
 */
export function where(condition: TensorLike, x: TensorLike, y: TensorLike): Tensor {
  const asked = toTensor(condition, 'where');
  const test = asked.dtype === 'bool' ? asked : notEqual(asked, 0);
  const [c, a, b] = broadcastAll([test, ...promote([x, y], 'where')], 'where');
  return select(c!, a!, b!);
}
