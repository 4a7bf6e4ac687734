/**
 * One step of training: a perceptron 784-512-512-10 with relu, batch 128, cross entropy, gradient descent.
 * The parameters that a step returns go into the next.
 */
import { random } from '../harness/inputs.mjs';
import { trainByHand } from './mlpByHand.mjs';

const [batch, sizes] = [128, [784, 512, 512, 10]];
/** How far a step goes. */
const RATE = 0.01;

const x = random([batch, sizes[0]], { seed: 10 });
const y = { data: new Float32Array(batch * sizes[3]), shape: [batch, sizes[3]] };
for (let i = 0; i < batch; i++) y.data[i * sizes[3] + ((i * 7) % sizes[3])] = 1;

const weights = sizes
  .slice(1)
  .map((size, i) => random([sizes[i], size], { seed: 20 + i, scale: Math.sqrt(3 / sizes[i]) }));
const biases = sizes.slice(1).map((size) => ({ data: new Float32Array(size), shape: [size] }));
/** w1, b1, w2, b2, w3, b3. */
const parameters = weights.flatMap((w, i) => [w, biases[i]]);
/** Images, labels and parameters. */
export const inputs = [x, y, ...parameters];

const products = sizes.slice(1).map((size, i) => sizes[i] * size);
const forwardAndWeights = 2 * products.reduce((sum, n) => sum + n, 0);
const flops = 2 * batch * (forwardAndWeights + products[1] + products[2]);

/** A step of gradus, compiled. */
export function gradusStep({ jit, valueAndGrad, numpy: np, nn }) {
  const loss = ([w1, b1, w2, b2, w3, b3], x, y) => {
    const first = nn.relu(np.matmul(x, w1).add(b1));
    const second = nn.relu(np.matmul(first, w2).add(b2));
    const logits = np.matmul(second, w3).add(b3);
    return np.sum(y.mul(nn.logSoftmax(logits, -1))).mul(-1 / batch);
  };
  const slope = valueAndGrad(loss);
  return jit(
    (params, x, y) => {
      const [value, gradient] = slope(params, x, y);
      return [params.map((p, i) => p.sub(gradient[i].mul(RATE))), value];
    },
    { donateArgnums: 0 },
  );
}

function onGradus(g) {
  const step = gradusStep(g);
  let params = parameters.map(g.put);
  const [images, labels] = [g.put(x), g.put(y)];
  return () => {
    [params] = step(params, images, labels);
    return params;
  };
}

function onJaxJs({ jit, valueAndGrad, numpy: np, nn, put }) {
  const loss = ([w1, b1, w2, b2, w3, b3], x, y) => {
    const first = nn.relu(np.matmul(x, w1).add(b1));
    const second = nn.relu(np.matmul(first, w2).add(b2));
    const logits = np.matmul(second, w3).add(b3);
    return np.sum(y.mul(nn.logSoftmax(logits, -1))).mul(-1 / batch);
  };
  const slope = valueAndGrad(loss);
  const step = jit((params, x, y) => {
    const [value, gradient] = slope(
      params.map((p) => p.ref),
      x,
      y,
    );
    value.dispose();
    return params.map((p, i) => p.sub(gradient[i].mul(RATE)));
  });
  let params = parameters.map(put);
  const [images, labels] = [put(x), put(y)];
  return {
    run() {
      params = step(params, images.ref, labels.ref);
      return params;
    },
    free() {},
  };
}

function onTensorflow(tf) {
  const [images, labels] = [tf.put(x), tf.put(y)];
  const loss = (w1, b1, w2, b2, w3, b3) => {
    const first = tf.relu(tf.add(tf.matMul(images, w1), b1));
    const second = tf.relu(tf.add(tf.matMul(first, w2), b2));
    const logits = tf.add(tf.matMul(second, w3), b3);
    return tf.mul(tf.sum(tf.mul(labels, tf.logSoftmax(logits))), -1 / batch);
  };
  const gradient = tf.valueAndGrads(loss);
  let params = parameters.map(tf.put);
  return {
    run() {
      const old = params;
      params = tf.tidy(() => {
        const { grads } = gradient(old);
        return old.map((p, i) => tf.sub(p, tf.mul(grads[i], RATE)));
      });
      tf.dispose(old);
      return params;
    },
    free() {},
  };
}

/** The work. */
export const work = {
  name: 'mlp',
  title: 'Training step of a perceptron 784-512-512-10, batch 128',
  cases: () => [
    {
      label: 'f32',
      inputs,
      limit: { flops },
      tolerance: 1e-4,
      python: { function: 'mlp', options: { rate: RATE } },
      implementations: {
        gradus: onGradus,
        'jax-js': onJaxJs,
        'tfjs wasm': onTensorflow,
        'tfjs cpu': onTensorflow,
        'hand-written': () => trainByHand(inputs, RATE),
      },
    },
  ],
};
