/**
 * How an operation is spelled in JAX: NumPy's names with underscores where gradus has capitals, tuples and
 * keywords where it has arrays and options. As text, so that a program can be handed to Python.
 */

/** Names that are spelled in another way than `greaterEqual` → `jnp.greater_equal`. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  erf: 'special.erf',
  erfc: 'special.erfc',
  xlogy: 'special.xlogy',
  xlog1py: 'special.xlog1py',
  logsumexp: 'nn.logsumexp',
  logSoftmax: 'nn.log_softmax',
  logSigmoid: 'nn.log_sigmoid',
  leakyRelu: 'nn.leaky_relu',
  softmax: 'nn.softmax',
  softplus: 'nn.softplus',
  sigmoid: 'nn.sigmoid',
  silu: 'nn.silu',
  relu: 'nn.relu',
  elu: 'nn.elu',
  rsqrt: 'lax.rsqrt',
  cummax: 'lax.cummax',
};

/**
 * The name of a function of gradus in JAX.
 *
 * @param name - its name in gradus, as `greaterEqual`
 * @returns its name in Python, as `jnp.greater_equal`
 */
export function jaxName(name: string): string {
  const snake = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return ELSEWHERE[name] ?? `jnp.${snake}`;
}

/**
 * A parameter as Python writes it.
 *
 * @param value - a number, boolean, null, or nested arrays of these
 * @returns a literal; arrays become tuples
 */
export function pythonText(value: unknown): string {
  if (Array.isArray(value)) return `(${value.map((each) => `${pythonText(each)}, `).join('')})`;
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  const number = value as number;
  return String(number);
}
