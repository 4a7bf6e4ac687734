/**
 * A recurrent network of a thousand steps, h ← tanh(x·U + h·W + b), and the gradient of Σh² at its end with
 * respect to the weights. jax-js has no scan, and a thousand steps written out overflow its stack.
 */
import { random } from '../harness/inputs.mjs';

const [steps, batch, inner, hidden] = [1000, 8, 16, 64];
const xs = random([steps, batch, inner], { seed: 1 });
const weights = [
  random([inner, hidden], { seed: 2, scale: 0.2 }),
  random([hidden, hidden], { seed: 3, scale: 0.1 }),
  random([hidden], { seed: 4, scale: 0.1 }),
];
const inputs = [xs, ...weights];
const flops = 6 * steps * batch * hidden * (inner + hidden);

function onGradus({ jit, grad, scan, numpy: np, put }) {
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

const python = { function: 'recurrent' };
const shared = { inputs, python, tolerance: 1e-4, implementations: { gradus: onGradus } };

/** The work. */
export const work = {
  name: 'recurrent',
  title: 'Gradient of a recurrent network, 1000 steps',
  cases: () => [
    { ...shared, label: 'first call', measure: 'first' },
    { ...shared, label: 'f32', limit: { flops } },
  ],
};
