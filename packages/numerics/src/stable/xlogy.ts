/**
 * x·log y and x·log(1 + y) with the value 0 at x = 0: terms of entropies and likelihoods. The value is safe
 * at (0, 0); the slope in y there is x/y = 0/0, which is honest: guard y where that can happen.
 */
import {
  add,
  applyBinary,
  divide,
  elementwise,
  log,
  log1p,
  type Primitive,
  type Tensor,
  type TensorLike,
} from '@gradus/tensor';
import { xlog1py as xlog1pyOf, xlogy as xlogyOf } from '@gradus/tensor/math';

const samples = [
  {
    inputs: [
      { shape: [4], values: [-2, 0.5, 1, 30] },
      { shape: [4], values: [0.01, 0.5, 3, 40] },
    ],
  },
];

/** x·log y. */
export const xlogyPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'xlogy',
  scalar: (e, [x, y]) => e.call(xlogyOf, x!, y!),
  partials: [({ y }) => log(y), ({ x, y }) => divide(x, y)],
  samples,
});

/** x·log(1 + y). */
export const xlog1pyPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'xlog1py',
  scalar: (e, [x, y]) => e.call(xlog1pyOf, x!, y!),
  partials: [({ y }) => log1p(y), ({ x, y }) => divide(x, add(y, 1))],
  samples,
});

/**
 * x·log y, elementwise, 0 where x = 0. Slopes: log y and x/y.
 *
 * @param x - a factor
 * @param y - what the logarithm is taken of
 * @returns the product
 *
 * @example
 * ```ts
 * import { xlogy } from '@gradus/numerics';
 * console.log(xlogy(0, 0).item()); // => 0
 * ```
 */
export function xlogy(x: TensorLike, y: TensorLike): Tensor {
  return applyBinary(xlogyPrimitive, x, y, { float: true });
}

/**
 * x·log(1 + y), elementwise, 0 where x = 0. Slopes: log(1 + y) and x/(1 + y).
 *
 * @param x - a factor
 * @param y - what is added to 1 under the logarithm
 * @returns the product
 *
 * @example
 * ```ts
 * import { xlog1py } from '@gradus/numerics';
 * console.log(xlog1py(0, -1).item()); // => 0
 * ```
 */
export function xlog1py(x: TensorLike, y: TensorLike): Tensor {
  return applyBinary(xlog1pyPrimitive, x, y, { float: true });
}
