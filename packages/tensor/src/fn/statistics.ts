/**
 * Spread and order statistics: compositions of sums, products and sorting, differentiable as such.
 */
import { optionsOf, wrongKind } from '../arguments.js';
import { context } from '../context.js';
import { isFloat } from '../dtype.js';
import { GradusError } from '../errors/GradusError.js';
import { shown } from '../errors/shown.js';
import { castTo } from '../ops/cast.js';
import { notEqual } from '../ops/compare.js';
import { divide } from '../ops/div.js';
import { broadcastTo } from '../ops/broadcast.js';
import { multiply } from '../ops/mul.js';
import { reshape } from '../ops/reshape.js';
import { requireElements } from '../ops/reduceMax.js';
import { select } from '../ops/select.js';
import { sliceAxis } from '../ops/slice.js';
import { sortAlong } from '../ops/sort.js';
import { sqrt } from '../ops/sqrt.js';
import { subtract } from '../ops/sub.js';
import { transpose } from '../ops/transpose.js';
import { toTensor, type TensorLike } from '../promote.js';
import { normalizeAxes, sizeOf, withoutAxes } from '../shape.js';
import type { Axis, Tensor } from '../tensor.js';
import { max, mean, min, sum, type ReduceOptions } from './reductions.js';
import { add } from '../ops/add.js';

/** Options of `var` and `std`. */
export interface SpreadOptions extends ReduceOptions {
  /** What is taken from n in the divisor: 0 for a population, 1 for a sample. */
  readonly ddof?: number;
}

function floating(x: TensorLike, op: string): Tensor {
  const value = toTensor(x, op);
  return isFloat(value.dtype) ? value : castTo(value, context.defaultFloat);
}

/**
 * The variance Σ (x − mean)² / (n − ddof), exported as `var`. Two passes, so nothing cancels but the
 * deviations themselves. Slope: 2 (x − mean) / (n − ddof).
 *
 * @param x - a tensor; integers become floats
 * @param axis - one axis, several, or null for all
 * @param options - `ddof`, `keepdims`
 * @returns the variances; NaN or ∞ where n ≤ ddof
 *
 * @example
 * ```ts
 * import { array, variance } from '@gradus/tensor';
 * console.log(variance(array([1, 2, 3, 6])).item()); // => 3.5
 * ```
 */
export function variance(x: TensorLike, axis: Axis = null, options: SpreadOptions = {}): Tensor {
  const { ddof = 0, ...rest } = optionsOf(options, ['ddof', 'keepdims'], 'var');
  if (!Number.isFinite(ddof))
    throw wrongKind('var', shown(ddof), 'a number, the degrees of freedom');
  const value = floating(x, 'var');
  const axes = normalizeAxes(axis, value.ndim, 'var');
  const count = sizeOf(axes.map((a) => value.shape[a]!));
  const deviation = subtract(value, mean(value, axes, { keepdims: true }));
  const total = sum(multiply(deviation, deviation), axes, rest);
  return divide(total, Math.max(0, count - ddof));
}

/**
 * The standard deviation, the root of the variance. Slope: (x − mean) / ((n − ddof) · std), which is 0/0,
 * NaN, where all elements are equal: there the root has no derivative.
 *
 * @param x - a tensor; integers become floats
 * @param axis - one axis, several, or null for all
 * @param options - `ddof`, `keepdims`
 * @returns the standard deviations
 *
 * @example
 * ```ts
 * import { array, std } from '@gradus/tensor';
 * console.log(std(array([1, 3])).item()); // => 1
 * ```
 */
export function std(x: TensorLike, axis: Axis = null, options: SpreadOptions = {}): Tensor {
  return sqrt(variance(x, axis, options));
}

/**
 * The largest element minus the smallest, as NumPy's `ptp`. Slopes as those of `max` and `min`.
 *
 * @param x - a tensor
 * @param axis - one axis, several, or null for all
 * @param options - `keepdims`
 * @returns the ranges; throws GR127 for no elements
 *
 * @example
 * ```ts
 * import { array, ptp } from '@gradus/tensor';
 * console.log(ptp(array([1, 5, 2])).item()); // => 4
 * ```
 */
export function ptp(x: TensorLike, axis: Axis = null, options: ReduceOptions = {}): Tensor {
  return subtract(max(x, axis, options), min(x, axis, options));
}

