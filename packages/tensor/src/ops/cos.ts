/**
 * cos x, the slope is −sin x. Computed in double precision by the engine and rounded once.
 */
import { fromData } from '../concrete.js';
import { allocate } from '../dtype.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { operandOf } from '../view.js';
import { sin } from './sin.js';
import { negative } from './neg.js';

/** cos x of floats. */
export const cosPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'cos',
  scalar: (e, [x]) => e.call(Math.cos, x!),
  run: ([x], _, [type]) => {
    const { data, offset, step } = operandOf(x!);
    const out = allocate(type!.dtype, x!.size);
    for (let i = 0; i < out.length; i++) out[i] = Math.cos(data[offset + i * step]!);
    return [fromData(type!, out)];
  },
  partials: [({ x }) => negative(sin(x))],
  samples: [at([-2, 0, 0.5, 30])],
});

/**
 * cos x, elementwise, x in radians. Slope: −sin x. NaN at ±∞.
 *
 * @param x - angle in radians; integers become floats
 * @returns cos x
 *
 * @example
 * ```ts
 * import { cos } from '@gradus/tensor';
 * console.log(cos(0).item()); // => 1
 * ```
 */
export function cos(x: TensorLike): Tensor {
  return applyUnary(cosPrimitive, x);
}
