/**
 * Memory of training in one synchronous loop, where nothing gives a finalizer a turn of the event loop. What
 * is held for good is what is left after collections: its slope over the later 20,000 of 40,000 steps, in bytes
 * a step with the standard error, tells a leak of one number a step from none. What lies about between
 * collections shows in the process: by how many MiB its peak is higher in the second 10,000 steps than in the
 * first. (How far it grows from one moment on tells little: garbage of some 30 MiB comes and goes by the
 * collector's own clock.) And how much memory compiled functions have in the end, in multiples of what is
 * alive in a step.
 */
import { random } from '../harness/inputs.mjs';
import { gradusStep, inputs as perceptron } from './mlp.mjs';

const inputs = [
  random([32, 64], { seed: 1 }),
  random([64, 64], { seed: 2, scale: 0.2 }),
  random([64, 64], { seed: 3, scale: 0.2 }),
];

const STRETCHES = 10;

/** Bytes that are held when all garbage is gone; memory of compiled functions is among what is external. */
function held() {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Slope of the straight line through numbers, least squares, and its standard error. */
function slopeOf(ys) {
  const n = ys.length;
  const mean = ys.reduce((sum, y) => sum + y, 0) / n;
  const place = (i) => i - (n - 1) / 2;
  const square = ys.reduce((sum, _, i) => sum + place(i) ** 2, 0);
  const slope = ys.reduce((sum, y, i) => sum + place(i) * y, 0) / square;
  const rest = ys.reduce((sum, y, i) => sum + (y - mean - slope * place(i)) ** 2, 0);
  return { slope, error: Math.sqrt(rest / (n - 2) / square) };
}

/** Bytes a step that are never given back, over twice as many steps, after as many that warm up. */
function heldForGood(steps, step) {
  const stretch = (2 * steps) / STRETCHES;
  const bytes = new Float64Array(2 * STRETCHES); // of a fixed length: to note adds nothing
  for (let k = 0; k < bytes.length; k++) {
    for (let i = 0; i < stretch; i++) step();
    bytes[k] = held();
  }
  const { slope, error } = slopeOf(bytes.subarray(STRETCHES));
  return { value: slope / stretch, spread: error / stretch };
}

/** The peak of the process while some steps run. */
function peakOf(steps, step) {
  let highest = 0;
  for (let i = 0; i < steps; i++) {
    step();
    if (i % 50 === 0) highest = Math.max(highest, process.memoryUsage.rss());
  }
  return highest;
}

/** By how many MiB the peak of as many steps again is higher. */
function rise(steps, step) {
  const [first, second] = [peakOf(steps, step), peakOf(steps, step)];
  return { value: (second - first) / 2 ** 20 };
}

function training(label, measured, lossOf) {
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
        return measured(10_000, () => (params = step(params, x)));
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
  title: 'Memory of synchronous training',
  cases: () => [
    training('perceptron 64-64-64, batch 32: bytes a step held for good', heldForGood, dense),
    training('perceptron 64-64-64, batch 32: MiB that 10,000 further steps add', rise, dense),
    training('gradient of a compiled loop: bytes a step held for good', heldForGood, recurrent),
    training('gradient of a compiled loop: MiB that 10,000 further steps add', rise, recurrent),
    peak,
  ],
};
