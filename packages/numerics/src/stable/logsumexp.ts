/**
 * log Σ exp xᵢ and its relatives, relative to the largest entry, so nothing overflows. The largest entry is
 * held fixed (`stopGradient`): the result does not depend on what is subtracted and added again. A softmax takes the
 * reciprocal of its total once a row, not a quotient for every entry: one rounding more, and a division costs as much
 * as five products.
 */
import {
  add,
  divide,
  dtypes,
  exp,
  isfinite,
  log,
  max,
  maximum,
  multiply,
  select,
  stopGradient,
  subtract,
  sum,
  toTensor,
  zerosLike,
  type Axis,
  type Tensor,
  type TensorLike,
  optionsOf,
} from '@gradus/tensor';

/** Which axes, and whether they stay with length 1. */
export interface ReduceOptions {
  readonly keepdims?: boolean;
}

/**
 * The largest entry along axes, kept as axes of length 1; 0 where it is infinite, so that ∞ − ∞ is not made,
 * and where there are no entries.
 */
function largest(x: Tensor, axis: Axis): Tensor {
  if (x.size === 0) return sum(x, axis, { keepdims: true });
  const m = stopGradient(max(x, axis, { keepdims: true }));
  return select(isfinite(m), m, zerosLike(m));
}

/** Entries less the largest one, so never positive; less a finite number where all are −∞, so that all stay −∞. */
function shifted(x: Tensor, axis: Axis): Tensor {
  if (x.size === 0) return x;
  const m = stopGradient(max(x, axis, { keepdims: true }));
  return subtract(x, maximum(m, dtypes[x.dtype].min));
}

/**
 * log Σ exp xᵢ over axes. Slope: softmax(x). −∞ where all entries are −∞, and for no entries.
 *
 * @param x - logarithms
 * @param axis - an axis, several, or null for all
 * @param options - `keepdims`
 * @returns the logarithm of the sum
 *
 * @example
 * ```ts
 * import { logsumexp } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(logsumexp(array([1000, 0])).item()); // => 1000
 * ```
 */
export function logsumexp(x: TensorLike, axis: Axis = null, options: ReduceOptions = {}): Tensor {
  const value = toTensor(x, 'logsumexp');
  const m = largest(value, axis);
  const total = log(sum(exp(subtract(value, m)), axis, { keepdims: true }));
  const result = add(total, m);
  return optionsOf(options, ['keepdims'], 'logsumexp').keepdims === true
    ? result
    : sum(result, axis);
}

/**
 * exp xᵢ / Σ exp xⱼ along an axis. Slope: sᵢ(δᵢⱼ − sⱼ). In float32 within 3.5 ulp where the differences from the
 * largest entry are exact; else what rounding them loses is added. NaN where the largest entry is infinite.
 *
 * @param x - logits
 * @param axis - the axis whose entries share the 1
 * @returns shares of the same shape
 *
 * @example
 * ```ts
 * import { softmax } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(softmax(array([1000, 1000])).tolist()); // => [0.5, 0.5]
 * ```
 */
export function softmax(x: TensorLike, axis: Axis = -1): Tensor {
  const value = toTensor(x, 'softmax');
  const e = exp(shifted(value, axis));
  return multiply(e, divide(1, sum(e, axis, { keepdims: true })));
}

/**
 * xᵢ − log Σ exp xⱼ along an axis: the logarithm of softmax, which keeps its slope where softmax rounds to 0.
 *
 * @param x - logits
 * @param axis - the axis whose entries share the 1
 * @returns logarithms of shares, of the same shape
 *
 * @example
 * ```ts
 * import { logSoftmax } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(logSoftmax(array([0, 1000])).tolist()); // => [-1000, 0]
 * ```
 */
export function logSoftmax(x: TensorLike, axis: Axis = -1): Tensor {
  const value = toTensor(x, 'logSoftmax');
  const below = shifted(value, axis);
  return subtract(below, log(sum(exp(below), axis, { keepdims: true })));
}

/**
 * log of the mean of exp xᵢ over axes: logsumexp less the logarithm of their number. Slope: softmax(x).
 *
 * @param x - logarithms
 * @param axis - an axis, several, or null for all
 * @param options - `keepdims`
 * @returns the logarithm of the mean
 *
 * @example
 * ```ts
 * import { logmeanexp } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(logmeanexp(array([1000, 1000])).item()); // => 1000
 * ```
 */
export function logmeanexp(x: TensorLike, axis: Axis = null, options: ReduceOptions = {}): Tensor {
  const value = toTensor(x, 'logmeanexp');
  const total = logsumexp(value, axis, options);
  return subtract(total, Math.log(value.size / Math.max(1, total.size)));
}
