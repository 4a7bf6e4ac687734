/**
 * Comparisons: x and y alike in, `bool` out. Piecewise constant, so their slope is zero everywhere and a
 * gradient never passes. Two primitives do for all six: `greater(x, y)` is `less(y, x)`, and `notEqual` is
 * the negation of `equal` (which differs only for NaN, where notEqual is true as in IEEE 754).
 */
import { elementwise, type Primitive } from '../primitive.js';
import { applyBinary, type TensorLike } from '../promote.js';
import { pair } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { logicalNot } from './logic.js';

const zeroSlope = {
  kind: 'flat',
  why: 'a comparison is piecewise constant: its slope is 0 everywhere',
} as const;
const samples = [/* @__PURE__ */ pair([-2, 0, 0.5, 3], [1, 0, -0.25, 3])];

/** x = y. */
export const equalPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'equal',
  accepts: 'any',
  result: 'bool',
  scalar: (e, [x, y]) => e.equal(x!, y!),
  zeroSlope,
  commutative: true,
  samples,
});

/** Whether x is below y. */
export const lessPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'less',
  accepts: 'any',
  result: 'bool',
  scalar: (e, [x, y]) => e.less(x!, y!),
  zeroSlope,
  samples,
});

/** x ≤ y. */
export const lessEqualPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'lessEqual',
  accepts: 'any',
  result: 'bool',
  scalar: (e, [x, y]) => e.lessEqual(x!, y!),
  zeroSlope,
  samples,
});

type Bool = Tensor<'bool'>;

/**
 * x = y, elementwise. False wherever either is NaN.
 *
 * @param x - left operand
 * @param y - right operand
 * @returns booleans
 */
export function equal(x: TensorLike, y: TensorLike): Bool {
  return applyBinary(equalPrimitive, x, y) as Bool;
}
/**
 * x ≠ y, elementwise. True wherever either is NaN.
 *
 * @param x - left operand
 * @param y - right operand
 * @returns booleans
 */
export function notEqual(x: TensorLike, y: TensorLike): Bool {
  return logicalNot(equal(x, y));
}
/**
 * x \< y, elementwise. False wherever either is NaN.
 *
 * @param x - left operand
 * @param y - right operand
 * @returns booleans
 */
export function less(x: TensorLike, y: TensorLike): Bool {
  return applyBinary(lessPrimitive, x, y) as Bool;
}
/**
 * x ≤ y, elementwise. False wherever either is NaN.
 *
 * @param x - left operand
 * @param y - right operand
 * @returns booleans
 */
export function lessEqual(x: TensorLike, y: TensorLike): Bool {
  return applyBinary(lessEqualPrimitive, x, y) as Bool;
}
/**
 * x \> y, elementwise. False wherever either is NaN.
 *
 * @param x - left operand
 * @param y - right operand
 * @returns booleans
 *
 * @example
 * ```ts
 * import { array, greater } from '@gradus/tensor';
 * console.log(greater(array([1, 3]), 2).tolist()); // => [false, true]
 * ```
 */
export function greater(x: TensorLike, y: TensorLike): Bool {
  return applyBinary(lessPrimitive, y, x) as Bool;
}
/**
 * x ≥ y, elementwise. False wherever either is NaN.
 *
 * @param x - left operand
 * @param y - right operand
 * @returns booleans
 */
export function greaterEqual(x: TensorLike, y: TensorLike): Bool {
  return applyBinary(lessEqualPrimitive, y, x) as Bool;
}
