/**
 * The exponential integrals Ei and E₁.
 */
import {
  applyUnary,
  divide,
  elementwise,
  exp,
  negative,
  type Primitive,
  type Tensor,
  type TensorLike,
} from '@gradus/tensor';
import { expi as expiOf } from '@gradus/tensor/math';

/** Ei x. */
export const expiPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'expi',
  scalar: (e, [x]) => e.call(expiOf, x!),
  partials: [({ x }) => divide(exp(x), x)],
  samples: [{ inputs: [{ shape: [6], values: [-5, -0.5, 0.1, 1, 8, 30] }] }],
});

/**
 * The exponential integral Ei, elementwise, as `scipy.special.expi`. Slope: eˣ/x. −∞ at 0.
 *
 * @param x - a tensor or a number
 * @returns the principal value
 *
 * @example
 * ```ts
 * import { expi } from '@gradus/numerics';
 * console.log(expi(1).item().toFixed(4)); // => 1.8951
 * ```
 */
export function expi(x: TensorLike): Tensor {
  return applyUnary(expiPrimitive, x);
}

/**
 * The exponential integral E₁(x) = −Ei(−x), elementwise, as `scipy.special.exp1`. Slope: −e⁻ˣ/x. ∞ at 0.
 *
 * @param x - a positive tensor or number
 * @returns ∫ from x to ∞ of e⁻ᵗ/t dt
 *
 * @example
 * ```ts
 * import { exp1 } from '@gradus/numerics';
 * console.log(exp1(1).item().toFixed(4)); // => 0.2194
 * ```
 */
export function exp1(x: TensorLike): Tensor {
  return negative(expi(negative(x)));
}
