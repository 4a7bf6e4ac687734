/**
 * Functions of neural networks, as `jax.nn`.
 */
export { sigmoid, tanh } from '@gradus/tensor';
export {
  elu,
  leakyRelu,
  log1mexp,
  logSigmoid,
  logSoftmax,
  logsumexp,
  oneHot,
  relu,
  silu,
  softmax,
  softplus,
} from '@gradus/numerics';
