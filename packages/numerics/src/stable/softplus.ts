/**
 * log(1 + eˣ) and log σ(x): the two logarithms of the logistic function, without leaving the logarithm.
 * Written naively, eˣ overflows from 89 (float32), and the slope becomes ∞/∞ = NaN.
 */
import {
  applyUnary,
  elementwise,
  negative,
  sigmoid,
  type Primitive,
  type Tensor,
  type TensorLike,
} from '@gradus/tensor';
import { logSigmoid as logSigmoidOf, softplus as softplusOf } from '@gradus/tensor/math';

const samples = [{ inputs: [{ shape: [6], values: [-90, -20, -1, 0, 2, 90] }] }];

/** log(1 + eˣ). */
export const softplusPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'softplus',
  scalar: (e, [x]) => e.call(softplusOf, x!),
  partials: [({ x }) => sigmoid(x)],
  samples,
});

/** log σ(x). */
export const logSigmoidPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'logSigmoid',
  scalar: (e, [x]) => e.call(logSigmoidOf, x!),
  partials: [({ x }) => sigmoid(negative(x))],
  samples,
});

/**
 * log(1 + eˣ), elementwise, stable for every x. Slope: σ(x) = 1/(1 + e⁻ˣ). softplus(−∞) = 0.
 *
 * @param x - a tensor or a number
 * @returns a smooth maximum of x and 0
 *
 * @example
 * ```ts
 * import { softplus } from '@gradus/numerics';
 * console.log(softplus(1000).item()); // => 1000
 * ```
 */
export function softplus(x: TensorLike): Tensor {
  return applyUnary(softplusPrimitive, x);
}

/**
 * log(1/(1 + e⁻ˣ)), elementwise, stable for every x. Slope: σ(−x).
 *
 * @param x - a tensor or a number
 * @returns a number ≤ 0
 *
 * @example
 * ```ts
 * import { logSigmoid } from '@gradus/numerics';
 * console.log(logSigmoid(-1000).item()); // => -1000
 * ```
 */
export function logSigmoid(x: TensorLike): Tensor {
  return applyUnary(logSigmoidPrimitive, x);
}
