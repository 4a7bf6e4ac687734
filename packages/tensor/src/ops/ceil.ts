/**
 * ⌈x⌉, the integer above. Piecewise constant, so no gradient passes.
 */
import { elementwise, type Primitive } from '../primitive.js';
import { applyToFloats, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';

/** ⌈x⌉ of floats. */
export const ceilPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'ceil',
  scalar: (e, [x]) => e.ceil(x!),
  zeroSlope: { kind: 'flat', why: 'ceil is piecewise constant: its slope is 0 everywhere' },
  samples: [at([-2.75, -0.25, 0.3, 3e5 + 0.25])],
});

/**
 * ⌈x⌉, elementwise: the smallest integer ≥ x. Slope: 0, by convention also at the jumps. ±0, ±∞ and
 * NaN stay themselves; integers too. ⌈x⌉ = −0 for −1 \< x \< 0.
 *
 * @param x - the operand
 * @returns the integer above, of the dtype of `x`
 *
 * @example
 * ```ts
 * import { array, ceil } from '@gradus/tensor';
 * console.log(ceil(array([-1.5, 2.5])).tolist()); // => [-1, 3]
 * ```
 */
export function ceil(x: TensorLike): Tensor {
  return applyToFloats(ceilPrimitive, x);
}
