/**
 * Public names of `@gradus/numerics`: functions whose values and slopes survive floating point, and checks
 * of derivatives.
 */
export { logSigmoid, softplus } from './stable/softplus.js';
export { cumlogsumexp, type RunningOptions } from './stable/cumlogsumexp.js';
export { logaddexp, logaddexp2 } from './stable/logaddexp.js';
export { log1mexp } from './stable/log1mexp.js';
export { xlog1py, xlogy } from './stable/xlogy.js';
export { hypot } from './stable/hypot.js';
export { sinc } from './stable/sinc.js';
export {
  logmeanexp,
  logSoftmax,
  logsumexp,
  softmax,
  type ReduceOptions,
} from './stable/logsumexp.js';
export { whereSafe } from './guarded/whereSafe.js';
export { safeDivide, safeLog, safeNorm, safeSqrt } from './guarded/safe.js';
export { clipByGlobalNorm, nanToNum, type NanToNumOptions } from './guarded/finite.js';
export { implicitDiff, type ImplicitOptions } from './implicit/implicitDiff.js';
export { findRoot, fixedPoint, type SearchOptions } from './implicit/fixedPoint.js';
export { checkGrads, type CheckOptions } from './check/checkGrads.js';
export { randomFrom } from './check/randomFrom.js';
export { finiteDifference } from './check/finiteDifference.js';
export { ulpDistance } from './check/ulp.js';
export { elu, leakyRelu, relu, silu } from './nn/activations.js';
export { conv, convGeneralDilated, type ConvOptions } from './nn/convolution.js';
export { reduceWindow, type WindowOptions } from './nn/reduceWindow.js';
export type { WindowPadding } from './nn/windows.js';
export { oneHot, type OneHotOptions } from './nn/oneHot.js';
export { erfinv, logNdtr, ndtr, ndtri } from './special/normal.js';
export { entr, klDiv, relEntr, xlogx } from './special/entropy.js';
export { cholesky, type CholeskyOptions } from './linalg/cholesky.js';
export { triangularSolve, type TriangularOptions } from './linalg/triangularSolve.js';
export { eigh, eigvalsh } from './linalg/eigh.js';
export { svd, svdvals, type SvdOptions } from './linalg/svd.js';
export { matrixTranspose } from './linalg/matrices.js';
export {
  matrixNorm,
  norm,
  vectorNorm,
  type MatrixNormOptions,
  type NormOptions,
  type VectorNormOptions,
} from './linalg/norm.js';
export { inv, matrixPower, solve } from './linalg/solve.js';
export { det, slogdet } from './linalg/determinant.js';
export { qr, type QrOptions } from './linalg/qr.js';
export { lstsq, matrixRank, pinv, type RankOptions } from './linalg/pinv.js';
export { expm } from './linalg/expm.js';
export { logit } from './stable/logit.js';
export { betaln, digamma, gamma, gammaln, polygamma, zeta } from './special/gamma.js';
export { i0, i0e, i1, i1e } from './special/bessel.js';
export { exp1, expi } from './special/expIntegral.js';
export {
  hardSigmoid,
  hardSilu,
  hardTanh,
  relu6,
  softSign,
  sparsePlus,
  sparseSigmoid,
} from './nn/rectifiers.js';
export {
  celu,
  gelu,
  glu,
  identity,
  mish,
  selu,
  squareplus,
  type GeluOptions,
} from './nn/smooth.js';
export { standardize, type StandardizeOptions } from './nn/standardize.js';
