/**
 * The maximum of two numbers. Its slope belongs to the winner; a tie is shared half and half, the
 * convention of JAX, so that maximum(x, x) has slope 1 in x.
 */
import { fromData } from '../concrete.js';
import { allocate } from '../dtype.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyBinary, type TensorLike } from '../promote.js';
import { pair } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { operandOf } from '../view.js';
import { step } from './step.js';

/** The maximum of equal shapes and dtypes. */
export const maxPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'max',
  accepts: 'number',
  scalar: (e, [x, y]) => e.max(x!, y!),
  run: ([x, y], _, [type]) => {
    const [a, b] = [operandOf(x!), operandOf(y!)];
    const out = allocate(type!.dtype, x!.size);
    for (let i = 0; i < out.length; i++) {
      out[i] = Math.max(a.data[a.offset + i * a.step]!, b.data[b.offset + i * b.step]!);
    }
    return [fromData(type!, out)];
  },
  partials: [({ x, y }) => step(x, y), ({ x, y }) => step(y, x)],
  commutative: true,
  samples: [pair([-2, 0, 0.5, 3e5], [1, 2, -0.25, 1e-3])],
});

/**
 * The maximum of x and y, elementwise. Slopes: 1 for the larger, 0 for the other, ½ each at a tie.
 * NaN where either is NaN (with slopes 0); maximum(x, ±∞) is as ordered; maximum(−0, 0) = 0.
 *
 * @param x - left operand
 * @param y - right operand
 * @returns the larger, of the promoted dtype and the broadcast shape
 *
 * @example
 * ```ts
 * import { array, maximum } from '@gradus/tensor';
 * console.log(maximum(array([1, 5]), 3).tolist()); // => [3, 5]
 * ```
 */
export function maximum(x: TensorLike, y: TensorLike): Tensor {
  return applyBinary(maxPrimitive, x, y);
}
