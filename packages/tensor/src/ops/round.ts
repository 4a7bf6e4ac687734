/**
 * The nearest integer, ties to the even one, as IEEE 754, NumPy and JAX have it (`Math.round` takes
 * ties upwards). Piecewise constant, so no gradient passes.
 */
import { elementwise, type Primitive } from '../primitive.js';
import { applyToFloats, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';

/** The nearest integer of floats. */
export const roundPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'round',
  scalar: (e, [x]) => e.round(x!),
  zeroSlope: { kind: 'flat', why: 'round is piecewise constant: its slope is 0 everywhere' },
  samples: [at([-2.75, -0.25, 0.3, 3e5 + 0.25])],
});

/**
 * The nearest integer, elementwise; 0.5, 1.5 and 2.5 go to 0, 2 and 2. Slope: 0, by convention also
 * at the jumps. ±0, ±∞ and NaN stay themselves; integers too.
 *
 * @param x - the operand
 * @returns the rounded numbers, of the dtype of `x`
 *
 * @example
 * ```ts
 * import { array, round } from '@gradus/tensor';
 * console.log(round(array([-1.5, 0.5, 2.6])).tolist()); // => [-2, 0, 3]
 * ```
 */
export function round(x: TensorLike): Tensor {
  return applyToFloats(roundPrimitive, x);
}
