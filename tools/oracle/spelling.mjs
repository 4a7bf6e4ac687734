// How JAX spells the functions that the tables ask about.
const SPELLED = {
  erf: 'special.erf',
  erfc: 'special.erfc',
  relEntr: 'special.rel_entr',
  klDiv: 'special.kl_div',
  xlogy: 'special.xlogy',
  xlog1py: 'special.xlog1py',
  rsqrt: 'lax.rsqrt',
  logSigmoid: 'nn.log_sigmoid',
  leakyRelu: 'nn.leaky_relu',
  cummax: 'lax.cummax',
  cummin: 'lax.cummin',
  cumlogsumexp: 'lax.cumlogsumexp',
  logSoftmax: 'nn.log_softmax',
};
const NN = ['elu', 'logsumexp', 'relu', 'sigmoid', 'silu', 'softmax', 'softplus'];

/** `logSigmoid` → `nn.log_sigmoid` */
export function spelled(name) {
  const snake = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return SPELLED[name] ?? `${NN.includes(name) ? 'nn' : 'jnp'}.${snake}`;
}
