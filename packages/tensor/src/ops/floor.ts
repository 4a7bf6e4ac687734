/**
 * ⌊x⌋, the integer below. Piecewise constant, so no gradient passes.
 */
import { elementwise, type Primitive } from '../primitive.js';
import { applyToFloats, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';

/** ⌊x⌋ of floats. */
export const floorPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'floor',
  scalar: (e, [x]) => e.floor(x!),
  zeroSlope: { kind: 'flat', why: 'floor is piecewise constant: its slope is 0 everywhere' },
  samples: [at([-2.75, -0.25, 0.3, 3e5 + 0.25])],
});

/**
 * ⌊x⌋, elementwise: the largest integer ≤ x. Slope: 0, by convention also at the jumps. ±0, ±∞ and
 * NaN stay themselves; integers too.
 *
 * @param x - the operand
 * @returns the integer below, of the dtype of `x`
 *
 * @example
 * ```ts
 * import { array, floor } from '@gradus/tensor';
 * console.log(floor(array([-1.5, 2.5])).tolist()); // => [-2, 2]
 * ```
 */
export function floor(x: TensorLike): Tensor {
  return applyToFloats(floorPrimitive, x);
}
