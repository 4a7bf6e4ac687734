/**
 * Whole quotients. Piecewise constant, so no gradient passes. Rounding x/y would be off by one
 * where the division itself rounds up to an integer; the float kinds divide x − x % y, which comes
 * out even.
 */
import { bind1 } from '../bind.js';
import { isFloat } from '../dtype.js';
import { floorQuotient as floorOf, truncQuotient as truncOf } from '../math/quotient.js';
import { elementwise, type Primitive } from '../primitive.js';
import { broadcastAll, promote, type TensorLike } from '../promote.js';
import { pair } from '../samples.js';
import type { Tensor } from '../tensor.js';

const zeroSlope = { kind: 'flat', why: 'a whole quotient is piecewise constant' } as const;
const samples = [pair([5.5, -5.5, 0.3, 9], [2, 1.5, -0.25, 4])];

/** ⌊x/y⌋ of floats. */
export const floorQuotientPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'floorQuotient',
  scalar: (e, [x, y]) => e.call(floorOf, x!, y!),
  zeroSlope,
  samples,
});

/** trunc(x/y) of floats. */
export const truncQuotientPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'truncQuotient',
  scalar: (e, [x, y]) => e.call(truncOf, x!, y!),
  zeroSlope,
  samples,
});

/** ⌊x/y⌋ of integers; 0 for y = 0. */
export const wholeQuotientPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'wholeQuotient',
  accepts: 'integer',
  scalar: (e, [x, y]) => {
    const zero = e.like(0, x!);
    const quotient = e.quotient(x!, y!);
    const rest = e.remainder(x!, y!);
    const mixed = e.xor(e.less(rest, zero), e.less(y!, zero));
    const below = e.select(mixed, e.sub(quotient, e.like(1, x!)), quotient);
    return e.select(e.equal(rest, zero), quotient, below);
  },
  zeroSlope,
  samples: [/* @__PURE__ */ pair([5, 7, 0, 9], [2, 3, 4, 4])],
});

/**
 * ⌊x/y⌋ of floats of one type.
 *
 * @param x - dividend
 * @param y - divisor
 * @returns the quotient rounded down; NaN for y = 0 or infinite x
 */
export function floorQuotient(x: Tensor, y: Tensor): Tensor {
  return bind1(floorQuotientPrimitive, [x, y]);
}

/**
 * trunc(x/y) of floats of one type.
 *
 * @param x - dividend
 * @param y - divisor
 * @returns the quotient rounded towards 0; NaN for y = 0 or infinite x
 */
export function truncQuotient(x: Tensor, y: Tensor): Tensor {
  return bind1(truncQuotientPrimitive, [x, y]);
}

/**
 * ⌊x/y⌋, elementwise. Slopes: 0. Floats: NaN for y = 0 or infinite x. Integers: 0 for y = 0; the
 * smallest int32 by −1 wraps around to itself.
 *
 * @param x - dividend
 * @param y - divisor
 * @returns the quotient rounded down, of the promoted dtype and the broadcast shape
 *
 * @example
 * ```ts
 * import { array, floorDivide } from '@gradus/tensor';
 * console.log(floorDivide(array([7, -7]), 2).tolist()); // => [3, -4]
 * ```
 */
export function floorDivide(x: TensorLike, y: TensorLike): Tensor {
  const op = 'floorDivide';
  const operands = broadcastAll(promote([x, y], op), op);
  return bind1(
    isFloat(operands[0]!.dtype) ? floorQuotientPrimitive : wholeQuotientPrimitive,
    operands,
  );
}
