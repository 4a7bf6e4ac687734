/**
 * Special functions, as `scipy.special`.
 */
export { erf, erfc, sigmoid as expit } from '@gradus/tensor';
export { logSoftmax, logsumexp, softmax, xlog1py, xlogy } from '@gradus/numerics';
