/**
 * What the first call costs: tracing, compiling and running long programs, and the training step of the
 * perceptron. Every measurement has a process of its own, which has compiled nothing before.
 */
import { random } from '../harness/inputs.mjs';
import { work as mlp } from './mlp.mjs';

const input = random([1000]);
const [x, w] = [random([16, 16]), random([16, 16], { seed: 2, scale: 0.1 })];

function chain(turns) {
  const f = (value) => {
    let y = value;
    for (let i = 0; i < turns; i++) y = y.mul(value).add(0.5);
    return y;
  };
  return {
    label: `a chain of ${2 * turns} operations`,
    inputs: [input],
    measure: 'first',
    python: { function: 'long_chain', options: { turns } },
    implementations: {
      gradus({ jit, put }) {
        const compiled = jit(f);
        const given = put(input);
        return () => compiled(given);
      },
    },
  };
}

/** Matrix products and reductions: nothing that melts into one loop. */
function layers(count, python) {
  return {
    label: `${count} layers of 4 operations`,
    inputs: [x, w],
    measure: 'first',
    ...python,
    implementations: {
      gradus({ jit, put, numpy: np }) {
        const compiled = jit((value, weights) => {
          let y = value;
          for (let i = 0; i < count; i++) {
            const z = np.tanh(np.matmul(y, weights));
            y = z.sub(np.sum(z, 0));
          }
          return y;
        });
        const given = [x, w].map(put);
        return () => compiled(...given);
      },
    },
  };
}

/** The work. */
export const work = {
  name: 'compile',
  title: 'First call',
  cases() {
    const [{ limit: _, ...step }] = mlp.cases();
    const { gradus, 'jax-js': jax } = step.implementations;
    const implementations = { gradus, 'jax-js': jax };
    return [
      { ...step, implementations, label: 'training step of the perceptron', measure: 'first' },
      chain(1250),
      chain(2500),
      layers(625, { python: { function: 'layers', options: { count: 625 } } }),
      layers(1250), // JAX takes half a minute
    ];
  },
};
