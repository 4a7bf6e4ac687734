/**
 * log(1 + x) with all digits near 0, where 1 + x would lose those of x.
 */
import { log1p as real } from '#javascriptFunctions';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { add } from './add.js';
import { divide } from './div.js';

/** log(1 + x) of floats. */
export const log1pPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'log1p',
  scalar: (e, [x]) => e.call(real, x!),
  partials: [({ x }) => divide(1, add(x, 1))],
  samples: [at([-0.9, -1e-5, 0, 0.5, 3e5])],
});

/**
 * log(1 + x), elementwise. Slope: 1/(1 + x). −∞ at −1 with slope ∞, ∞ at ∞ with slope 0; NaN below
 * −1.
 *
 * @param x - a number ≥ −1; integers become floats
 * @returns log(1 + x)
 *
 * @example
 * ```ts
 * import { log1p } from '@gradus/tensor';
 * console.log(log1p(0).item()); // => 0
 * ```
 */
export function log1p(x: TensorLike): Tensor {
  return applyUnary(log1pPrimitive, x);
}
