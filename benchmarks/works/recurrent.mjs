/**
 * A recurrent network, h ← tanh(x·U + h·W + b), and the gradient of Σh² at its end with respect to the weights.
 * Where a library has no loop that it compiles, the steps are written out.
 */
import { random } from '../harness/inputs.mjs';
import { gradientByHand } from './recurrentByHand.mjs';

const [batch, inner, hidden] = [8, 16, 64];
const weights = [
  random([inner, hidden], { seed: 2, scale: 0.2 }),
  random([hidden, hidden], { seed: 3, scale: 0.22 }),
  random([hidden], { seed: 4, scale: 0.1 }),
];

/** Its gradient in gradus, compiled. */
function onGradus({ jit, grad, scan, numpy: np, put }, xs) {
  const loss = ([u, w, b], rows) => {
    const start = np.zeros([batch, hidden]);
    const step = (h, x) => [np.tanh(np.matmul(x, u).add(np.matmul(h, w)).add(b)), null];
    const [last] = scan(step, start, rows);
    return np.sum(last.mul(last));
  };
  const gradient = jit(grad(loss));
  const [params, rows] = [weights.map(put), put(xs)];
  return () => gradient(params, rows);
}

function onTensorflow(tf, xs) {
  const params = weights.map(tf.put);
  const rows = tf.unstack(tf.put(xs));
  const gradient = tf.grads((u, w, b) => {
    let h = tf.zeros([batch, hidden]);
    for (const x of rows) h = tf.tanh(tf.add(tf.add(tf.matMul(x, u), tf.matMul(h, w)), b));
    return tf.sum(tf.mul(h, h));
  });
  return () => tf.tidy(() => gradient(params));
}

function caseOf(steps) {
  const xs = random([steps, batch, inner], { seed: 1 });
  const inputs = [xs, ...weights];
  return {
    inputs,
    tolerance: 1e-4,
    python: { function: 'recurrent' },
    limit: { flops: 6 * steps * batch * hidden * (inner + hidden) },
    implementations: {
      gradus: (g) => onGradus(g, xs),
      'tfjs wasm': (tf) => onTensorflow(tf, xs),
      'tfjs cpu': (tf) => onTensorflow(tf, xs),
      'hand-written': () => gradientByHand(inputs, { steps, batch, inner, hidden }),
    },
  };
}

/** Without a limit, and without those whose first call is like any other. */
function firstCall(steps) {
  const { limit: _, implementations, ...rest } = caseOf(steps);
  const { gradus } = implementations;
  return {
    ...rest,
    implementations: { gradus },
    label: `${steps} steps, first call`,
    measure: 'first',
  };
}

/** The work. */
export const work = {
  name: 'recurrent',
  title: 'Gradient of a recurrent network',
  cases: () => [firstCall(100), firstCall(1000), { ...caseOf(1000), label: '1000 steps' }],
};
