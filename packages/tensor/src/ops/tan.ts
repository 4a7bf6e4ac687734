/**
 * tan x, with the slope 1 + tan² x = 1/cos² x, computed in one go: squaring a rounded tangent of
 * float32 would double its error.
 */
import { tan as real } from '#javascriptFunctions';
import { bind1 } from '../bind.js';
import { secSquared as slopeOfTan } from '../math/tangents.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { multiply } from './mul.js';

/** tan x of floats. */
export const tanPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'tan',
  scalar: (e, [x]) => e.call(real, x!),
  partials: [({ x }) => secSquared(x)],
  samples: [at([-2, -1e-3, 0, 0.5, 1.4])],
});

/** 1/cos² x, with the slope 2·tan x times itself. */
export const secSquaredPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'secSquared',
  scalar: (e, [x]) => e.call(slopeOfTan, x!),
  partials: [({ x, out }) => multiply(multiply(tan(x), out), 2)],
  samples: [at([-2, -1e-3, 0, 0.5, 1.4])],
});

function secSquared(x: Tensor): Tensor {
  return bind1(secSquaredPrimitive, [x]);
}

/**
 * tan x, elementwise, x in radians. Slope: 1/cos² x. NaN at ±∞; nothing in floats is exactly a
 * pole.
 *
 * @param x - angle in radians; integers become floats
 * @returns tan x
 *
 * @example
 * ```ts
 * import { tan } from '@gradus/tensor';
 * console.log(tan(0).item()); // => 0
 * ```
 */
export function tan(x: TensorLike): Tensor {
  return applyUnary(tanPrimitive, x);
}
