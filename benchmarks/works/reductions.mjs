/**
 * Reductions of a matrix of 1024 rows and columns: softmax and logsumexp along rows; sum, mean and maximum
 * along rows, along columns, and of everything.
 */
import { random } from '../harness/inputs.mjs';

const n = 1024;
const inputs = [random([n, n], { scale: 4 })];
const ALL = [0, 1];

/** `keeps`: whether the result has the shape of the input. */
function caseOf(label, { bytes, axis, functions, keeps = false }) {
  const { gradus, jax, tensorflow, onnx, python } = functions;
  const onTensorflow = (tf) => {
    const x = tf.put(inputs[0]);
    return () => tf.tidy(() => tensorflow(tf, x));
  };
  return {
    label,
    inputs,
    limit: { bytes },
    python: { function: python, options: axis === undefined ? {} : { axis } },
    implementations: {
      gradus(g) {
        const x = g.put(inputs[0]);
        if (keeps) return g.again((value) => gradus(g, value), x);
        const f = g.jit((value) => gradus(g, value));
        return () => f(x);
      },
      'jax-js'(peer) {
        const x = peer.put(inputs[0]);
        const f = peer.jit((value) => jax(peer, value));
        return () => f(x.ref);
      },
      'tfjs wasm': onTensorflow,
      'tfjs cpu': onTensorflow,
      'onnxruntime-web': (ort) => ort.session({ inputs: { x: inputs[0] }, ...onnx }),
    },
  };
}

const bytes = 4 * n * n;

const softmax = caseOf('softmax of rows', {
  bytes: 2 * bytes,
  keeps: true,
  functions: {
    gradus: (g, x) => g.nn.softmax(x, -1),
    jax: (jax, x) => jax.nn.softmax(x, -1),
    tensorflow: (tf, x) => tf.softmax(x),
    onnx: { nodes: [['Softmax', ['x'], 'out', { axis: -1 }]] },
    python: 'softmax',
  },
});

const logsumexp = caseOf('logsumexp of rows', {
  bytes,
  functions: {
    gradus: (g, x) => g.nn.logsumexp(x, -1),
    jax: (jax, x) => jax.nn.logsumexp(x, -1),
    tensorflow: (tf, x) => tf.logSumExp(x, -1),
    onnx: {
      constants: { axes: [1] },
      nodes: [['ReduceLogSumExp', ['x', 'axes'], 'out', { keepdims: 0 }]],
    },
    python: 'logsumexp',
  },
});

function reduction(name, operator, [words, axis]) {
  return caseOf(`${name} of ${words}`, {
    bytes,
    axis,
    functions: {
      gradus: ({ numpy: np }, x) => np[name](x, axis),
      jax: ({ numpy: np }, x) => np[name](x, axis),
      tensorflow: (tf, x) => tf[name](x, axis),
      onnx: {
        constants: { axes: [axis].flat() },
        nodes: [[operator, ['x', 'axes'], 'out', { keepdims: 0 }]],
      },
      python: name,
    },
  });
}

const axes = [
  ['rows', 1],
  ['columns', 0],
  ['everything', ALL],
];

/** The work. */
export const work = {
  name: 'reductions',
  title: 'Reductions, 1024 × 1024',
  cases: () => [
    softmax,
    logsumexp,
    ...axes.map((axis) => reduction('sum', 'ReduceSum', axis)),
    ...axes.map((axis) => reduction('mean', 'ReduceMean', axis)),
    ...axes.map((axis) => reduction('max', 'ReduceMax', axis)),
  ],
};
