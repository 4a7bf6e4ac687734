// What is measured as programs grow: every transformation of a chain of operations in which nothing repeats,
// and loops of many steps. Each work takes a length and gives what is to be timed.
import { array, sin } from '@gradus/tensor';
import { makeProgram, optimize, rename, runProgram } from '@gradus/ir';
import { checkpoint, grad, hvp, jvp, linearize } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { foriLoop, scan, whileLoop } from '@gradus/control-flow';
import { jit } from '@gradus/jit';

const chain = (operations) => (x) => {
  let y = x;
  for (let i = 0; i < operations / 2; i++) y = sin(y).mul(1 + (i % 7) / 8);
  return y;
};

const traced = (n) => makeProgram(chain(n))(0.5);
const run = (program) => (x) => runProgram(program, [x])[0];
const step = (_, x) => sin(x).mul(1.5);

/** By name: from a length to a function that does the work once. */
export const works = {
  tracing: (n) => () => traced(n),
  'forward mode': (n) => () => jvp(chain(n), [0.5], [1]),
  'reverse mode': (n) => () => grad(chain(n))(0.5),
  'linearize, and one push': (n) => () => linearize(chain(n), [0.5])[1](1),
  'forward over reverse': (n) => () => hvp(chain(n), [0.5], [1]),
  checkpoint: (n) => () => grad(checkpoint(chain(n)))(0.5),
  batching: (n) => () => vmap(chain(n))(array([0.5, 1])),
  'tracing a gradient': (n) => () => makeProgram(grad(chain(n)))(0.5),
  'optimizing a program': (n) => {
    const program = traced(n);
    return () => optimize(rename(program)); // a new one each time: what was optimized is kept
  },
  'running a program': (n) => {
    const [f, x] = [run(traced(n)), array(0.5)];
    return () => f(x);
  },
  'the gradient of a program': (n) => {
    const f = run(traced(n));
    return () => grad(f)(0.5);
  },
  compiling: (n) => () => jit(chain(n))(0.5),
  'reverse mode of scan': (n) => () =>
    grad((x) => scan((c) => [step(0, c), c], x, null, { length: n })[0])(0.5),
  'reverse mode of foriLoop': (n) => () => grad((x) => foriLoop(0, n, step, x))(0.5),
  'reverse mode of whileLoop': (n) => () => grad((x) => along(n, x))(0.5),
};

const along = (n, x) =>
  whileLoop(
    ([i]) => i.less(n),
    ([i, y]) => [i.add(1), step(0, y)],
    [array(0, { dtype: 'int32' }), x],
  )[1];
