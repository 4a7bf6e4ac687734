/**
 * What a call costs when there is next to nothing to compute: one operation, the gradient of a function of
 * one number, a compiled function of few numbers. A call of jax-js counts once its queue is empty.
 */
import { random } from '../harness/inputs.mjs';

const scalar = { data: new Float32Array([0.7]), shape: [] };
const four = random([4]);
const point = { data: new Float32Array([0.3, -0.2, 0.5, 0.1]), shape: [4] };

/** x·sin(x) + exp(−x), on one number. */
const curve = {
  gradus:
    ({ numpy: np }) =>
    (x) =>
      x.mul(np.sin(x)).add(np.exp(x.neg())),
  jax:
    ({ numpy: np }) =>
    (x) =>
      x.ref.mul(np.sin(x.ref)).add(np.exp(x.neg())),
  tensorflow: (tf) => (x) => tf.add(tf.mul(x, tf.sin(x)), tf.exp(tf.neg(x))),
};

const tidy = (tf, f) => () => tf.tidy(f);

function addition(label, input) {
  const onTensorflow = (tf) => {
    const [x, y] = [tf.put(input), tf.put(input)];
    return () => tf.add(x, y);
  };
  return {
    label,
    inputs: [input],
    python: { function: 'addition' },
    implementations: {
      gradus(g) {
        const [x, y] = [g.put(input), g.put(input)];
        return () => x.add(y);
      },
      'jax-js'(jax) {
        const [x, y] = [jax.put(input), jax.put(input)];
        return () => x.ref.add(y.ref);
      },
      'tfjs wasm': onTensorflow,
      'tfjs cpu': onTensorflow,
    },
  };
}

function gradient(label, compiled) {
  const onTensorflow = (tf) => {
    const x = tf.put(scalar);
    const slope = tf.grad(curve.tensorflow(tf));
    return tidy(tf, () => slope(x));
  };
  return {
    label,
    inputs: [scalar],
    python: { function: 'curve_slope', options: { compiled } },
    implementations: {
      gradus(g) {
        const x = g.put(scalar);
        const slope = g.grad(curve.gradus(g));
        const f = compiled ? g.jit(slope) : slope;
        return () => f(x);
      },
      'jax-js'(jax) {
        const x = jax.put(scalar);
        const slope = jax.grad(curve.jax(jax));
        const f = compiled ? jax.jit(slope) : slope;
        return () => f(x.ref);
      },
      ...(compiled ? {} : { 'tfjs wasm': onTensorflow, 'tfjs cpu': onTensorflow }),
    },
  };
}

const call = {
  label: 'a jitted function of four numbers',
  inputs: [point],
  python: { function: 'small_call' },
  implementations: {
    gradus(g) {
      const x = g.put(point);
      const f = g.jit((value) => g.numpy.sum(value.mul(value)).add(value));
      return () => f(x);
    },
    'jax-js'(jax) {
      const x = jax.put(point);
      const f = jax.jit((value) => jax.numpy.sum(value.ref.mul(value.ref)).add(value));
      return () => f(x.ref);
    },
    'onnxruntime-web': (ort) =>
      ort.session({
        inputs: { x: point },
        constants: { axes: [0] },
        nodes: [
          ['Mul', ['x', 'x'], 'square'],
          ['ReduceSum', ['square', 'axes'], 'sum', { keepdims: 1 }],
          ['Add', ['sum', 'x'], 'out'],
        ],
      }),
  },
};

/** The work. */
export const work = {
  name: 'small',
  title: 'Small calls',
  cases: () => [
    addition('x + y of one number', scalar),
    addition('x + y of four numbers', four),
    gradient('gradient of a function of one number', false),
    gradient('the same gradient, jitted', true),
    call,
  ],
};
