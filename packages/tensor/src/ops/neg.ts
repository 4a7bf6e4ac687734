/**
 * −x. Linear: its own derivative and its own transpose.
 */
import { fromData } from '../concrete.js';
import { allocate } from '../dtype.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { operandOf } from '../view.js';

/** Negation. */
export const negPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'neg',
  accepts: 'number',
  scalar: (e, [x]) => e.neg(x!),
  run: ([x], _, [type]) => {
    const { data, offset, step } = operandOf(x!);
    const out = allocate(type!.dtype, x!.size);
    for (let i = 0; i < out.length; i++) out[i] = -data[offset + i * step]!;
    return [fromData(type!, out)];
  },
  linearIn: 'all',
  compose: () => 'identity',
  transpose: ([c]) => [negative(c!)],
  samples: [at([-2, 0, 0.5, 3e5])],
});

/**
 * −x, elementwise. Slope: −1. The smallest int32 stays itself.
 *
 * @param x - the operand
 * @returns the negative
 *
 * @example
 * ```ts
 * import { array, negative } from '@gradus/tensor';
 * console.log(negative(array([1, -2])).tolist()); // => [-1, 2]
 * ```
 */
export function negative(x: TensorLike): Tensor {
  return applyUnary(negPrimitive, x);
}
