/**
 * √x, with the slope 1/(2√x) made of the result. The slope is infinite at 0, and honestly so: guard
 * the input where a distance can vanish.
 */
import { fromData } from '../concrete.js';
import { allocate } from '../dtype.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { operandOf } from '../view.js';
import { divide } from './div.js';

/** √x of floats. */
export const sqrtPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'sqrt',
  scalar: (e, [x]) => e.sqrt(x!),
  run: ([x], _, [type]) => {
    const { data, offset, step } = operandOf(x!);
    const out = allocate(type!.dtype, x!.size);
    for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(data[offset + i * step]!);
    return [fromData(type!, out)];
  },
  partials: [({ out }) => divide(0.5, out)],
  samples: [at([1e-3, 0.5, 2, 3e5])],
});

/**
 * √x, elementwise. Slope: 1/(2√x), which is ∞ at 0. √(−0) = −0, √∞ = ∞, NaN below 0.
 *
 * @param x - a number ≥ 0; integers become floats
 * @returns √x
 *
 * @example
 * ```ts
 * import { array, sqrt } from '@gradus/tensor';
 * console.log(sqrt(array([0, 9])).tolist()); // => [0, 3]
 * ```
 */
export function sqrt(x: TensorLike): Tensor {
  return applyUnary(sqrtPrimitive, x);
}
