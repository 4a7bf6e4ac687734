/**
 * x / y, for floats. Linear in x. The slope in y, −x/y², is a primitive of its own: y² overflows or
 * vanishes for |y| beyond 1e19 in float32, and (x/y)/y loses digits where x/y is subnormal.
 */
import { bind1 } from '../bind.js';
import { fromData } from '../concrete.js';
import { onesLike } from '../create.js';
import { allocate } from '../dtype.js';
import { quotientSlope as slopeOfQuotient } from '../math/quotient.js';
import { elementwise, isLinear, type Primitive } from '../primitive.js';
import { applyBinary, type TensorLike } from '../promote.js';
import { pair } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { operandOf } from '../view.js';
import { multiply } from './mul.js';
import { add } from './add.js';

/** Division of equal shapes and dtypes. */
export const divPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'div',
  scalar: (e, [x, y]) => e.div(x!, y!),
  run: ([x, y], _, [type]) => {
    const [a, b] = [operandOf(x!), operandOf(y!)];
    const out = allocate(type!.dtype, x!.size);
    for (let i = 0; i < out.length; i++) {
      out[i] = a.data[a.offset + i * a.step]! / b.data[b.offset + i * b.step]!;
    }
    return [fromData(type!, out)];
  },
  linearIn: [0],
  identity: { right: 1 },
  tangent: ([dx, dy], { inputs: [x, y] }) => {
    const fromX = dx && divide(dx, y!);
    const fromY = dy && multiply(quotientSlope(x!, y!), dy);
    return [fromX && fromY ? add(fromX, fromY) : (fromX ?? fromY ?? null)];
  },
  transpose: ([c], [x, y]) => [isLinear(x) ? divide(c!, y as Tensor) : null, null],
  samples: [pair([-2, 0, 0.5, 3e3], [1, 4, -0.25, 1e3])],
});

/** −x/y² = s, with the slopes −1/y² and −2s/y. */
export const quotientSlopePrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'quotientSlope',
  scalar: (e, [x, y]) => e.call(slopeOfQuotient, x!, y!),
  partials: [
    ({ x, y }) => quotientSlope(onesLike(x), y),
    ({ y, out }) => multiply(divide(out, y), -2),
  ],
  samples: [pair([-2, 0, 0.5, 3e3], [1, 4, -0.25, 1e3])],
});

function quotientSlope(x: Tensor, y: Tensor): Tensor {
  return bind1(quotientSlopePrimitive, [x, y]);
}

/**
 * x / y, elementwise. Slopes: 1/y and −x/y². Integers become floats; x/0 is ±∞ with slopes ±∞ and
 * ∓∞, 0/0 is NaN.
 *
 * @param x - dividend
 * @param y - divisor
 * @returns the quotient, a float of the broadcast shape
 *
 * @example
 * ```ts
 * import { array, divide } from '@gradus/tensor';
 * console.log(divide(array([1, 2]), 4).tolist()); // => [0.25, 0.5]
 * ```
 */
export function divide(x: TensorLike, y: TensorLike): Tensor {
  return applyBinary(divPrimitive, x, y, { float: true });
}
