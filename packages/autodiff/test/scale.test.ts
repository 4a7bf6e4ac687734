/**
 * What differentiation costs as programs grow: time in proportion to the number of operations, and no call stack that
 * grows with the tape.
 */
import { describe, expect, it } from '@jest/globals';
import { array, sin, type Tensor } from '@gradus/tensor';
import { makeProgram, runProgram, type Program } from '@gradus/ir';
import { grad, jvp, vjp } from '@gradus/autodiff';

/** A chain of operations in which nothing repeats. */
const chain =
  (operations: number) =>
  (x: Tensor): Tensor => {
    let y = x;
    for (let i = 0; i < operations / 2; i++) y = sin(y).mul(1 + (i % 7) / 8);
    return y;
  };

/** Milliseconds of processor time: the least of several runs. */
function timeOf(run: () => unknown): number {
  let least = Infinity;
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.(); // what others left behind is not to be counted
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

const stagedGradient = (n: number): Program => makeProgram(grad(chain(n)))(0.5);

const works: Readonly<Record<string, (n: number) => () => unknown>> = {
  tracing: (n) => () => makeProgram(chain(n))(0.5),
  'forward mode': (n) => () => jvp(chain(n), [0.5], [1]),
  'reverse mode': (n) => () => grad(chain(n))(0.5),
  'tracing a gradient': (n) => () => stagedGradient(n),
  'the gradient of a traced program': (n) => {
    const program = makeProgram(chain(n))(0.5);
    return () => grad((x: Tensor) => runProgram(program, [x])[0]!)(0.5);
  },
};

describe('ten times the operations', () => {
  it.each(Object.entries(works))('take at most 14 times the time: %s', (_, work) => {
    const [short, long] = [work(1000), work(10_000)];
    short(); // a warm engine for both
    expect(timeOf(long) / timeOf(short)).toBeLessThanOrEqual(14);
  });
});

describe('a tape of 100,000 entries', () => {
  const long = chain(100_000);

  it('is read without a deep call stack', () => {
    const [value, pull] = vjp(long, [0.5]);
    const [, along] = jvp(long, [0.5], [1]);
    expect(Number.isFinite(value.item())).toBe(true);
    // Products of a hundred thousand slopes: equal in both directions, whatever underflows.
    expect(pull(1)[0].item()).toBeCloseTo(along.item(), 6);
  });

  it('adds up what arrives at one place from everywhere', () => {
    const sum = (x: Tensor): Tensor => {
      let total = x;
      for (let i = 1; i < 100_000; i++) total = total.add(x);
      return total;
    };
    expect(grad(sum)(array(1)).item()).toBe(100_000);
  });
});
