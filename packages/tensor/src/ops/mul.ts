/**
 * x · y. Linear in each operand while the other is held fixed: the product rule is
 * d(xy) = dx·y + x·dy, and the transpose multiplies the cotangent by the operand that is known.
 */
import { allocate, isFloat, type TypedArray } from '../dtype.js';
import { fromData } from '../concrete.js';
import { elementwise, isLinear, type Primitive } from '../primitive.js';
import { applyBinary, type TensorLike } from '../promote.js';
import { pair } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { operandOf, type Operand } from '../view.js';

/** Multiplication of equal shapes and dtypes. */
export const mulPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'mul',
  accepts: 'number',
  scalar: (e, [x, y]) => e.mul(x!, y!),
  run: ([x, y], _, [type]) => {
    const out = allocate(type!.dtype, x!.size);
    const fill = isFloat(type!.dtype) ? fillProducts : fillWrappedProducts;
    fill(operandOf(x!), operandOf(y!), out);
    return [fromData(type!, out)];
  },
  partials: [({ y }) => y, ({ x }) => x],
  linearIn: 'each',
  transpose: ([c], [x, y]) => [
    isLinear(x) ? multiply(c!, y as Tensor) : null,
    isLinear(y) ? multiply(c!, x as Tensor) : null,
  ],
  commutative: true,
  identity: { left: 1, right: 1 },
  samples: [pair([-2, 0, 0.5, 3e3], [1, 0, -0.25, 1e-3])],
});

function fillProducts(a: Operand, b: Operand, out: TypedArray): void {
  for (let i = 0; i < out.length; i++) {
    out[i] = a.data[a.offset + i * a.step]! * b.data[b.offset + i * b.step]!;
  }
}

/** Integers: a double would round the product, not wrap it around. */
function fillWrappedProducts(a: Operand, b: Operand, out: TypedArray): void {
  for (let i = 0; i < out.length; i++) {
    out[i] = Math.imul(a.data[a.offset + i * a.step]!, b.data[b.offset + i * b.step]!);
  }
}

/**
 * x · y, elementwise. Slopes: y and x. Integers wrap around.
 *
 * @param x - left operand
 * @param y - right operand
 * @returns the product, of the promoted dtype and the broadcast shape
 *
 * @example
 * ```ts
 * import { array, multiply } from '@gradus/tensor';
 * console.log(multiply(array([1, 2]), 10).tolist()); // => [10, 20]
 * ```
 */
export function multiply(x: TensorLike, y: TensorLike): Tensor {
  return applyBinary(mulPrimitive, x, y);
}
