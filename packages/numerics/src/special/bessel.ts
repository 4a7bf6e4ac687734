/**
 * Modified Bessel functions of the first kind, plain and without their exponential growth. All are made of two families,
 * Iₙ(x)/xⁿ and e^(−|x|)·Iₙ(x)/xⁿ, even functions without a singular point: (Iₙ/xⁿ)′ = x·(Iₙ₊₁/xⁿ⁺¹).
 */
import {
  bind1,
  elementwise,
  multiply,
  promote,
  sign,
  subtract,
  type Primitive,
  type Tensor,
  type TensorLike,
} from '@gradus/tensor';
import { besselRatio, scaledBesselRatio } from '@gradus/tensor/math';

/** The order n. */
export type BesselParams = Readonly<{ order: number }>;

const samples = [
  {
    inputs: [{ shape: [5], values: [-3, -0.5, 0.25, 2, 40] }],
    params: { order: 0 },
  },
];

/** Iₙ(x)/xⁿ. */
export const besselRatioPrimitive: Primitive<BesselParams> =
  /* @__PURE__ */ elementwise<BesselParams>({
    name: 'besselRatio',
    scalar: (e, [x], { order }) => e.call(besselRatio(order), x!),
    partials: [({ x, params }) => multiply(x, ratio(x, params.order + 1))],
    samples,
  });

/** e^(−|x|)·Iₙ(x)/xⁿ. */
export const scaledBesselRatioPrimitive: Primitive<BesselParams> =
  /* @__PURE__ */ elementwise<BesselParams>({
    name: 'scaledBesselRatio',
    scalar: (e, [x], { order }) => e.call(scaledBesselRatio(order), x!),
    partials: [
      ({ x, out, params }) =>
        subtract(multiply(x, scaledRatio(x, params.order + 1)), multiply(sign(x), out)),
    ],
    samples,
  });

function ratio(x: Tensor, order: number): Tensor {
  return bind1(besselRatioPrimitive, [x], { order });
}

function scaledRatio(x: Tensor, order: number): Tensor {
  return bind1(scaledBesselRatioPrimitive, [x], { order });
}

/**
 * The modified Bessel function I₀, elementwise, as `scipy.special.i0`. Slope: I₁. It overflows from 92 in float32, from 714 in
 * float64: use `i0e`.
 *
 * @param x - a tensor or a number
 * @returns a number ≥ 1
 *
 * @example
 * ```ts
 * import { i0 } from '@gradus/numerics';
 * console.log(i0(1).item().toFixed(4)); // => 1.2661
 * ```
 */
export function i0(x: TensorLike): Tensor {
  return ratio(promote([x], 'i0', true)[0]!, 0);
}

/**
 * e^(−|x|)·I₀(x), elementwise, as `scipy.special.i0e`. Slope: i1e − sign(x)·i0e, and 0 at 0, where it has a corner.
 *
 * @param x - a tensor or a number
 * @returns a number of (0, 1]
 *
 * @example
 * ```ts
 * import { i0e } from '@gradus/numerics';
 * console.log(i0e(1000).item().toFixed(6)); // => 0.012617
 * ```
 */
export function i0e(x: TensorLike): Tensor {
  return scaledRatio(promote([x], 'i0e', true)[0]!, 0);
}

/**
 * The modified Bessel function I₁, elementwise, as `scipy.special.i1`. Slope: I₀ − I₁/x, ½ at 0.
 *
 * @param x - a tensor or a number
 * @returns the value, odd in x
 *
 * @example
 * ```ts
 * import { i1 } from '@gradus/numerics';
 * console.log(i1(1).item().toFixed(4)); // => 0.5652
 * ```
 */
export function i1(x: TensorLike): Tensor {
  const [value] = promote([x], 'i1', true) as [Tensor];
  return multiply(value, ratio(value, 1));
}

/**
 * e^(−|x|)·I₁(x), elementwise, as `scipy.special.i1e`. Slope: i0e − i1e·(sign(x) + 1/x), ½ at 0.
 *
 * @param x - a tensor or a number
 * @returns the value, odd in x
 *
 * @example
 * ```ts
 * import { i1e } from '@gradus/numerics';
 * console.log(i1e(1000).item().toFixed(6)); // => 0.012611
 * ```
 */
export function i1e(x: TensorLike): Tensor {
  const [value] = promote([x], 'i1e', true) as [Tensor];
  return multiply(value, scaledRatio(value, 1));
}
