/**
 * log(eˣ + eʸ): addition of numbers that are kept as logarithms. Its slopes are the shares of the two in
 * the sum, a primitive of their own since eˣ/(eˣ + eʸ) overflows.
 */
import {
  negative,
  applyBinary,
  bind1,
  elementwise,
  multiply,
  promote,
  type Primitive,
  type Tensor,
  type TensorLike,
} from '@gradus/tensor';
import { logaddexp as logaddexpOf, sigmoidOfDifference } from '@gradus/tensor/math';

const samples = [
  {
    inputs: [
      { shape: [5], values: [-80, -1, 0.5, 3, 70] },
      { shape: [5], values: [2, -1.5, 0.25, 40, -70] },
    ],
  },
];

/** eˣ/(eˣ + eʸ), the share of x. */
export const sharePrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'share',
  scalar: (e, [x, y]) => e.call(sigmoidOfDifference, x!, y!),
  partials: [
    ({ x, y, out }) => multiply(out, share(y, x)),
    ({ x, y, out }) => negative(multiply(out, share(y, x))),
  ],
  samples,
});

function share(x: Tensor, y: Tensor): Tensor {
  return bind1(sharePrimitive, [x, y]);
}

/** log(eˣ + eʸ). */
export const logaddexpPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'logaddexp',
  scalar: (e, [x, y]) => e.call(logaddexpOf, x!, y!),
  partials: [({ x, y }) => share(x, y), ({ x, y }) => share(y, x)],
  commutative: true,
  samples,
});

/**
 * log(eˣ + eʸ), elementwise, without leaving the logarithm. Slopes: eˣ/(eˣ + eʸ) and eʸ/(eˣ + eʸ).
 *
 * @param x - a logarithm
 * @param y - another
 * @returns the logarithm of the sum; −∞ is neutral
 *
 * @example
 * ```ts
 * import { logaddexp } from '@gradus/numerics';
 * console.log(logaddexp(1000, 0).item()); // => 1000
 * ```
 */
export function logaddexp(x: TensorLike, y: TensorLike): Tensor {
  return applyBinary(logaddexpPrimitive, x, y, { float: true });
}

/**
 * log₂(2ˣ + 2ʸ), elementwise, without leaving the logarithm. Slopes: 2ˣ/(2ˣ + 2ʸ) and 2ʸ/(2ˣ + 2ʸ).
 *
 * @param x - a logarithm to base 2
 * @param y - another
 * @returns the logarithm of the sum; −∞ is neutral
 *
 * @example
 * ```ts
 * import { logaddexp2 } from '@gradus/numerics';
 * console.log(logaddexp2(3, 3).item()); // => 4
 * ```
 */
export function logaddexp2(x: TensorLike, y: TensorLike): Tensor {
  const [a, b] = promote([x, y], 'logaddexp2', true) as [Tensor, Tensor];
  return multiply(logaddexp(multiply(a, Math.LN2), multiply(b, Math.LN2)), Math.LOG2E);
}
