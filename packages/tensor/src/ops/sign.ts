/**
 * The sign of a number: −1, 0 or 1. Piecewise constant, so no gradient passes; a trained model that
 * needs one takes a smooth step such as tanh, or lets the gradient pass by hand.
 */
import { eachElement } from '../elementwise.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';

/** −1, ±0 or 1. */
export const signPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'sign',
  accepts: 'number',
  scalar: (e, [x]) => {
    const zero = e.like(0, x!);
    const notAbove = e.select(e.less(x!, zero), e.like(-1, x!), x!);
    return e.select(e.less(zero, x!), e.like(1, x!), notAbove);
  },
  run: eachElement(Math.sign),
  zeroSlope: { kind: 'flat', why: 'sign is piecewise constant: its slope is 0 everywhere' },
  samples: [at([-2, -1e-3, 0.5, 3e5])],
});

/**
 * −1 for x \< 0, 0 for x = 0 (−0 stays −0), 1 for x \> 0, elementwise. Slope: 0, by convention also
 * at the jump. sign(±∞) = ±1, sign(NaN) = NaN.
 *
 * @param x - the operand
 * @returns the sign, of the dtype of `x`
 *
 * @example
 * ```ts
 * import { array, sign } from '@gradus/tensor';
 * console.log(sign(array([-2, 0, 3])).tolist()); // => [-1, 0, 1]
 * ```
 */
export function sign(x: TensorLike): Tensor {
  return applyUnary(signPrimitive, x);
}
