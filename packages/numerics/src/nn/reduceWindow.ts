/**
 * Reductions of windows, as `lax.reduce_window`: sums, largest and smallest entries (pooling), or any other
 * combination. Costs one combination of whole arrays for every place inside of a window; memory for the windows
 * themselves is never taken.
 */
import { pad, type Tensor, promote, type TensorLike, toTensor, optionsOf } from '@gradus/tensor';
import { heldBy, requireSteps, widthsOf, type WindowPadding } from './windows.js';

/** Which windows. */
export interface WindowOptions {
  /** Lengths of a window, one an axis. */
  readonly windowDimensions: readonly number[];
  /** Steps between windows, one an axis; 1 when left out. */
  readonly windowStrides?: readonly number[];
  /** What is put around, of initial values; nothing when left out. */
  readonly padding?: WindowPadding;
  /** Steps inside of a window, one an axis; 1 when left out. */
  readonly windowDilation?: readonly number[];
}

/**
 * initial ∘ x₁ ∘ x₂ ∘ … of the entries of every window. Slopes are those of the combination: for `maximum` each
 * of two equal largest entries gets a half, where JAX gives all to the first.
 *
 * @param x - a tensor
 * @param initial - neutral for the combination: 0 for `add`, −∞ for `maximum`
 * @param combine - joins two tensors entry by entry
 * @param options - `windowDimensions`, and if need be `windowStrides`, `padding`, `windowDilation`
 * @returns one entry a window; throws GR126 for lengths, steps and widths that do not fit
 *
 * @example
 * ```ts
 * import { reduceWindow } from '@gradus/numerics';
 * import { array, maximum } from '@gradus/tensor';
 * const pooled = reduceWindow(array([3, 1, 2, 5]), -Infinity, maximum, {
 *   windowDimensions: [2],
 *   windowStrides: [2],
 * });
 * console.log(pooled.tolist()); // => [3, 5]
 * ```
 */
export function reduceWindow(
  x: TensorLike,
  initial: number,
  combine: (a: Tensor, b: Tensor) => Tensor,
  options: WindowOptions,
): Tensor {
  const value = toTensor(x, 'reduceWindow');
  const ones = value.shape.map(() => 1);
  const {
    windowDimensions,
    windowStrides = ones,
    windowDilation = ones,
    padding = 'VALID',
  } = optionsOf(
    options,
    ['windowDimensions', 'windowStrides', 'windowDilation', 'padding'],
    'reduceWindow',
  );
  requireSteps('reduceWindow', value.ndim, { windowDimensions, windowStrides, windowDilation });
  const windows = { window: windowDimensions, strides: windowStrides, dilation: windowDilation };
  const widths = widthsOf(padding, value.shape, windows, 'reduceWindow');
  const padded = pad(value, widths, { constantValues: initial });
  const [first, ...others] = heldBy(padded, windows);
  const joined = (a: Tensor, b: Tensor): Tensor => toTensor(combine(a, b), 'reduceWindow');
  const [, start] = promote([padded, initial], 'reduceWindow') as [Tensor, Tensor];
  return others.reduce((a, b) => joined(a, b), joined(first!, start));
}
