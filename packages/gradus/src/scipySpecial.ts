/**
 * Special functions, as `scipy.special`.
 */
export { erf, erfc, sigmoid as expit } from '@gradus/tensor';
export {
  betaln,
  digamma,
  entr,
  erfinv,
  exp1,
  expi,
  gamma,
  gammaln,
  i0,
  i0e,
  i1,
  i1e,
  klDiv,
  logit,
  logNdtr,
  logSoftmax,
  logsumexp,
  ndtr,
  ndtri,
  polygamma,
  relEntr,
  softmax,
  xlog1py,
  xlogx,
  xlogy,
  zeta,
} from '@gradus/numerics';
