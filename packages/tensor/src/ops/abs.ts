/**
 * |x|. Its slope is −1 left of 0 and 1 right of it; at the kink itself it is 1, the convention of
 * JAX.
 */
import { bind1 } from '../bind.js';
import { fromData } from '../concrete.js';
import { allocate } from '../dtype.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { operandOf } from '../view.js';

/** |x|. */
export const absPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'abs',
  accepts: 'number',
  scalar: (e, [x]) => e.abs(x!),
  run: ([x], _, [type]) => {
    const { data, offset, step } = operandOf(x!);
    const out = allocate(type!.dtype, x!.size);
    for (let i = 0; i < out.length; i++) out[i] = Math.abs(data[offset + i * step]!);
    return [fromData(type!, out)];
  },
  partials: [({ x }) => absSlope(x)],
  samples: [at([-2, -1e-3, 0.5, 3e5])],
});

/** −1 below 0, else 1. */
export const absSlopePrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'absSlope',
  scalar: (e, [x]) => e.select(e.less(x!, e.like(0, x!)), e.like(-1, x!), e.like(1, x!)),
  zeroSlope: { kind: 'flat', why: 'the slope of |x| is piecewise constant' },
  samples: [at([-2, -1e-3, 0.5, 3e5])],
});

function absSlope(x: Tensor): Tensor {
  return bind1(absSlopePrimitive, [x]);
}

/**
 * |x|, elementwise. Slope: −1 for x \< 0, 1 for x ≥ 0 (a convention at the kink x = 0). |±∞| = ∞.
 * NaN stays NaN. The smallest int32 stays itself.
 *
 * @param x - the operand
 * @returns the absolute value
 *
 * @example
 * ```ts
 * import { abs, array } from '@gradus/tensor';
 * console.log(abs(array([-2, 3])).tolist()); // => [2, 3]
 * ```
 */
export function abs(x: TensorLike): Tensor {
  return applyUnary(absPrimitive, x);
}
