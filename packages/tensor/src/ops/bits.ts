/**
 * Bits of integers (and truth values of `bool`): and, or, xor and not are the primitives of
 * ./logic.js without its conversion to `bool`; the shifts are here. Without slopes.
 */
import { elementwise, type Primitive } from '../primitive.js';
import { applyBinary, applyUnary, type TensorLike } from '../promote.js';
import { pair } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { andPrimitive, notPrimitive, orPrimitive, xorPrimitive } from './logic.js';

const zeroSlope = { kind: 'flat', why: 'shifts work on discrete values' } as const;
const samples = [pair([1, 6, 255, 2 ** 30], [4, 1, 0, 31])];
const BITS = 32;

/** x·2ⁿ with the upper bits lost; 0 for n outside of 0 … 31. */
export const shiftLeftPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'shiftLeft',
  accepts: 'integer',
  scalar: (e, [x, n]) => {
    const zero = e.like(0, x!);
    const few = e.and(e.lessEqual(zero, n!), e.less(n!, e.like(BITS, n!)));
    return e.select(few, e.shiftLeft(x!, n!), zero);
  },
  zeroSlope,
  samples,
});

/** ⌊x/2ⁿ⌋; all bits are the sign for n outside of 0 … 31. */
export const shiftRightPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'shiftRight',
  accepts: 'integer',
  scalar: (e, [x, n]) => {
    const zero = e.like(0, x!);
    const few = e.and(e.lessEqual(zero, n!), e.less(n!, e.like(BITS, n!)));
    const signs = e.select(e.less(x!, zero), e.not(zero), zero);
    return e.select(few, e.shiftRight(x!, n!), signs);
  },
  zeroSlope,
  samples,
});

/**
 * The bits that are 1 in both, elementwise.
 *
 * @param x - integers or booleans
 * @param y - integers or booleans
 * @returns x & y, of the promoted dtype; throws GR111 for floats
 *
 * @example
 * ```ts
 * import { array, bitwiseAnd } from '@gradus/tensor';
 * console.log(bitwiseAnd(array([5, 6], { dtype: 'int32' }), 3).tolist()); // => [1, 2]
 * ```
 */
export function bitwiseAnd(x: TensorLike, y: TensorLike): Tensor {
  return applyBinary(andPrimitive, x, y);
}

/**
 * The bits that are 1 in at least one, elementwise.
 *
 * @param x - integers or booleans
 * @param y - integers or booleans
 * @returns x | y, of the promoted dtype; throws GR111 for floats
 */
export function bitwiseOr(x: TensorLike, y: TensorLike): Tensor {
  return applyBinary(orPrimitive, x, y);
}

/**
 * The bits that differ, elementwise.
 *
 * @param x - integers or booleans
 * @param y - integers or booleans
 * @returns x ^ y, of the promoted dtype; throws GR111 for floats
 */
export function bitwiseXor(x: TensorLike, y: TensorLike): Tensor {
  return applyBinary(xorPrimitive, x, y);
}

/**
 * Every bit turned over, elementwise; −1 − x of int32, the negation of `bool`.
 *
 * @param x - integers or booleans
 * @returns ~x; throws GR111 for floats
 */
export function bitwiseNot(x: TensorLike): Tensor {
  return applyUnary(notPrimitive, x);
}

/**
 * x·2ⁿ modulo 2³², elementwise.
 *
 * @param x - integers
 * @param n - by how many places; the result is 0 outside of 0 … 31
 * @returns x \<\< n, of the promoted dtype; throws GR111 for floats
 *
 * @example
 * ```ts
 * import { array, leftShift } from '@gradus/tensor';
 * console.log(leftShift(array([1, 3], { dtype: 'int32' }), 4).tolist()); // => [16, 48]
 * ```
 */
export function leftShift(x: TensorLike, n: TensorLike): Tensor {
  return applyBinary(shiftLeftPrimitive, x, n);
}

/**
 * ⌊x/2ⁿ⌋, elementwise: the sign of int32 moves in from the left, zeros of uint32.
 *
 * @param x - integers
 * @param n - by how many places; all bits become the sign outside of 0 … 31
 * @returns x \>\> n, of the promoted dtype; throws GR111 for floats
 *
 * @example
 * ```ts
 * import { array, rightShift } from '@gradus/tensor';
 * console.log(rightShift(array([-8, 9], { dtype: 'int32' }), 2).tolist()); // => [-2, 2]
 * ```
 */
export function rightShift(x: TensorLike, n: TensorLike): Tensor {
  return applyBinary(shiftRightPrimitive, x, n);
}
