/**
 * arctan x. Its slope 1/(1 + x²) is a primitive of its own, safe where x² overflows.
 */
import { atan as real } from '#javascriptFunctions';
import { bind1 } from '../bind.js';
import { atanSlope as slopeOfAtan } from '../math/inverse.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { multiply } from './mul.js';

/** arctan x of floats. */
export const atanPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'atan',
  scalar: (e, [x]) => e.call(real, x!),
  partials: [({ x }) => atanSlope(x)],
  samples: [at([-30, -0.25, 0, 0.5, 2])],
});

/** 1/(1 + x²) = s, with the slope −2x·s². */
export const atanSlopePrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'atanSlope',
  scalar: (e, [x]) => e.call(slopeOfAtan, x!),
  partials: [({ x, out }) => multiply(multiply(multiply(x, out), -2), out)],
  samples: [at([-30, -0.25, 0, 0.5, 2])],
});

function atanSlope(x: Tensor): Tensor {
  return bind1(atanSlopePrimitive, [x]);
}

/**
 * arctan x, elementwise: the angle of (−π/2, π/2) whose tangent is x. Slope: 1/(1 + x²). ±π/2 at ±∞
 * with slope 0. NaN stays NaN.
 *
 * @param x - any number; integers become floats
 * @returns arctan x in radians
 *
 * @example
 * ```ts
 * import { arctan } from '@gradus/tensor';
 * console.log(arctan(0).item()); // => 0
 * ```
 */
export function arctan(x: TensorLike): Tensor {
  return applyUnary(atanPrimitive, x);
}
