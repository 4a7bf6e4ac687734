/**
 * x − y. Linear in both operands together; its transpose hands the cotangent to x and its negative to y.
 */
import { allocate } from '../dtype.js';
import { fromData } from '../concrete.js';
import { elementwise, isLinear, type Primitive } from '../primitive.js';
import { applyBinary, type TensorLike } from '../promote.js';
import { pair } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { operandOf } from '../view.js';
import { negative } from './neg.js';

/** Subtraction of equal shapes and dtypes. */
export const subPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'sub',
  accepts: 'number',
  scalar: (e, [x, y]) => e.sub(x!, y!),
  run: ([x, y], _, [type]) => {
    const [a, b] = [operandOf(x!), operandOf(y!)];
    const out = allocate(type!.dtype, x!.size);
    for (let i = 0; i < out.length; i++) {
      out[i] = a.data[a.offset + i * a.step]! - b.data[b.offset + i * b.step]!;
    }
    return [fromData(type!, out)];
  },
  linearIn: 'all',
  identity: { right: 0 },
  tangent: ([dx, dy]) => [dx && dy ? subtract(dx, dy) : dy ? negative(dy) : (dx ?? null)],
  transpose: ([c], [x, y]) => [isLinear(x) ? c! : null, isLinear(y) ? negative(c!) : null],
  samples: [pair([-2, 0, 0.5, 3e5], [1, 0, -0.25, 1e-3])],
});

/**
 * x − y, elementwise. Slopes: 1 and −1. Integers wrap around.
 *
 * @param x - left operand
 * @param y - right operand
 * @returns the difference, of the promoted dtype and the broadcast shape
 *
 * @example
 * ```ts
 * import { array, subtract } from '@gradus/tensor';
 * console.log(subtract(array([1, 2]), 10).tolist()); // => [-9, -8]
 * ```
 */
export function subtract(x: TensorLike, y: TensorLike): Tensor {
  return applyBinary(subPrimitive, x, y);
}
