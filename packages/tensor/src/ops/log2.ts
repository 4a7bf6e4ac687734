/**
 * log₂ x, the logarithm to base 2, with the slope 1/(x·log 2).
 */
import { log2 as real } from '#javascriptFunctions';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { divide } from './div.js';

/** log₂ x of floats. */
export const log2Primitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'log2',
  scalar: (e, [x]) => e.call(real, x!),
  partials: [({ x }) => divide(Math.LOG2E, x)],
  samples: [at([1e-3, 0.5, 1, 2, 3e5])],
});

/**
 * log₂ x, elementwise. Slope: 1/(x·log 2). −∞ at 0 with slope ∞, ∞ at ∞ with slope 0; NaN below 0.
 *
 * @param x - a number ≥ 0; integers become floats
 * @returns log₂ x
 *
 * @example
 * ```ts
 * import { log2 } from '@gradus/tensor';
 * console.log(log2(8).item()); // => 3
 * ```
 */
export function log2(x: TensorLike): Tensor {
  return applyUnary(log2Primitive, x);
}
