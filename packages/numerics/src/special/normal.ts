/**
 * The normal distribution and the error function's inverse as primitives. Each slope that would lose digits
 * when composed of rounded operations is a primitive of its own, computed in double precision.
 */
import {
  add,
  applyUnary,
  bind1,
  elementwise,
  multiply,
  negative,
  square,
  type Primitive,
  type Tensor,
  type TensorLike,
} from '@gradus/tensor';
import {
  erfinv as erfinvOf,
  erfinvSlope as erfinvSlopeOf,
  logNdtr as logNdtrOf,
  logNdtrSlope as logNdtrSlopeOf,
  ndtr as ndtrOf,
  ndtri as ndtriOf,
  ndtriSlope as ndtriSlopeOf,
  normalDensity as densityOf,
} from '@gradus/tensor/math';

const line = [{ inputs: [{ shape: [6], values: [-8, -2, -0.25, 0, 1, 6] }] }];
const shares = [{ inputs: [{ shape: [5], values: [0.001, 0.2, 0.45, 0.5, 0.9] }] }];

/** exp(−x²/2)/√(2π). */
export const normalDensityPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'normalDensity',
  scalar: (e, [x]) => e.call(densityOf, x!),
  partials: [({ x, out }) => negative(multiply(x, out))],
  samples: line,
});

/** Φ(x). */
export const ndtrPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'ndtr',
  scalar: (e, [x]) => e.call(ndtrOf, x!),
  partials: [({ x }) => bind1(normalDensityPrimitive, [x])],
  samples: line,
});

/** r = density/Φ, with the slope −r·(x + r). */
export const logNdtrSlopePrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'logNdtrSlope',
  scalar: (e, [x]) => e.call(logNdtrSlopeOf, x!),
  partials: [({ x, out }) => negative(multiply(out, add(x, out)))],
  samples: line,
});

/** log Φ(x). */
export const logNdtrPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'logNdtr',
  scalar: (e, [x]) => e.call(logNdtrOf, x!),
  partials: [({ x }) => bind1(logNdtrSlopePrimitive, [x])],
  samples: line,
});

/** s = 1/density(Φ⁻¹(p)), with the slope Φ⁻¹(p)·s². */
export const ndtriSlopePrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'ndtriSlope',
  scalar: (e, [p]) => e.call(ndtriSlopeOf, p!),
  partials: [({ x, out }) => multiply(ndtri(x), square(out))],
  samples: shares,
});

/** Φ⁻¹(p). */
export const ndtriPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'ndtri',
  scalar: (e, [p]) => e.call(ndtriOf, p!),
  partials: [({ x }) => bind1(ndtriSlopePrimitive, [x])],
  samples: shares,
});

/** s = √π/2·exp(z²) at z = erf⁻¹(y), with the slope 2z·s². */
export const erfinvSlopePrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'erfinvSlope',
  scalar: (e, [y]) => e.call(erfinvSlopeOf, y!),
  partials: [({ x, out }) => multiply(multiply(erfinv(x), 2), square(out))],
  samples: [{ inputs: [{ shape: [5], values: [-0.9, -0.3, 0, 0.5, 0.99] }] }],
});

/** erf⁻¹(y). */
export const erfinvPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'erfinv',
  scalar: (e, [y]) => e.call(erfinvOf, y!),
  partials: [({ x }) => bind1(erfinvSlopePrimitive, [x])],
  samples: [{ inputs: [{ shape: [5], values: [-0.9, -0.3, 0, 0.5, 0.99] }] }],
});

/**
 * The normal distribution function Φ(x) = ½·erfc(−x/√2), elementwise, as `scipy.special.ndtr`; within 4 ulp in the
 * lower tail too. Slope: the density exp(−x²/2)/√(2π). 0 at −∞, 1 at ∞.
 *
 * @param x - a tensor or a number
 * @returns the probability of a value below x
 *
 * @example
 * ```ts
 * import { ndtr } from '@gradus/numerics';
 * console.log(ndtr(0).item()); // => 0.5
 * ```
 */
export function ndtr(x: TensorLike): Tensor {
  return applyUnary(ndtrPrimitive, x);
}

/**
 * log Φ(x), elementwise, as `scipy.special.log_ndtr`, with all its digits in both tails: about −x²/2 for large
 * negative x, −1 + Φ for large positive. Slope: density/Φ, about −x for large negative x.
 *
 * @param x - a tensor or a number
 * @returns a number ≤ 0
 *
 * @example
 * ```ts
 * import { logNdtr } from '@gradus/numerics';
 * console.log(logNdtr(-40).item().toFixed(3)); // => -804.608
 * ```
 */
export function logNdtr(x: TensorLike): Tensor {
  return applyUnary(logNdtrPrimitive, x);
}

/**
 * The quantile of the normal distribution, elementwise, as `scipy.special.ndtri`: the inverse of `ndtr`. Slope: one
 * over the density there. ∓∞ at 0 and 1, NaN beyond.
 *
 * @param p - probabilities
 * @returns x with Φ(x) = p
 *
 * @example
 * ```ts
 * import { ndtri } from '@gradus/numerics';
 * console.log(ndtri(0.975).item().toFixed(4)); // => 1.9600
 * ```
 */
export function ndtri(p: TensorLike): Tensor {
  return applyUnary(ndtriPrimitive, p);
}

/**
 * The inverse of the error function, elementwise, as `scipy.special.erfinv`. Slope: √π/2·exp(z²). ±∞ at ±1, NaN
 * beyond.
 *
 * @param y - numbers of [−1, 1]
 * @returns z with erf(z) = y
 *
 * @example
 * ```ts
 * import { erfinv } from '@gradus/numerics';
 * console.log(erfinv(0.5).item().toFixed(4)); // => 0.4769
 * ```
 */
export function erfinv(y: TensorLike): Tensor {
  return applyUnary(erfinvPrimitive, y);
}
