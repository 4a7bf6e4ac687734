/**
 * σ(x) = 1/(1 + e⁻ˣ), the logistic function. Its slope, the logistic density σ(x)·σ(−x), is a
 * primitive of its own: σ·(1 − σ) is 0 in float32 from x = 17 on, where the slope is 4e-8.
 */
import { bind1 } from '../bind.js';
import { fromData } from '../concrete.js';
import { allocate } from '../dtype.js';
import { sigmoid as logistic, sigmoidSlope as logisticDensity } from '../math/sigmoid.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyUnary, type TensorLike } from '../promote.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { operandOf } from '../view.js';
import { multiply } from './mul.js';
import { negative } from './neg.js';
import { tanh } from './tanh.js';

/** σ(x) of floats. */
export const sigmoidPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'sigmoid',
  scalar: (e, [x]) => e.call(logistic, x!),
  run: ([x], _, [type]) => {
    const { data, offset, step } = operandOf(x!);
    const out = allocate(type!.dtype, x!.size);
    for (let i = 0; i < out.length; i++) out[i] = logistic(data[offset + i * step]!);
    return [fromData(type!, out)];
  },
  partials: [({ x }) => sigmoidSlope(x)],
  samples: [at([-40, -0.25, 0, 0.5, 30])],
});

/** σ(x)·σ(−x), with the slope −tanh(x/2) times itself. */
export const sigmoidSlopePrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'sigmoidSlope',
  scalar: (e, [x]) => e.call(logisticDensity, x!),
  partials: [({ x, out }) => negative(multiply(tanh(multiply(x, 0.5)), out))],
  samples: [at([-40, -0.25, 0, 0.5, 30])],
});

function sigmoidSlope(x: Tensor): Tensor {
  return bind1(sigmoidSlopePrimitive, [x]);
}

/**
 * 1/(1 + e⁻ˣ), elementwise. Slope: σ(x)·σ(−x), with all its digits in both tails. 0 at −∞, 1 at ∞.
 * NaN stays NaN.
 *
 * @param x - any number; integers become floats
 * @returns a number of [0, 1]
 *
 * @example
 * ```ts
 * import { sigmoid } from '@gradus/tensor';
 * console.log(sigmoid(0).item()); // => 0.5
 * ```
 */
export function sigmoid(x: TensorLike): Tensor {
  return applyUnary(sigmoidPrimitive, x);
}
