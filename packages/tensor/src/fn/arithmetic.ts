/**
 * NumPy's arithmetic that is a composition of operations: no rules here, derivatives follow from
 * the parts.
 */
import { onesLike, zerosLike } from '../create.js';
import { isFloat } from '../dtype.js';
import { abs } from '../ops/abs.js';
import { equal, greater, less } from '../ops/compare.js';
import { divide } from '../ops/div.js';
import { exp2 } from '../ops/exp2.js';
import { floorDivide } from '../ops/floorDivide.js';
import { floor } from '../ops/floor.js';
import { logicalOr } from '../ops/logic.js';
import { maximum } from '../ops/max.js';
import { minimum } from '../ops/min.js';
import { mod } from '../ops/mod.js';
import { multiply } from '../ops/mul.js';
import { negative } from '../ops/neg.js';
import { select } from '../ops/select.js';
import { subtract } from '../ops/sub.js';
import { broadcastAll, promote, toTensor, type TensorLike } from '../promote.js';
import type { Tensor } from '../tensor.js';

/**
 * |x|, elementwise: NumPy's long name of `abs`. Slope: −1 below 0, else 1.
 *
 * @param x - the operand
 * @returns the absolute value
 */
export function absolute(x: TensorLike): Tensor {
  return abs(x);
}

/**
 * +x: the operand itself, as a tensor. Slope: 1.
 *
 * @param x - the operand
 * @returns x
 */
export function positive(x: TensorLike): Tensor {
  return toTensor(x, 'positive');
}

/**
 * x − y·⌊x/y⌋, elementwise: NumPy's long name of `mod`. Slopes: 1 and −⌊x/y⌋.
 *
 * @param x - dividend
 * @param y - divisor
 * @returns the remainder, with the sign of the divisor
 */
export function remainder(x: TensorLike, y: TensorLike): Tensor {
  return mod(x, y);
}

/**
 * ⌊x/y⌋ and x − y·⌊x/y⌋, elementwise.
 *
 * @param x - dividend
 * @param y - divisor
 * @returns quotient and remainder
 *
 * @example
 * ```ts
 * import { array, divmod } from '@gradus/tensor';
 * console.log(divmod(array([7, -7]), 2).map((t) => t.tolist())); // => [[3, -4], [1, 1]]
 * ```
 */
export function divmod(x: TensorLike, y: TensorLike): [Tensor, Tensor] {
  return [floorDivide(x, y), mod(x, y)];
}

/**
 * x limited to [low, high]: minimum(maximum(x, low), high), elementwise. Slope in x: 1 inside, 0
 * outside, ½ at each bound (a tie shared half and half); the bounds get the rest. NaN stays NaN.
 *
 * @param x - the operand
 * @param low - lower bound; null for none
 * @param high - upper bound; null for none
 * @returns the limited values
 *
 * @example
 * ```ts
 * import { array, clip } from '@gradus/tensor';
 * console.log(clip(array([-2, 0.5, 7]), 0, 1).tolist()); // => [0, 0.5, 1]
 * ```
 */
export function clip(
  x: TensorLike,
  low: TensorLike | null = null,
  high: TensorLike | null = null,
): Tensor {
  const bounds = [low, high].filter((bound) => bound !== null);
  const value = promote([x, ...bounds], 'clip')[0]!;
  const raised = low === null ? value : maximum(value, low);
  return high === null ? raised : minimum(raised, high);
}

/**
 * Degrees to radians: x·π/180, elementwise.
 *
 * @param x - angle in degrees; integers become floats
 * @returns the angle in radians
 *
 * @example
 * ```ts
 * import { deg2rad } from '@gradus/tensor';
 * console.log(deg2rad(180).item().toFixed(4)); // => 3.1416
 * ```
 */
export function deg2rad(x: TensorLike): Tensor {
  return scale(x, Math.PI / 180, 'deg2rad');
}

/**
 * Radians to degrees: x·180/π, elementwise.
 *
 * @param x - angle in radians; integers become floats
 * @returns the angle in degrees
 */
export function rad2deg(x: TensorLike): Tensor {
  return scale(x, 180 / Math.PI, 'rad2deg');
}

function scale(x: TensorLike, factor: number, op: string): Tensor {
  return multiply(promote([x], op, true)[0]!, factor);
}

/** Whether the sign bit is set: also of −0, which only its reciprocal betrays. */
function hasMinus(x: Tensor): Tensor<'bool'> {
  return isFloat(x.dtype) ? logicalOr(less(x, 0), less(divide(1, x), 0)) : less(x, 0);
}

/**
 * Whether the sign is minus, elementwise; true for −0.
 *
 * @param x - the operand
 * @returns booleans
 *
 * @example
 * ```ts
 * import { array, signbit } from '@gradus/tensor';
 * console.log(signbit(array([-2, -0, 0, 3])).tolist()); // => [true, true, false, false]
 * ```
 */
export function signbit(x: TensorLike): Tensor<'bool'> {
  return hasMinus(toTensor(x, 'signbit'));
}

/**
 * |x| with the sign of y, elementwise. Slopes: ±1 in x, 0 in y.
 *
 * @param x - gives the size; integers become floats
 * @param y - gives the sign; −0 counts as negative
 * @returns ±|x|
 *
 * @example
 * ```ts
 * import { array, copysign } from '@gradus/tensor';
 * console.log(copysign(array([1, -2]), -3).tolist()); // => [-1, -2]
 * ```
 */
export function copysign(x: TensorLike, y: TensorLike): Tensor {
  const operands = broadcastAll(promote([x, y], 'copysign', true), 'copysign');
  const [size, model] = [abs(operands[0]!), operands[1]!];
  return select(hasMinus(model), negative(size), size);
}

/**
 * The step: 0 for x \< 0, y at x = 0, 1 for x \> 0, elementwise. Slopes: 0 in x; in y 1 at x = 0,
 * else 0.
 *
 * @param x - the operand
 * @param y - the value at 0
 * @returns the step, of the promoted dtype; NaN where x is NaN
 *
 * @example
 * ```ts
 * import { array, heaviside } from '@gradus/tensor';
 * console.log(heaviside(array([-2, 0, 3]), 0.5).tolist()); // => [0, 0.5, 1]
 * ```
 */
export function heaviside(x: TensorLike, y: TensorLike): Tensor {
  const [at, middle] = broadcastAll(promote([x, y], 'heaviside', true), 'heaviside');
  const right = select(greater(at!, 0), onesLike(at!), middle!);
  const step = select(less(at!, 0), zerosLike(at!), right);
  return select(equal(at!, at!), step, at!);
}

/**
 * x·2ⁿ, elementwise, by two factors, so that neither leaves the range of floats before the product
 * does. Slope: 2ⁿ in x; n is an integer and has none.
 *
 * @param x - the operand; integers become floats
 * @param n - exponent, integral
 * @returns the scaled values
 *
 * @example
 * ```ts
 * import { ldexp } from '@gradus/tensor';
 * console.log(ldexp(1.5, 3).item()); // => 12
 * ```
 */
export function ldexp(x: TensorLike, n: TensorLike): Tensor {
  const [value, exponent] = promote([x, n], 'ldexp', true);
  const half = floor(multiply(exponent!, 0.5));
  return multiply(multiply(value!, exp2(half)), exp2(subtract(exponent!, half)));
}
