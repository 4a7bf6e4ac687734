/**
 * tanh x. Its slope 1/cosh² x is a primitive of its own: 1 − tanh² is 0 in float32 from x = 9.01
 * on, where the slope is 6e-8; sechSquared is right until it underflows beyond 52.
 */
import { bind1 } from '../bind.js';
import { fromData } from '../concrete.js';
import { allocate } from '../dtype.js';
import { sechSquared as slopeOfTanh } from '../math/tangents.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { operandOf } from '../view.js';
import { multiply } from './mul.js';

/** tanh x of floats. */
export const tanhPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'tanh',
  scalar: (e, [x]) => e.call(Math.tanh, x!),
  run: ([x], _, [type]) => {
    const { data, offset, step } = operandOf(x!);
    const out = allocate(type!.dtype, x!.size);
    for (let i = 0; i < out.length; i++) out[i] = Math.tanh(data[offset + i * step]!);
    return [fromData(type!, out)];
  },
  partials: [({ x }) => sechSquared(x)],
  samples: [at([-20, -0.25, 0, 0.5, 2])],
});

/** 1/cosh² x, with the slope −2·tanh x times itself. */
export const sechSquaredPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'sechSquared',
  scalar: (e, [x]) => e.call(slopeOfTanh, x!),
  partials: [({ x, out }) => multiply(multiply(tanh(x), out), -2)],
  samples: [at([-20, -0.25, 0, 0.5, 2])],
});

function sechSquared(x: Tensor): Tensor {
  return bind1(sechSquaredPrimitive, [x]);
}

/**
 * tanh x, elementwise. Slope: 1/cosh² x, with all its digits in the tails. tanh(±∞) = ±1. NaN stays
 * NaN.
 *
 * @param x - any number; integers become floats
 * @returns tanh x
 *
 * @example
 * ```ts
 * import { tanh } from '@gradus/tensor';
 * console.log(tanh(0).item()); // => 0
 * ```
 */
export function tanh(x: TensorLike): Tensor {
  return applyUnary(tanhPrimitive, x);
}
