/**
 * Smooth activations. Where the textbook's form loses digits in a tail (1 + tanh, x + √(x² + b)) another form of the same
 * function is computed.
 */
import {
  abs,
  add,
  divide,
  expm1,
  greater,
  less,
  multiply,
  promote,
  sigmoid,
  split,
  sqrt,
  square,
  tanh,
  toTensor,
  type Tensor,
  type TensorLike,
  optionsOf,
} from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { ndtr } from '../special/normal.js';
import { softplus } from '../stable/softplus.js';

const ROOT_8_OVER_PI = 1.5957691216057308;

/** Constants for which means and variances stay 0 and 1 (Klambauer et al., arXiv:1706.02515). */
const SELU = { alpha: 1.6732632423543772, scale: 1.0507009873554805 };

/**
 * x above 0, else alpha·(e^(x/alpha) − 1), elementwise: an elu whose slope has no jump. Slope: 1 above 0 and at 0,
 * e^(x/alpha) below.
 *
 * @param x - a tensor or a number
 * @param alpha - minus the limit at −∞
 * @returns the activation
 */
export function celu(x: TensorLike, alpha: TensorLike = 1): Tensor {
  const [value] = promote([x, alpha], 'celu', true) as [Tensor];
  const positive = greater(value, 0);
  return where(positive, value, multiply(expm1(divide(where(positive, 0, value), alpha)), alpha));
}

/**
 * 1.0507·x above 0, else 1.0507·1.6733·(eˣ − 1), elementwise. Slope at 0: that from below, 1.758.
 *
 * @param x - a tensor or a number
 * @returns the activation
 */
export function selu(x: TensorLike): Tensor {
  const value = toTensor(x, 'selu');
  const positive = greater(value, 0);
  const below = multiply(expm1(where(positive, 0, value)), SELU.alpha);
  return multiply(where(positive, value, below), SELU.scale);
}

/** Options of `gelu`. */
export interface GeluOptions {
  /** ½x(1 + tanh(√(2/π)(x + 0.044715x³))) instead of x·Φ(x); true when left out, as in JAX. */
  readonly approximate?: boolean;
}

/**
 * x·Φ(x), or its usual approximation, elementwise. ½(1 + tanh u) is computed as σ(2u), which keeps its digits for
 * negative x.
 *
 * @param x - a tensor or a number
 * @param options - `approximate`, true when left out
 * @returns the activation
 *
 * @example
 * ```ts
 * import { gelu } from '@gradus/numerics';
 * console.log(gelu(1).item().toFixed(4)); // => 0.8412
 * console.log(gelu(1, { approximate: false }).item().toFixed(4)); // => 0.8413
 * ```
 */
export function gelu(x: TensorLike, options: GeluOptions = {}): Tensor {
  const { approximate = true } = optionsOf(options, ['approximate'], 'gelu');
  const [value] = promote([x], 'gelu', true) as [Tensor];
  if (!approximate) return multiply(value, ndtr(value));
  const inner = multiply(value, add(multiply(square(value), 0.044715), 1));
  return multiply(value, sigmoid(multiply(inner, ROOT_8_OVER_PI)));
}

/**
 * The first half of an axis times σ of the second half.
 *
 * @param x - a tensor
 * @param axis - an axis of even length
 * @returns half as many entries along the axis; throws GR126 for an odd length
 *
 * @example
 * ```ts
 * import { glu } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(glu(array([2, 0])).tolist()); // => [1]
 * ```
 */
export function glu(x: TensorLike, axis = -1): Tensor {
  const [value, gate] = split(x, 2, axis) as [Tensor, Tensor];
  return multiply(value, sigmoid(gate));
}

/**
 * x·tanh(softplus(x)), elementwise.
 *
 * @param x - a tensor or a number
 * @returns the activation
 */
export function mish(x: TensorLike): Tensor {
  const value = toTensor(x, 'mish');
  return multiply(value, tanh(softplus(value)));
}

/**
 * (x + √(x² + b))/2, elementwise: a smooth relu of algebraic functions; below 0 as (b/2)/(√(x² + b) − x), where nothing
 * cancels.
 *
 * @param x - a tensor or a number
 * @param b - width of the bend
 * @returns the activation
 */
export function squareplus(x: TensorLike, b: TensorLike = 4): Tensor {
  const [value, width] = promote([x, b], 'squareplus', true) as [Tensor, Tensor];
  const root = sqrt(add(square(value), width));
  const sum = add(root, abs(value));
  return where(less(value, 0), divide(divide(width, 2), sum), divide(sum, 2));
}

/**
 * x itself.
 *
 * @param x - a tensor or a number
 * @returns a tensor
 */
export function identity(x: TensorLike): Tensor {
  return toTensor(x, 'identity');
}
