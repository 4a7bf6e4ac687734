/**
 * x², with the slope 2x. Integers too.
 */
import { fromData } from '../concrete.js';
import { allocate, isFloat } from '../dtype.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { operandOf } from '../view.js';
import { multiply } from './mul.js';

/** x². */
export const squarePrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'square',
  accepts: 'number',
  scalar: (e, [x]) => e.mul(x!, x!),
  run: ([x], _, [type]) => {
    const { data, offset, step } = operandOf(x!);
    const out = allocate(type!.dtype, x!.size);
    const product = isFloat(type!.dtype) ? exactProduct : Math.imul;
    for (let i = 0; i < out.length; i++) {
      const value = data[offset + i * step]!;
      out[i] = product(value, value);
    }
    return [fromData(type!, out)];
  },
  partials: [({ x }) => multiply(x, 2)],
  samples: [at([-2, 0, 0.5, 3e3])],
});

function exactProduct(x: number, y: number): number {
  return x * y;
}

/**
 * x², elementwise. Slope: 2x. Integers wrap around; (±∞)² = ∞. float32 overflows beyond 1.8e19 and
 * vanishes below 2.6e-23. NaN stays NaN.
 *
 * @param x - the operand
 * @returns x²
 *
 * @example
 * ```ts
 * import { array, square } from '@gradus/tensor';
 * console.log(square(array([-3, 4])).tolist()); // => [9, 16]
 * ```
 */
export function square(x: TensorLike): Tensor {
  return applyUnary(squarePrimitive, x);
}
