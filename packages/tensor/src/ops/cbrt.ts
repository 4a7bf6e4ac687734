/**
 * ∛x, defined for negative numbers too. Its slope x^(−2/3)/3 is a primitive of its own, ∛x/x/3 in
 * double precision: out⁻²/3 would overflow in float32 from x = 1e-29 downwards on the way.
 */
import { cbrt as real } from '#javascriptFunctions';
import { bind1 } from '../bind.js';
import { cbrtSlope as slopeOfCbrt } from '../math/power.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { divide } from './div.js';
import { multiply } from './mul.js';

/** ∛x of floats. */
export const cbrtPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'cbrt',
  scalar: (e, [x]) => e.call(real, x!),
  partials: [({ x }) => cbrtSlope(x)],
  samples: [at([-30, -0.5, 1e-3, 2])],
});

/** x^(−2/3)/3, with the slope −2/(3x) times itself. */
export const cbrtSlopePrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'cbrtSlope',
  scalar: (e, [x]) => e.call(slopeOfCbrt, x!),
  partials: [({ x, out }) => multiply(divide(out, x), -2 / 3)],
  samples: [at([-30, -0.5, 1e-3, 2])],
});

function cbrtSlope(x: Tensor): Tensor {
  return bind1(cbrtSlopePrimitive, [x]);
}

/**
 * ∛x, elementwise. Slope: x^(−2/3)/3, which is ∞ at 0. ∛(±∞) = ±∞. NaN stays NaN.
 *
 * @param x - any number; integers become floats
 * @returns ∛x
 *
 * @example
 * ```ts
 * import { array, cbrt } from '@gradus/tensor';
 * console.log(cbrt(array([-8, 27])).tolist()); // => [-2, 3]
 * ```
 */
export function cbrt(x: TensorLike): Tensor {
  return applyUnary(cbrtPrimitive, x);
}
