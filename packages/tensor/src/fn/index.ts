/**
 * The friendly layer: functions that promote, broadcast, and apply operations.
 */
export {
  absolute,
  clip,
  copysign,
  deg2rad,
  divmod,
  heaviside,
  ldexp,
  positive,
  rad2deg,
  remainder,
  signbit,
} from './arithmetic.js';
export { isfinite, isinf, isnan } from './logic.js';
export { einsum } from './einsum.js';
export { slice, take, takeAlongAxis, topK, type IndexItem, type Indices } from './indexing.js';
export { hstack, split, stack, unstack, vstack } from './joining.js';
export { dot, inner, matmul, outer, tensordot, vdot, type TensordotAxes } from './linear.js';
export { diag, diagonal, trace, tril, triu } from './matrices.js';
export { nanmax, nanmean, nanmin, nansum } from './nanReductions.js';
export { cross, diff, kron } from './products.js';
export { all, any, max, mean, min, prod, sum, type ReduceOptions } from './reductions.js';
export { pad, type PadMode, type PadOptions, type PadWidth } from './padding.js';
export { repeat, roll, tile } from './repetition.js';
export { cummax, cummin, cumprod } from './running.js';
export {
  dynamicIndexInDim,
  dynamicSlice,
  dynamicUpdateIndexInDim,
  dynamicUpdateSlice,
  type Place,
} from './dynamicIndexing.js';
export { expandDims, moveaxis, ravel, squeeze, swapaxes } from './shaping.js';
export {
  average,
  median,
  ptp,
  quantile,
  std,
  variance,
  variance as var,
  type SpreadOptions,
} from './statistics.js';
export { scatterMax, scatterMin, scatterMul } from './placing.js';
export { scatterAdd, scatterSet } from './writing.js';
