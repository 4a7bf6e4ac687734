/**
 * Ten thousand steps of training in one synchronous loop, where nothing gives a collector or a finalizer a
 * turn of the event loop: by how many MiB the process grows from the hundredth step to its peak.
 */
import { random } from '../harness/inputs.mjs';

const STEPS = 10_000;
const shapes = [
  [64, 64],
  [64, 64],
];
const inputs = [random([32, 64], { seed: 1 }), ...shapes.map((s, i) => random(s, { seed: 2 + i, scale: 0.2 }))];

/** Runs steps and watches the process. */
function growth(step) {
  let [start, peak] = [0, 0];
  for (let i = 0; i < STEPS; i++) {
    step();
    if (i === 100) start = process.memoryUsage.rss();
    if (i > 100 && i % 50 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  }
  return { value: Math.max(0, peak - start) / 2 ** 20 };
}

/** The work. */
export const work = {
  name: 'memory',
  title: 'Growth over 10,000 synchronous training steps, in MiB',
  cases: () => [
    {
      label: 'perceptron 64-64-64, batch 32',
      inputs,
      measure: 'value',
      implementations: {
        gradus({ jit, grad, numpy: np, put }) {
          const loss = ([w, v], x) => {
            const y = np.matmul(np.tanh(np.matmul(x, w)), v).sub(x);
            return np.sum(y.mul(y));
          };
          const slope = grad(loss);
          const step = jit((p, x) => p.map((w, i) => w.sub(slope(p, x)[i].mul(1e-4))));
          const [x, ...start] = inputs.map(put);
          let params = start;
          return growth(() => (params = step(params, x)));
        },
      },
    },
  ],
};
