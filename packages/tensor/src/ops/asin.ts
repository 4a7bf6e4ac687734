/**
 * arcsin x. Its slope 1/√(1 − x²) is a primitive of its own, which takes 1 − x² as (1 − x)(1 + x):
 * near ±1 the square of a rounded x would leave few digits.
 */
import { asin as real } from '#javascriptFunctions';
import { bind1 } from '../bind.js';
import { asinSlope as slopeOfAsin } from '../math/inverse.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { multiply } from './mul.js';

/** arcsin x of floats. */
export const asinPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'asin',
  scalar: (e, [x]) => e.call(real, x!),
  partials: [({ x }) => asinSlope(x)],
  samples: [at([-0.9, -0.25, 0, 0.5])],
});

/** 1/√(1 − x²) = s, with the slope x·s³. */
export const asinSlopePrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'asinSlope',
  scalar: (e, [x]) => e.call(slopeOfAsin, x!),
  partials: [({ x, out }) => multiply(multiply(multiply(x, out), out), out)],
  samples: [at([-0.9, -0.25, 0, 0.5])],
});

/**
 * 1/√(1 − x²), elementwise: the slope of arcsin, and minus that of arccos.
 *
 * @param x - a number of [−1, 1]
 * @returns the slope; ∞ at ±1, NaN outside
 */
export function asinSlope(x: Tensor): Tensor {
  return bind1(asinSlopePrimitive, [x]);
}

/**
 * arcsin x, elementwise: the angle of [−π/2, π/2] whose sine is x. Slope: 1/√(1 − x²), ∞ at ±1. NaN
 * outside of [−1, 1].
 *
 * @param x - a number of [−1, 1]; integers become floats
 * @returns arcsin x in radians
 *
 * @example
 * ```ts
 * import { arcsin } from '@gradus/tensor';
 * console.log(arcsin(0).item()); // => 0
 * ```
 */
export function arcsin(x: TensorLike): Tensor {
  return applyUnary(asinPrimitive, x);
}
