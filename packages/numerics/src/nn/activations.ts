/**
 * Activations of neural networks.
 */
import {
  applyUnary,
  castTo,
  elementwise,
  expm1,
  greater,
  greaterEqual,
  multiply,
  promote,
  sigmoid,
  toTensor,
  type Primitive,
  type Tensor,
  type TensorLike,
} from '@gradus/tensor';
import { where } from '@gradus/control-flow';

/** max(x, 0) with slope 0 at 0. */
export const reluPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'relu',
  accepts: 'number',
  scalar: (e, [x]) => e.max(x!, e.like(0, x!)),
  partials: [({ x }) => castTo(greater(x, 0), x.dtype)],
  samples: [{ inputs: [{ shape: [4], values: [-2, -0.5, 0.5, 3] }] }],
});

/**
 * max(x, 0), elementwise. Slope: 1 above 0, and 0 at 0 and below.
 *
 * @param x - a tensor or a number
 * @returns the positive part
 *
 * @example
 * ```ts
 * import { relu } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(relu(array([-1, 2])).tolist()); // => [0, 2]
 * ```
 */
export function relu(x: TensorLike): Tensor {
  return applyUnary(reluPrimitive, x);
}

/**
 * x above 0, else `slope`·x: a relu that cannot die. Slope: 1 from 0 on, as in JAX, `slope` below.
 *
 * @param x - a tensor or a number
 * @param slope - below 0
 * @returns the activation
 */
export function leakyRelu(x: TensorLike, slope: TensorLike = 0.01): Tensor {
  const [value] = promote([x, slope], 'leakyRelu') as [Tensor];
  return where(greaterEqual(value, 0), value, multiply(value, slope));
}

/**
 * x above 0, else alpha·(eˣ − 1). Slope: 1 above, alpha·eˣ below.
 *
 * @param x - a tensor or a number
 * @param alpha - minus the limit at −∞
 * @returns the activation
 */
export function elu(x: TensorLike, alpha: TensorLike = 1): Tensor {
  const [value] = promote([x, alpha], 'elu', true) as [Tensor];
  const positive = greater(value, 0);
  return where(positive, value, multiply(expm1(where(positive, 0, value)), alpha));
}

/**
 * x·σ(x), also called swish.
 *
 * @param x - a tensor or a number
 * @returns the activation
 */
export function silu(x: TensorLike): Tensor {
  const value = toTensor(x, 'silu');
  return multiply(value, sigmoid(value));
}
