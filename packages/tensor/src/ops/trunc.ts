/**
 * The integer part: the fraction cut off. Piecewise constant, so no gradient passes.
 */
import { elementwise, type Primitive } from '../primitive.js';
import { applyToFloats, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';

/** The integer part of floats. */
export const truncPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'trunc',
  scalar: (e, [x]) => e.trunc(x!),
  zeroSlope: { kind: 'flat', why: 'trunc is piecewise constant: its slope is 0 everywhere' },
  samples: [at([-2.75, -0.25, 0.3, 3e5 + 0.25])],
});

/**
 * x without its fraction, elementwise: the nearest integer towards 0. Slope: 0, by convention also
 * at the jumps. ±0, ±∞ and NaN stay themselves; integers too.
 *
 * @param x - the operand
 * @returns the integer towards 0, of the dtype of `x`
 *
 * @example
 * ```ts
 * import { array, trunc } from '@gradus/tensor';
 * console.log(trunc(array([-1.5, 2.5])).tolist()); // => [-1, 2]
 * ```
 */
export function trunc(x: TensorLike): Tensor {
  return applyToFloats(truncPrimitive, x);
}
