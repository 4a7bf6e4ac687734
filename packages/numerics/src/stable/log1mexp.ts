/**
 * log(1 − e⁻ˣ) for positive x: the logarithm of a complementary probability.
 */
import {
  add,
  applyUnary,
  bind1,
  elementwise,
  multiply,
  negative,
  type Primitive,
  type Tensor,
  type TensorLike,
} from '@gradus/tensor';
import { log1mexp as log1mexpOf, log1mexpSlope } from '@gradus/tensor/math';

const samples = [{ inputs: [{ shape: [5], values: [0.01, 0.5, 1, 5, 60] }] }];

/** 1/(eˣ − 1), the slope of log1mexp. */
export const log1mexpSlopePrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'log1mexpSlope',
  scalar: (e, [x]) => e.call(log1mexpSlope, x!),
  partials: [({ out }) => negative(multiply(out, add(out, 1)))],
  samples,
});

/** log(1 − e⁻ˣ). */
export const log1mexpPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'log1mexp',
  scalar: (e, [x]) => e.call(log1mexpOf, x!),
  partials: [({ x }) => bind1(log1mexpSlopePrimitive, [x])],
  samples,
});

/**
 * log(1 − e⁻ˣ), elementwise, x ≥ 0. Slope: 1/(eˣ − 1). −∞ at 0, NaN below.
 *
 * @param x - a tensor or a number, not negative
 * @returns a number ≤ 0
 *
 * @example
 * ```ts
 * import { log1mexp } from '@gradus/numerics';
 * console.log(log1mexp(Math.LN2).item() + Math.LN2 < 1e-6); // => true
 * ```
 */
export function log1mexp(x: TensorLike): Tensor {
  return applyUnary(log1mexpPrimitive, x);
}
