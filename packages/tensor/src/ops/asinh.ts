/**
 * arcsinh x. Its slope 1/√(1 + x²) is a primitive of its own, safe where x² overflows.
 */
import { asinh as real } from '#javascriptFunctions';
import { bind1 } from '../bind.js';
import { asinhSlope as slopeOfAsinh } from '../math/inverse.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { multiply } from './mul.js';
import { negative } from './neg.js';

/** arcsinh x of floats. */
export const asinhPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'asinh',
  scalar: (e, [x]) => e.call(real, x!),
  partials: [({ x }) => asinhSlope(x)],
  samples: [at([-30, -0.25, 0, 0.5, 2])],
});

/** 1/√(1 + x²) = s, with the slope −x·s³. */
export const asinhSlopePrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'asinhSlope',
  scalar: (e, [x]) => e.call(slopeOfAsinh, x!),
  partials: [({ x, out }) => negative(multiply(multiply(multiply(x, out), out), out))],
  samples: [at([-30, -0.25, 0, 0.5, 2])],
});

function asinhSlope(x: Tensor): Tensor {
  return bind1(asinhSlopePrimitive, [x]);
}

/**
 * arcsinh x = log(x + √(x² + 1)), elementwise. Slope: 1/√(1 + x²). arcsinh(±∞) = ±∞ with slope 0.
 * NaN stays NaN.
 *
 * @param x - any number; integers become floats
 * @returns arcsinh x
 *
 * @example
 * ```ts
 * import { arcsinh } from '@gradus/tensor';
 * console.log(arcsinh(0).item()); // => 0
 * ```
 */
export function arcsinh(x: TensorLike): Tensor {
  return applyUnary(asinhPrimitive, x);
}
