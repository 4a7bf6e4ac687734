/**
 * 1/√x, with the slope −½·x^(−3/2) made of the result.
 */
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { divide } from './div.js';
import { multiply } from './mul.js';

/** 1/√x of floats. */
export const rsqrtPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'rsqrt',
  scalar: (e, [x]) => e.div(e.like(1, x!), e.sqrt(x!)),
  partials: [({ x, out }) => divide(multiply(out, -0.5), x)],
  samples: [at([1e-3, 0.5, 2, 3e5])],
});

/**
 * 1/√x, elementwise. Slope: −1/(2x√x). At 0 it is ∞ with slope −∞, at ∞ it is 0; NaN below 0.
 *
 * @param x - a number ≥ 0; integers become floats
 * @returns 1/√x
 *
 * @example
 * ```ts
 * import { array, rsqrt } from '@gradus/tensor';
 * console.log(rsqrt(array([4, 0.25])).tolist()); // => [0.5, 2]
 * ```
 */
export function rsqrt(x: TensorLike): Tensor {
  return applyUnary(rsqrtPrimitive, x);
}
