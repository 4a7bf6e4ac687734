/**
 * A chain of elementwise functions on a million numbers, tanh(2x + 1)·exp(−x²), and the gradient of its
 * sum. Compiled, it reads and writes memory once; an operation at a time moves it eleven times.
 */
import { random } from '../harness/inputs.mjs';

const n = 1_000_000;
const inputs = [random([n], { scale: 2 })];
const limit = { bytes: 8 * n };

const chain = {
  gradus:
    ({ numpy: np }) =>
    (x) =>
      np.tanh(x.mul(2).add(1)).mul(np.exp(x.mul(x).neg())),
  jax:
    ({ numpy: np }) =>
    (x) =>
      np.tanh(x.ref.mul(2).add(1)).mul(np.exp(x.ref.mul(x).neg())),
  tensorflow: (tf) => (x) => tf.mul(tf.tanh(tf.add(tf.mul(x, 2), 1)), tf.exp(tf.neg(tf.square(x)))),
};

function onTensorflow(tf) {
  const x = tf.put(inputs[0]);
  const f = chain.tensorflow(tf);
  return () => tf.tidy(() => f(x));
}

function gradientOnTensorflow(tf) {
  const x = tf.put(inputs[0]);
  const f = chain.tensorflow(tf);
  const gradient = tf.grad((value) => tf.sum(f(value)));
  return () => tf.tidy(() => gradient(x));
}

const forward = {
  label: 'tanh(2x+1)·exp(−x²), 10⁶',
  inputs,
  limit,
  python: { function: 'chain' },
  implementations: {
    gradus(g) {
      const x = g.put(inputs[0]);
      return g.again(chain.gradus(g), x);
    },
    'jax-js'(jax) {
      const x = jax.put(inputs[0]);
      const f = jax.jit(chain.jax(jax));
      return () => f(x.ref);
    },
    'tfjs wasm': onTensorflow,
    'tfjs cpu': onTensorflow,
    'onnxruntime-web': (ort) =>
      ort.session({
        inputs: { x: inputs[0] },
        constants: { two: 2, one: 1 },
        nodes: [
          ['Mul', ['x', 'two'], 'twice'],
          ['Add', ['twice', 'one'], 'shifted'],
          ['Tanh', ['shifted'], 'left'],
          ['Mul', ['x', 'x'], 'square'],
          ['Neg', ['square'], 'negative'],
          ['Exp', ['negative'], 'right'],
          ['Mul', ['left', 'right'], 'out'],
        ],
      }),
    'hand-written': () => () => {
      const { data } = inputs[0];
      const out = new Float32Array(n);
      for (let i = 0; i < n; i++) {
        const x = data[i];
        out[i] = Math.tanh(2 * x + 1) * Math.exp(-x * x);
      }
      return out;
    },
  },
};

const gradient = {
  label: 'its gradient, 10⁶',
  inputs,
  limit,
  python: { function: 'chain_gradient' },
  implementations: {
    gradus(g) {
      const x = g.put(inputs[0]);
      const f = chain.gradus(g);
      const gradient = g.grad((value) => g.numpy.sum(f(value)));
      return g.again(gradient, x);
    },
    'jax-js'(jax) {
      const x = jax.put(inputs[0]);
      const f = chain.jax(jax);
      const gradient = jax.jit(jax.grad((value) => jax.numpy.sum(f(value))));
      return () => gradient(x.ref);
    },
    'tfjs wasm': gradientOnTensorflow,
    'tfjs cpu': gradientOnTensorflow,
    'hand-written': () => () => {
      const { data } = inputs[0];
      const out = new Float32Array(n);
      for (let i = 0; i < n; i++) {
        const x = data[i];
        const t = Math.tanh(2 * x + 1);
        out[i] = Math.exp(-x * x) * (2 * (1 - t * t) - 2 * x * t);
      }
      return out;
    },
  },
};

/** The work. */
export const work = {
  name: 'elementwise',
  title: 'Elementwise chain',
  cases: () => [forward, gradient],
};
