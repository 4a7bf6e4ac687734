/**
 * 2ˣ, with the slope 2ˣ·log 2: a primitive of its own, since it is still finite where 2ˣ has just
 * overflowed.
 */
import { bind1 } from '../bind.js';
import { exp2Slope as slopeOfExp2, powerOfTwo } from '../math/power.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { multiply } from './mul.js';

/** 2ˣ of floats. */
export const exp2Primitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'exp2',
  scalar: (e, [x]) => e.call(powerOfTwo, x!),
  partials: [({ x }) => exp2Slope(x)],
  samples: [at([-20, -2, 0, 0.5, 30])],
});

/** 2ˣ·log 2, with the slope log 2 times itself. */
export const exp2SlopePrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'exp2Slope',
  scalar: (e, [x]) => e.call(slopeOfExp2, x!),
  partials: [({ out }) => multiply(out, Math.LN2)],
  samples: [at([-20, -2, 0, 0.5, 30])],
});

function exp2Slope(x: Tensor): Tensor {
  return bind1(exp2SlopePrimitive, [x]);
}

/**
 * 2ˣ, elementwise. Slope: 2ˣ·log 2. 2^(−∞) = 0, 2^∞ = ∞; float32 overflows from 128 on, float64
 * from 1024 on. NaN stays NaN.
 *
 * @param x - exponent; integers become floats
 * @returns 2ˣ
 *
 * @example
 * ```ts
 * import { exp2 } from '@gradus/tensor';
 * console.log(exp2(10).item()); // => 1024
 * ```
 */
export function exp2(x: TensorLike): Tensor {
  return applyUnary(exp2Primitive, x);
}
