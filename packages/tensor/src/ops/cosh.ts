/**
 * cosh x = (eˣ + e⁻ˣ)/2, with the slope sinh x.
 */
import { cosh as real } from '#javascriptFunctions';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { sinh } from './sinh.js';

/** cosh x of floats. */
export const coshPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'cosh',
  scalar: (e, [x]) => e.call(real, x!),
  partials: [({ x }) => sinh(x)],
  samples: [at([-20, -0.25, 0, 0.5, 2])],
});

/**
 * cosh x, elementwise. Slope: sinh x. cosh(±∞) = ∞; float32 overflows beyond ±89.4, float64 beyond
 * ±710.4. NaN stays NaN.
 *
 * @param x - any number; integers become floats
 * @returns cosh x
 *
 * @example
 * ```ts
 * import { cosh } from '@gradus/tensor';
 * console.log(cosh(0).item()); // => 1
 * ```
 */
export function cosh(x: TensorLike): Tensor {
  return applyUnary(coshPrimitive, x);
}
