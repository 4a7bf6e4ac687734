/**
 * Differentiation of long programs: no call stack grows with the tape, and work grows as the program does. Work
 * is counted here; how time grows is measured in plain Node (`pnpm scale`), since inside Jest the collector decides.
 */
import { describe, expect, it } from '@jest/globals';
import { array, sin, withTrace, type Tensor, type Trace } from '@gradus/tensor';
import { grad, hvp, jvp, linearize, tapeOf, vjp } from '@gradus/autodiff';
import { makeProgram } from '@gradus/ir';

/** A chain of operations in which nothing repeats. */
const chain =
  (operations: number) =>
  (x: Tensor): Tensor => {
    let y = x;
    for (let i = 0; i < operations / 2; i++) y = sin(y).mul(1 + (i % 7) / 8);
    return y;
  };

/** How many applications of primitives reach plain evaluation, or the trace around. */
function applications(work: () => unknown): number {
  let count = 0;
  const counter: Trace = {
    parent: null,
    title: 'counting',
    active: true,
    reveal: () => null,
    process: (primitive, inputs, params) => {
      count++;
      const types = inputs.map((x) => x.type);
      return primitive.run(inputs, params, primitive.type(types, params));
    },
  };
  withTrace(counter, work);
  return count;
}

const works: Readonly<Record<string, (n: number) => unknown>> = {
  'forward mode': (n) => jvp(chain(n), [0.5], [1]),
  'reverse mode': (n) => grad(chain(n))(0.5),
  linearize: (n) => linearize(chain(n), [0.5])[1](1),
  'forward over reverse': (n) => hvp(chain(n), [0.5], [1]),
  'reverse over reverse': (n) => grad((x: Tensor) => grad(chain(n))(x))(0.5),
};

describe('twice the operations', () => {
  it.each(Object.entries(works))('take twice the work: %s', (_, work) => {
    const [one, two, four] = [200, 400, 800].map((n) => applications(() => work(n)));
    expect(one).toBeGreaterThan(200);
    expect(four! - two!).toBe(2 * (two! - one!));
  });

  it('make twice the equations, and twice the entries', () => {
    const equations = (n: number): number => makeProgram(grad(chain(n)))(0.5).equations.length;
    expect(equations(800) - equations(400)).toBe(2 * (equations(400) - equations(200)));
    expect(tapeOf(chain(800))(0.5).entries).toHaveLength(800);
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
