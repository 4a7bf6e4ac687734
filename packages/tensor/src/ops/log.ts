/**
 * log x, the natural logarithm, with the slope 1/x.
 */
import { fromData } from '../concrete.js';
import { allocate } from '../dtype.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { operandOf } from '../view.js';
import { divide } from './div.js';

/** log x of floats. */
export const logPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'log',
  scalar: (e, [x]) => e.call(Math.log, x!),
  run: ([x], _, [type]) => {
    const { data, offset, step } = operandOf(x!);
    const out = allocate(type!.dtype, x!.size);
    for (let i = 0; i < out.length; i++) out[i] = Math.log(data[offset + i * step]!);
    return [fromData(type!, out)];
  },
  partials: [({ x }) => divide(1, x)],
  samples: [at([1e-3, 0.5, 1, 2, 3e5])],
});

/**
 * log x, elementwise. Slope: 1/x. −∞ at 0 with slope ∞, ∞ at ∞ with slope 0; NaN below 0.
 *
 * @param x - a number ≥ 0; integers become floats
 * @returns log x
 *
 * @example
 * ```ts
 * import { log } from '@gradus/tensor';
 * console.log(log(1).item()); // => 0
 * ```
 */
export function log(x: TensorLike): Tensor {
  return applyUnary(logPrimitive, x);
}
