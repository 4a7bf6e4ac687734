/**
 * sin x, the slope is cos x. Computed in double precision by the engine and rounded once.
 */
import { fromData } from '../concrete.js';
import { allocate } from '../dtype.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { operandOf } from '../view.js';
import { cos } from './cos.js';

/** sin x of floats. */
export const sinPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'sin',
  scalar: (e, [x]) => e.call(Math.sin, x!),
  run: ([x], _, [type]) => {
    const { data, offset, step } = operandOf(x!);
    const out = allocate(type!.dtype, x!.size);
    for (let i = 0; i < out.length; i++) out[i] = Math.sin(data[offset + i * step]!);
    return [fromData(type!, out)];
  },
  partials: [({ x }) => cos(x)],
  samples: [at([-2, 0, 0.5, 30])],
});

/**
 * sin x, elementwise, x in radians. Slope: cos x. NaN at ±∞.
 *
 * @param x - angle in radians; integers become floats
 * @returns sin x
 *
 * @example
 * ```ts
 * import { sin } from '@gradus/tensor';
 * console.log(sin(0).item()); // => 0
 * ```
 */
export function sin(x: TensorLike): Tensor {
  return applyUnary(sinPrimitive, x);
}
