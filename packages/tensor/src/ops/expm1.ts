/**
 * eˣ − 1 without the cancellation near 0. The slope is taken as eˣ: result + 1 would be 0 in the
 * left tail, where the slope is small and not zero.
 */
import { expm1 as real } from '#javascriptFunctions';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { exp } from './exp.js';

/** eˣ − 1 of floats. */
export const expm1Primitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'expm1',
  scalar: (e, [x]) => e.call(real, x!),
  partials: [({ x }) => exp(x)],
  samples: [at([-40, -2, 0, 1e-5, 0.5, 30])],
});

/**
 * eˣ − 1, elementwise. Slope: eˣ. −1 at −∞, ∞ at ∞; float32 overflows above 88.72, float64 above
 * 709.78. NaN stays NaN.
 *
 * @param x - exponent; integers become floats
 * @returns eˣ − 1
 *
 * @example
 * ```ts
 * import { expm1 } from '@gradus/tensor';
 * console.log(expm1(0).item()); // => 0
 * ```
 */
export function expm1(x: TensorLike): Tensor {
  return applyUnary(expm1Primitive, x);
}
