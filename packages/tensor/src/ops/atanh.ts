/**
 * arctanh x. Its slope 1/(1 − x²) is a primitive of its own, which takes 1 − x² as (1 − x)(1 + x):
 * near ±1 the square of a rounded x would leave few digits.
 */
import { atanh as real } from '#javascriptFunctions';
import { bind1 } from '../bind.js';
import { atanhSlope as slopeOfAtanh } from '../math/inverse.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { multiply } from './mul.js';

/** arctanh x of floats. */
export const atanhPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'atanh',
  scalar: (e, [x]) => e.call(real, x!),
  partials: [({ x }) => atanhSlope(x)],
  samples: [at([-0.9, -0.25, 0, 0.5])],
});

/** 1/(1 − x²) = s, with the slope 2x·s². */
export const atanhSlopePrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'atanhSlope',
  scalar: (e, [x]) => e.call(slopeOfAtanh, x!),
  partials: [({ x, out }) => multiply(multiply(multiply(x, out), 2), out)],
  samples: [at([-0.9, -0.25, 0, 0.5])],
});

function atanhSlope(x: Tensor): Tensor {
  return bind1(atanhSlopePrimitive, [x]);
}

/**
 * arctanh x = ½·log((1 + x)/(1 − x)), elementwise. Slope: 1/(1 − x²). ±∞ at ±1 with slope ∞; NaN
 * outside of [−1, 1].
 *
 * @param x - a number of [−1, 1]; integers become floats
 * @returns arctanh x
 *
 * @example
 * ```ts
 * import { arctanh } from '@gradus/tensor';
 * console.log(arctanh(0).item()); // => 0
 * ```
 */
export function arctanh(x: TensorLike): Tensor {
  return applyUnary(atanhPrimitive, x);
}
