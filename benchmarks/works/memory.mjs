/**
 * Memory of training in one synchronous loop, where nothing gives a collector or a finalizer a turn of the
 * event loop: by how many MiB the process grows at most after a fifth as many steps, which warm it up; and how much memory
 * compiled functions have in the end, in multiples of what is alive in a step.
 */
import { random } from '../harness/inputs.mjs';
import { gradusStep, inputs as perceptron } from './mlp.mjs';

const inputs = [
  random([32, 64], { seed: 1 }),
  random([64, 64], { seed: 2, scale: 0.2 }),
  random([64, 64], { seed: 3, scale: 0.2 }),
];

/** Runs steps and watches the process. */
function growth(steps, step) {
  let [start, peak] = [0, 0];
  for (let i = -steps / 5; i < steps; i++) {
    step();
    if (i === 0) start = process.memoryUsage.rss();
    if (i > 0 && i % 50 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  }
  return { value: Math.max(0, peak - start) / 2 ** 20 };
}

function training(label, steps, lossOf) {
  return {
    label,
    inputs,
    measure: 'value',
    implementations: {
      gradus(g) {
        const slope = g.grad(lossOf(g));
        const step = g.jit((p, x) => {
          const gradient = slope(p, x);
          return p.map((w, i) => w.sub(gradient[i].mul(1e-4)));
        });
        const [x, ...start] = inputs.map(g.put);
        let params = start;
        return growth(steps, () => (params = step(params, x)));
      },
    },
  };
}

const dense = ({ numpy: np }) =>
  function loss([w, v], x) {
    const y = np.matmul(np.tanh(np.matmul(x, w)), v).sub(x);
    return np.sum(y.mul(y));
  };

/** Thirty-two steps of a recurrence. */
const recurrent = ({ numpy: np, scan }) =>
  function loss([w, v], x) {
    const step = (h, row) => [np.tanh(np.matmul(h, w).add(np.matmul(row, v))), null];
    const [last] = scan(step, np.zeros([64]), x);
    return np.sum(last.mul(last));
  };

/**
 * What no order of a step can do without: the parameters, the batch and its labels, what both hidden layers
 * keep for the way back, and the largest cotangent. Slopes are not counted, since an update may take them
 * from registers.
 */
const [batch, sizes] = [128, [784, 512, 512, 10]];
const parameters = sizes.slice(1).reduce((sum, n, i) => sum + (sizes[i] + 1) * n, 0);
const kept = batch * (sizes[0] + sizes[3] + sizes[1] + sizes[2] + sizes[1]);
const live = 4 * (parameters + kept);

const peak = {
  label: 'perceptron 784-512-512-10: WebAssembly memory ÷ what is alive',
  inputs: perceptron,
  measure: 'value',
  implementations: {
    gradus(g) {
      const step = gradusStep(g);
      const [x, y, ...start] = perceptron.map(g.put);
      let params = start;
      for (let i = 0; i < 200; i++) [params] = step(params, x, y);
      return { value: g.compiledMemory().bytes / live };
    },
  },
};

/** The work. */
export const work = {
  name: 'memory',
  title: 'Memory of synchronous training: growth in MiB, and the peak',
  cases: () => [
    training('growth over 10,000 steps of a perceptron 64-64-64, batch 32', 10_000, dense),
    training('growth over 10,000 gradients of a compiled loop', 10_000, recurrent),
    peak,
  ],
};
