/**
 * log₁₀ x, the logarithm to base 10, with the slope 1/(x·log 10).
 */
import { log10 as real } from '#javascriptFunctions';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { divide } from './div.js';

/** log₁₀ x of floats. */
export const log10Primitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'log10',
  scalar: (e, [x]) => e.call(real, x!),
  partials: [({ x }) => divide(Math.LOG10E, x)],
  samples: [at([1e-3, 0.5, 1, 2, 3e5])],
});

/**
 * log₁₀ x, elementwise. Slope: 1/(x·log 10). −∞ at 0 with slope ∞, ∞ at ∞ with slope 0; NaN below
 * 0.
 *
 * @param x - a number ≥ 0; integers become floats
 * @returns log₁₀ x
 *
 * @example
 * ```ts
 * import { log10 } from '@gradus/tensor';
 * console.log(log10(1000).item()); // => 3
 * ```
 */
export function log10(x: TensorLike): Tensor {
  return applyUnary(log10Primitive, x);
}
