/**
 * What the first call costs: tracing and compiling a chain of 5000 operations, and the training step of the
 * perceptron. Each is compiled once in a process that has compiled nothing like it before.
 */
import { random } from '../harness/inputs.mjs';
import { work as mlp } from './mlp.mjs';

const input = random([1000]);

const chain = {
  label: '5000 operations',
  inputs: [input],
  measure: 'first',
  python: { function: 'long_chain' },
  implementations: {
    gradus({ jit, put }) {
      const f = jit((x) => {
        let y = x;
        for (let i = 0; i < 2500; i++) y = y.mul(x).add(0.5);
        return y;
      });
      const x = put(input);
      return () => f(x);
    },
  },
};

/** The work. */
export const work = {
  name: 'compile',
  title: 'First call',
  cases: () => {
    const [step] = mlp.cases();
    return [chain, { ...step, label: 'training step', measure: 'first' }];
  },
};
