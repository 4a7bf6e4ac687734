/**
 * x + y. Linear in both operands together, so it is its own derivative; its transpose hands the
 * cotangent to each.
 */
import { allocate } from '../dtype.js';
import { fromData } from '../concrete.js';
import { mapped } from '../operands.js';
import { elementwise, isLinear, type Primitive } from '../primitive.js';
import { applyBinary, type TensorLike } from '../promote.js';
import { pair } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { operandOf } from '../view.js';

/** Addition of equal shapes and dtypes. */
export const addPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'add',
  accepts: 'number',
  scalar: (e, [x, y]) => e.add(x!, y!),
  run: ([x, y], _, [type]) => {
    const [a, b] = [operandOf(x!), operandOf(y!)];
    const out = allocate(type!.dtype, x!.size);
    for (let i = 0; i < out.length; i++) {
      out[i] = a.data[a.offset + i * a.step]! + b.data[b.offset + i * b.step]!;
    }
    return [fromData(type!, out)];
  },
  linearIn: 'all',
  tangent: ([dx, dy]) => [dx && dy ? add(dx, dy) : (dx ?? dy ?? null)],
  transpose: ([c], args) => mapped(args, (a) => (isLinear(a) ? c! : null)),
  commutative: true,
  identity: { left: -0, right: -0 },
  samples: [pair([-2, 0, 0.5, 3e5], [1, 0, -0.25, 1e-3])],
});

/**
 * x + y, elementwise. Slopes: 1 and 1. Integers wrap around.
 *
 * @param x - left operand
 * @param y - right operand
 * @returns the sum, of the promoted dtype and the broadcast shape
 *
 * @example
 * ```ts
 * import { add, array } from '@gradus/tensor';
 * console.log(add(array([1, 2]), 10).tolist()); // => [11, 12]
 * ```
 */
export function add(x: TensorLike, y: TensorLike): Tensor {
  return applyBinary(addPrimitive, x, y);
}
