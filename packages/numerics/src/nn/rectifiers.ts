/**
 * Activations with corners: made of straight pieces, cheap, with slope 0 or 1 nearly everywhere. What they answer at a
 * corner is JAX's choice.
 */
import {
  abs,
  add,
  applyUnary,
  castTo,
  clip,
  divide,
  elementwise,
  greater,
  less,
  lessEqual,
  logicalAnd,
  multiply,
  square,
  toTensor,
  type Primitive,
  type Tensor,
  type TensorLike,
} from '@gradus/tensor';
import { where } from '@gradus/control-flow';

/** min(max(x, 0), 6) with slope 0 at 0 and at 6. */
export const relu6Primitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'relu6',
  accepts: 'number',
  scalar: (e, [x]) => e.min(e.max(x!, e.like(0, x!)), e.like(6, x!)),
  partials: [({ x }) => castTo(logicalAnd(greater(x, 0), less(x, 6)), x.dtype)],
  samples: [{ inputs: [{ shape: [5], values: [-2, -0.5, 0.5, 3, 8] }] }],
});

/**
 * max(x, 0), and 6 from there on, elementwise. Slope: 1 between, 0 outside and at both corners.
 *
 * @param x - a tensor or a number
 * @returns a number of [0, 6]
 *
 * @example
 * ```ts
 * import { relu6 } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(relu6(array([-1, 2, 9])).tolist()); // => [0, 2, 6]
 * ```
 */
export function relu6(x: TensorLike): Tensor {
  return applyUnary(relu6Primitive, x);
}

/**
 * x between −1 and 1, −1 below and 1 above, elementwise. Slope: 1 between and at both corners, 0 outside.
 *
 * @param x - a tensor or a number
 * @returns a number of [−1, 1]
 *
 * @example
 * ```ts
 * import { hardTanh } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(hardTanh(array([-3, 0.5, 3])).tolist()); // => [-1, 0.5, 1]
 * ```
 */
export function hardTanh(x: TensorLike): Tensor {
  const value = toTensor(x, 'hardTanh');
  return where(greater(value, 1), 1, where(less(value, -1), -1, value));
}

/**
 * relu6(x + 3)/6, elementwise: σ of straight lines. Slope: 1/6 between −3 and 3, 0 outside and at both corners.
 *
 * @param x - a tensor or a number
 * @returns a number of [0, 1]
 */
export function hardSigmoid(x: TensorLike): Tensor {
  return divide(relu6(add(x, 3)), 6);
}

/**
 * x·hardSigmoid(x), elementwise, also called hard swish.
 *
 * @param x - a tensor or a number
 * @returns the activation
 */
export function hardSilu(x: TensorLike): Tensor {
  return multiply(x, hardSigmoid(x));
}

/**
 * x/(1 + |x|), elementwise. Slope: 1/(1 + |x|)², 1 at 0.
 *
 * @param x - a tensor or a number
 * @returns a number of (−1, 1)
 */
export function softSign(x: TensorLike): Tensor {
  const value = toTensor(x, 'softSign');
  return divide(value, add(abs(value), 1));
}

/**
 * 0 up to −1, x from 1 on, (x + 1)²/4 between, elementwise: a relu with a round corner. Slope: `sparseSigmoid`.
 *
 * @param x - a tensor or a number
 * @returns the activation
 */
export function sparsePlus(x: TensorLike): Tensor {
  const value = toTensor(x, 'sparsePlus');
  const middle = lessEqual(abs(value), 1);
  const bend = divide(square(add(where(middle, value, 0), 1)), 4); // at ∞ its slope would be ∞, and times 0 NaN
  return where(middle, bend, where(less(value, -1), 0, value));
}

/**
 * (x + 1)/2 between −1 and 1, 0 below and 1 above, elementwise: the slope of `sparsePlus`.
 *
 * @param x - a tensor or a number
 * @returns a number of [0, 1]
 */
export function sparseSigmoid(x: TensorLike): Tensor {
  return divide(clip(add(x, 1), 0, 2), 2);
}
