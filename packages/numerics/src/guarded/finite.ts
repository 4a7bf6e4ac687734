/**
 * Keeping numbers finite: replacing NaN, and bounding gradients.
 */
import {
  add,
  equal,
  flatten,
  isFloat,
  isnan,
  less,
  minimum,
  multiply,
  divide,
  sqrt,
  sum,
  toTensor,
  unflatten,
  dtypes,
  type Tensor,
  type TensorLike,
  optionsOf,
} from '@gradus/tensor';
import { where } from '@gradus/control-flow';

/** What to put in place of what is not finite. */
export interface NanToNumOptions {
  readonly nan?: number;
  readonly posinf?: number;
  readonly neginf?: number;
}

/**
 * Replaces NaN by 0 and infinities by the largest finite numbers, as NumPy. Slope: 1 where nothing was
 * replaced, else 0. It hides a symptom: ask `diagnose` for the cause.
 *
 * @param x - a tensor or a number
 * @param options - other replacements
 * @returns finite numbers
 *
 * @example
 * ```ts
 * import { nanToNum } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(nanToNum(array([NaN, 1])).tolist()); // => [0, 1]
 * ```
 */
export function nanToNum(x: TensorLike, options: NanToNumOptions = {}): Tensor {
  const value = toTensor(x, 'nanToNum');
  if (!isFloat(value.dtype)) return value;
  const { nan = 0, posinf, neginf } = optionsOf(options, ['nan', 'posinf', 'neginf'], 'nanToNum');
  const { min, max } = dtypes[value.dtype];
  // One number at a time beside the tensor: two of them would choose the default dtype, too small for float64.
  const notAbove = where(equal(value, Infinity), posinf ?? max, value);
  const finite = where(equal(value, -Infinity), neginf ?? min, notAbove);
  return where(isnan(value), nan, finite);
}

/**
 * Scales a tree of gradients so that its norm over all leaves, √ΣΣ g², is at most `maxNorm`.
 *
 * @param gradients - a tree of tensors
 * @param maxNorm - the bound
 * @returns the scaled tree, and the norm before
 *
 * @example
 * ```ts
 * import { clipByGlobalNorm } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(clipByGlobalNorm({ w: array([3, 4]) }, 10)[1].item()); // => 5
 * ```
 */
export function clipByGlobalNorm<T>(gradients: T, maxNorm: number): [T, Tensor] {
  const [found, shape] = flatten(gradients, 'gradients');
  const leaves = found.map((leaf) => toTensor(leaf, 'clipByGlobalNorm'));
  let squares: Tensor = toTensor(0, 'clipByGlobalNorm');
  for (const leaf of leaves) squares = add(squares, sum(multiply(leaf, leaf)));
  const norm = sqrt(squares);
  const scale = minimum(1, divide(maxNorm, where(less(norm, 1e-30), 1e-30, norm)));
  return [
    unflatten(
      shape,
      leaves.map((leaf) => multiply(leaf, scale)),
    ) as T,
    norm,
  ];
}
