/**
 * Indices as rows of one 1 and otherwise zeros.
 */
import {
  arange,
  astype,
  context,
  equal,
  expandDims,
  moveaxis,
  toTensor,
  type DType,
  type Tensor,
  type TensorLike,
  countOf,
  optionsOf,
} from '@gradus/tensor';

/** Options of `oneHot`, as in `jax.nn`. */
export interface OneHotOptions {
  /** float32 when left out. */
  readonly dtype?: DType;
  /** Where the new axis stands; last when left out. */
  readonly axis?: number;
}

/**
 * 1 where a place is the index, else 0, along a new axis, as `jax.nn.one_hot`. An index outside of 0 … n − 1 gives
 * zeros only. Slope: 0, indices move in jumps.
 *
 * @param x - indices
 * @param numClasses - length of the new axis
 * @param options - `dtype`, `axis`
 * @returns zeros and ones, [.., numClasses]
 *
 * @example
 * ```ts
 * import { oneHot } from '@gradus/numerics';
 * import { array } from '@gradus/tensor';
 * console.log(oneHot(array([0, 2]), 3).tolist()); // => [[1, 0, 0], [0, 0, 1]]
 * ```
 */
export function oneHot(x: TensorLike, numClasses: number, options: OneHotOptions = {}): Tensor {
  const { dtype, axis = -1 } = optionsOf(options, ['dtype', 'axis'], 'oneHot');
  const index = expandDims(toTensor(x, 'oneHot'), -1);
  const classes = arange(0, countOf(numClasses, 'oneHot'), 1, { dtype: 'int32' });
  const hot = equal(index, astype(classes, index.dtype));
  const row = astype(hot, dtype ?? context.defaultFloat);
  return axis === -1 ? row : moveaxis(row, -1, axis);
}
