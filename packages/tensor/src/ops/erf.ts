/**
 * The error function erf x = 2/√π ∫₀ˣ exp(−t²) dt and its complement erfc x = 1 − erf x, which
 * keeps its digits where erf is nearly 1. Their slope ±2/√π·exp(−x²) is a primitive of its own: exp
 * of a rounded x² is wrong by x²·ε.
 */
import { bind1 } from '../bind.js';
import { erf as errorFunction, erfc as complement, erfSlope as slopeOfErf } from '../math/erf.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { multiply } from './mul.js';
import { negative } from './neg.js';

/** erf x of floats. */
export const erfPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'erf',
  scalar: (e, [x]) => e.call(errorFunction, x!),
  partials: [({ x }) => erfSlope(x)],
  samples: [at([-3, -0.25, 0, 0.5, 2])],
});

/** 1 − erf x of floats. */
export const erfcPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'erfc',
  scalar: (e, [x]) => e.call(complement, x!),
  partials: [({ x }) => negative(erfSlope(x))],
  samples: [at([-3, -0.25, 0, 0.5, 5])],
});

/** 2/√π·exp(−x²), with the slope −2x times itself. */
export const erfSlopePrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'erfSlope',
  scalar: (e, [x]) => e.call(slopeOfErf, x!),
  partials: [({ x, out }) => multiply(multiply(x, -2), out)],
  samples: [at([-3, -0.25, 0, 0.5, 5])],
});

function erfSlope(x: Tensor): Tensor {
  return bind1(erfSlopePrimitive, [x]);
}

/**
 * erf x, elementwise. Slope: 2/√π·exp(−x²). Odd; erf(±∞) = ±1. NaN stays NaN.
 *
 * @param x - any number; integers become floats
 * @returns erf x
 *
 * @example
 * ```ts
 * import { erf } from '@gradus/tensor';
 * console.log(erf(0).item()); // => 0
 * ```
 */
export function erf(x: TensorLike): Tensor {
  return applyUnary(erfPrimitive, x);
}

/**
 * 1 − erf x, elementwise, without the cancellation. Slope: −2/√π·exp(−x²). 2 at −∞, 0 at ∞; float32
 * vanishes beyond 10.06, float64 beyond 27.23. NaN stays NaN.
 *
 * @param x - any number; integers become floats
 * @returns erfc x
 *
 * @example
 * ```ts
 * import { erfc } from '@gradus/tensor';
 * console.log(erfc(0).item()); // => 1
 * ```
 */
export function erfc(x: TensorLike): Tensor {
  return applyUnary(erfcPrimitive, x);
}