/**
 * The weighted mean Σ wx / Σ w, as NumPy's `average`.
 *
 * @param x - a tensor
 * @param axis - one axis, several, or null for all
 * @param options - `weights`, which broadcast with `x`; `keepdims`
 * @returns the means; NaN where the weights sum to 0
 *
 * @example
 * ```ts
 * import { array, average } from '@gradus/tensor';
 * console.log(average(array([1, 2]), null, { weights: array([1, 3]) }).item()); // => 1.75
 * ```
 */
export function average(
  x: TensorLike,
  axis: Axis = null,
  options: ReduceOptions & { readonly weights?: TensorLike } = {},
): Tensor {
  const { weights, ...rest } = optionsOf(options, ['weights', 'keepdims'], 'average');
  if (weights === undefined) return mean(x, axis, rest);
  const value = floating(x, 'average');
  const all = broadcastTo(toTensor(weights, 'average'), value.shape);
  return divide(sum(multiply(value, all), axis, rest), sum(all, axis, rest));
}

/**
 * The value below which a fraction q of the elements lies, with linear interpolation between neighbours,
 * as NumPy's `quantile`. NaN where any element is. Slope: the weights of the two neighbours.
 *
 * @param x - a tensor; integers become floats
 * @param q - fraction, from 0 to 1
 * @param axis - one axis, several, or null for all
 * @param options - `keepdims`
 * @returns the quantiles; throws GR127 for no elements, GR129 for another fraction
 *
 * @example
 * ```ts
 * import { array, quantile } from '@gradus/tensor';
 * console.log(quantile(array([4, 1, 3, 2]), 0.25).item()); // => 1.75
 * ```
 */
export function quantile(
  x: TensorLike,
  q: number,
  axis: Axis = null,
  options: ReduceOptions = {},
): Tensor {
  if (!(typeof q === 'number' && q >= 0 && q <= 1)) throw badFraction(q);
  const { keepdims } = optionsOf(options, ['keepdims'], 'quantile');
  const value = floating(x, 'quantile');
  const axes = normalizeAxes(axis, value.ndim, 'quantile');
  const kept = [...value.shape.keys()].filter((a) => !axes.includes(a));
  const shape = withoutAxes(value.shape, axes);
  const count = sizeOf(axes.map((a) => value.shape[a]!));
  requireElements('quantile', value.shape, sizeOf(shape));
  const lines = reshape(transpose(value, [...kept, ...axes]), [...shape, count]);
  const found = reshape(interpolated(sortAlong(lines, shape.length), q), shape);
  if (keepdims !== true) return found;
  return reshape(
    found,
    value.shape.map((n, i) => (axes.includes(i) ? 1 : n)),
  );
}

/** The quantile of sorted lines along the last axis, which stays with length 1. */
function interpolated(sorted: Tensor, q: number): Tensor {
  const axis = sorted.ndim - 1;
  const last = Math.max(0, sorted.shape[axis]! - 1);
  const [low, weight] = [Math.floor(q * last), (q * last) % 1];
  const pick = (i: number): Tensor => sliceAxis(sorted, axis, i, i + 1);
  // A neighbour of weight 0 stays out: it may be infinite.
  const value =
    weight === 0
      ? pick(low)
      : add(multiply(pick(low), 1 - weight), multiply(pick(low + 1), weight));
  const largest = pick(last); // NaN is sorted last
  return select(notEqual(largest, largest), largest, value);
}

function badFraction(q: number): GradusError {
  return new GradusError('GR129', {
    what: `quantile was given the fraction ${shown(q)}.`,
    why: 'A quantile is the value below which a fraction of the elements lies: 0 none, 1 all.',
    instead: 'Give a number from 0 to 1; a percentage divided by 100.',
  });
}

/**
 * The middle element, or the mean of the two in the middle, as NumPy's `median`. NaN where any element is.
 *
 * @param x - a tensor; integers become floats
 * @param axis - one axis, several, or null for all
 * @param options - `keepdims`
 * @returns the medians; throws GR127 for no elements
 *
 * @example
 * ```ts
 * import { array, median } from '@gradus/tensor';
 * console.log(median(array([4, 1, 3, 2])).item()); // => 2.5
 * ```
 */
export function median(x: TensorLike, axis: Axis = null, options: ReduceOptions = {}): Tensor {
  return quantile(x, 0.5, axis, options);
}
