/**
 * sinh x = (eˣ − e⁻ˣ)/2, with the slope cosh x.
 */
import { sinh as real } from '#javascriptFunctions';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { cosh } from './cosh.js';

/** sinh x of floats. */
export const sinhPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'sinh',
  scalar: (e, [x]) => e.call(real, x!),
  partials: [({ x }) => cosh(x)],
  samples: [at([-20, -0.25, 0, 0.5, 2])],
});

/**
 * sinh x, elementwise. Slope: cosh x. sinh(±∞) = ±∞; float32 overflows beyond ±89.4, float64 beyond
 * ±710.4. NaN stays NaN.
 *
 * @param x - any number; integers become floats
 * @returns sinh x
 *
 * @example
 * ```ts
 * import { sinh } from '@gradus/tensor';
 * console.log(sinh(0).item()); // => 0
 * ```
 */
export function sinh(x: TensorLike): Tensor {
  return applyUnary(sinhPrimitive, x);
}
