/**
 * Functions with their singular points taken out: value and slope are finite there. Each says which value it
 * gives instead; the slope there is 0.
 */
import {
  divide,
  equal,
  greater,
  log,
  logicalNot,
  max,
  abs,
  multiply,
  promote,
  sqrt,
  stopGradient,
  sum,
  toTensor,
  type Axis,
  type Tensor,
  type TensorLike,
  optionsOf,
} from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import type { ReduceOptions } from '../stable/logsumexp.js';
import { whereSafe } from './whereSafe.js';

/**
 * x / y, and `otherwise` where y = 0. Slopes there: 0.
 *
 * @param x - dividend
 * @param y - divisor
 * @param otherwise - value where y = 0, 0 when left out
 * @returns the quotient
 *
 * @example
 * ```ts
 * import { safeDivide } from '@gradus/numerics';
 * console.log(safeDivide(1, 0).item()); // => 0
 * ```
 */
export function safeDivide(x: TensorLike, y: TensorLike, otherwise: TensorLike = 0): Tensor {
  const operands = promote([x, y, otherwise], 'safeDivide', true) as [Tensor, Tensor, Tensor];
  const [dividend, divisor, instead] = operands;
  const usable = logicalNot(equal(divisor, 0));
  return where(usable, divide(dividend, where(usable, divisor, 1)), instead);
}

/**
 * √x for x \> 0, else 0. Slope: 1/(2√x), and 0 from 0 down, where √ itself has ∞ and NaN.
 *
 * @param x - a tensor or a number
 * @returns the root
 *
 * @example
 * ```ts
 * import { safeSqrt } from '@gradus/numerics';
 * console.log(safeSqrt(0).item()); // => 0
 * ```
 */
export function safeSqrt(x: TensorLike): Tensor {
  return whereSafe(greater(x, 0), x, sqrt, 0);
}

/**
 * log x for x \> 0, else `otherwise`. Slope: 1/x, and 0 from 0 down.
 *
 * @param x - a tensor or a number
 * @param otherwise - value where x ≤ 0, 0 when left out
 * @returns the logarithm
 *
 * @example
 * ```ts
 * import { safeLog } from '@gradus/numerics';
 * console.log(safeLog(0).item()); // => 0
 * ```
 */
export function safeLog(x: TensorLike, otherwise: TensorLike = 0): Tensor {
  const [value] = promote([x, otherwise], 'safeLog', true) as [Tensor];
  return whereSafe(greater(value, 0), value, log, otherwise);
}

/**
 * √(Σ xᵢ²) over axes, scaled so that squares neither overflow nor vanish, with slope 0 at the zero vector,
 * where the norm has a corner. Slope elsewhere: x / norm.
 *
 * @param x - a tensor
 * @param axis - an axis, several, or null for all
 * @param options - `keepdims`
 * @returns the length
 *
 * @example
 * ```ts
 * import { safeNorm } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(safeNorm(array([0, 0])).item()); // => 0
 * ```
 */
export function safeNorm(x: TensorLike, axis: Axis = null, options: ReduceOptions = {}): Tensor {
  const value = toTensor(x, 'safeNorm');
  const m = stopGradient(max(abs(value), axis, { keepdims: true }));
  const scale = where(greater(m, 0), m, 1);
  const scaled = divide(value, scale);
  const length = multiply(safeSqrt(sum(multiply(scaled, scaled), axis, { keepdims: true })), scale);
  return optionsOf(options, ['keepdims'], 'safeNorm').keepdims === true
    ? length
    : sum(length, axis);
}
