/**
 * Special functions, as `scipy.special`.
 */
export { erf, erfc, sigmoid as expit } from '@gradus/tensor';
export {
  entr,
  erfinv,
  klDiv,
  logNdtr,
  logSoftmax,
  logsumexp,
  ndtr,
  ndtri,
  relEntr,
  softmax,
  xlog1py,
  xlogx,
  xlogy,
} from '@gradus/numerics';
