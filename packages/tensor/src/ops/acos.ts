/**
 * arccos x, with minus the slope of arcsin.
 */
import { acos as real } from '#javascriptFunctions';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { asinSlope } from './asin.js';
import { negative } from './neg.js';

/** arccos x of floats. */
export const acosPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'acos',
  scalar: (e, [x]) => e.call(real, x!),
  partials: [({ x }) => negative(asinSlope(x))],
  samples: [at([-0.9, -0.25, 0, 0.5])],
});

/**
 * arccos x, elementwise: the angle of [0, π] whose cosine is x. Slope: −1/√(1 − x²), −∞ at ±1. NaN
 * outside of [−1, 1].
 *
 * @param x - a number of [−1, 1]; integers become floats
 * @returns arccos x in radians
 *
 * @example
 * ```ts
 * import { arccos } from '@gradus/tensor';
 * console.log(arccos(1).item()); // => 0
 * ```
 */
export function arccos(x: TensorLike): Tensor {
  return applyUnary(acosPrimitive, x);
}
