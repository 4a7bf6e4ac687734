/**
 * eˣ, its own slope. The slope is the result itself, so it costs nothing, and it overflows and
 * underflows exactly where the value does.
 */
import { fromData } from '../concrete.js';
import { allocate } from '../dtype.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { operandOf } from '../view.js';

/** eˣ of floats. */
export const expPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'exp',
  scalar: (e, [x]) => e.call(Math.exp, x!),
  run: ([x], _, [type]) => {
    const { data, offset, step } = operandOf(x!);
    const out = allocate(type!.dtype, x!.size);
    for (let i = 0; i < out.length; i++) out[i] = Math.exp(data[offset + i * step]!);
    return [fromData(type!, out)];
  },
  partials: [({ out }) => out],
  samples: [at([-40, -2, 0, 0.5, 30])],
});

/**
 * eˣ, elementwise. Slope: eˣ. exp(−∞) = 0, exp(∞) = ∞; float32 overflows above 88.72, float64 above
 * 709.78. NaN stays NaN.
 *
 * @param x - exponent; integers become floats
 * @returns eˣ
 *
 * @example
 * ```ts
 * import { exp } from '@gradus/tensor';
 * console.log(exp(0).item()); // => 1
 * ```
 */
export function exp(x: TensorLike): Tensor {
  return applyUnary(expPrimitive, x);
}
