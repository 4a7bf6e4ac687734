/**
 * The product of two square matrices, in both float types, plain and with transposed operands.
 */
import { random } from '../harness/inputs.mjs';

const letters = { n: false, t: true };

/** Textbook loops in the order that reads rows. */
function loops({ data: a }, { data: b }, n) {
  return () => {
    const out = new a.constructor(n * n);
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < n; k++) {
        const x = a[i * n + k];
        for (let j = 0; j < n; j++) out[i * n + j] += x * b[k * n + j];
      }
    }
    return out;
  };
}

const rounded = ({ data, shape }) => ({ data: Float32Array.from(data), shape });

function productOf(n, dtype, kind) {
  const [ta, tb] = [...kind].map((letter) => letters[letter]);
  const inputs = [random([n, n], { seed: 1, dtype }), random([n, n], { seed: 2, dtype })];
  const single = dtype === 'float32';
  const put = (peer) => inputs.map((input) => peer.put(input));
  const tensorflow = (tf) => {
    const [a, b] = put(tf);
    return () => tf.matMul(a, b, ta, tb);
  };
  const onGradus = (g, operands = inputs) => {
    const product = (x, y) =>
      g.numpy.matmul(ta ? g.numpy.transpose(x) : x, tb ? g.numpy.transpose(y) : y);
    return g.again(product, ...operands.map(g.put));
  };
  const transposed = kind === 'nn' ? '' : ` ${ta ? 'Aᵀ' : 'A'}·${tb ? 'Bᵀ' : 'B'}`;
  return {
    label: `${n} ${single ? 'f32' : 'f64'}${transposed}`,
    inputs,
    limit: { flops: 2 * n ** 3, dtype },
    tolerance: single ? 1e-5 : 1e-12,
    tolerances: { 'gradus, float32': 1e-5 },
    python: { function: 'matmul', options: { ta, tb } },
    implementations: {
      gradus: onGradus,
      ...(single ? {} : { 'gradus, float32': (g) => onGradus(g, inputs.map(rounded)) }),
      'jax-js'(jax) {
        const np = jax.numpy;
        const [a, b] = put(jax);
        const f = jax.jit((x, y) => np.matmul(ta ? np.transpose(x) : x, tb ? np.transpose(y) : y));
        return () => f(a.ref, b.ref);
      },
      ...(single ? { 'tfjs wasm': tensorflow } : {}),
      ...(single && n <= 512 ? { 'tfjs cpu': tensorflow } : {}),
      'onnxruntime-web'(ort) {
        const nodes = [];
        const flip = (name, yes) => {
          if (!yes) return name;
          nodes.push(['Transpose', [name], `${name}T`, { perm: [1, 0] }]);
          return `${name}T`;
        };
        const operands = [flip('a', ta), flip('b', tb)];
        nodes.push(['MatMul', operands, 'out']);
        return ort.session({ inputs: { a: inputs[0], b: inputs[1] }, nodes });
      },
      ...(n <= 512 && kind === 'nn' ? { 'hand-written': () => loops(...inputs, n) } : {}),
    },
  };
}

/** The work. */
export const work = {
  name: 'matmul',
  title: 'Matrix product',
  cases: () => [
    ...[256, 512, 1024].flatMap((n) => [
      productOf(n, 'float32', 'nn'),
      productOf(n, 'float64', 'nn'),
    ]),
    ...['tn', 'nt', 'tt'].map((kind) => productOf(512, 'float32', kind)),
  ],
};
