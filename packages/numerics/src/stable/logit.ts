/**
 * log(x/(1 − x)), the inverse of the logistic function, with its digits near ½, where the quotient is nearly 1.
 */
import {
  applyUnary,
  elementwise,
  multiply,
  reciprocal,
  subtract,
  type Primitive,
  type Tensor,
  type TensorLike,
} from '@gradus/tensor';
import { logit as logitOf } from '@gradus/tensor/math';

/** log(x/(1 − x)). */
export const logitPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'logit',
  scalar: (e, [x]) => e.call(logitOf, x!),
  partials: [({ x }) => reciprocal(multiply(x, subtract(1, x)))],
  samples: [{ inputs: [{ shape: [5], values: [0.001, 0.3, 0.5, 0.7, 0.9] }] }],
});

/**
 * log(x/(1 − x)), elementwise, as `scipy.special.logit`: the inverse of `sigmoid`. Slope: 1/(x·(1 − x)). ∓∞ at 0 and
 * 1, NaN beyond.
 *
 * @param x - probabilities
 * @returns the logarithms of the odds
 *
 * @example
 * ```ts
 * import { logit } from '@gradus/numerics';
 * console.log(logit(0.5).item()); // => 0
 * ```
 */
export function logit(x: TensorLike): Tensor {
  return applyUnary(logitPrimitive, x);
}
