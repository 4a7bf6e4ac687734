/**
 * arccosh x. Its slope 1/√(x² − 1) is a primitive of its own, which takes x² − 1 as (x − 1)(x + 1)
 * and is safe where x² overflows.
 */
import { acosh as real } from '#javascriptFunctions';
import { bind1 } from '../bind.js';
import { acoshSlope as slopeOfAcosh } from '../math/inverse.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { multiply } from './mul.js';
import { negative } from './neg.js';

/** arccosh x of floats. */
export const acoshPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'acosh',
  scalar: (e, [x]) => e.call(real, x!),
  partials: [({ x }) => acoshSlope(x)],
  samples: [at([1.125, 1.5, 2, 300])],
});

/** 1/√(x² − 1) = s, with the slope −x·s³. */
export const acoshSlopePrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'acoshSlope',
  scalar: (e, [x]) => e.call(slopeOfAcosh, x!),
  partials: [({ x, out }) => negative(multiply(multiply(multiply(x, out), out), out))],
  samples: [at([1.125, 1.5, 2, 300])],
});

function acoshSlope(x: Tensor): Tensor {
  return bind1(acoshSlopePrimitive, [x]);
}

/**
 * arccosh x = log(x + √(x² − 1)), elementwise. Slope: 1/√(x² − 1), ∞ at 1. arccosh ∞ = ∞ with slope
 * 0; NaN below 1.
 *
 * @param x - a number ≥ 1; integers become floats
 * @returns arccosh x
 *
 * @example
 * ```ts
 * import { arccosh } from '@gradus/tensor';
 * console.log(arccosh(1).item()); // => 0
 * ```
 */
export function arccosh(x: TensorLike): Tensor {
  return applyUnary(acoshPrimitive, x);
}
