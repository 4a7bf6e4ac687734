/**
 * scan with `checkpoint`: the same numbers, and O(√n) carries on the tape.
 */
import { describe, expect, it } from '@jest/globals';
import { array, tanh, type Tensor } from '@gradus/tensor';
import { grad, isSlot, record } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { scan } from '@gradus/control-flow';
import { flattenTree, makeProgram } from '@gradus/ir';
import { jit } from '@gradus/jit';

interface Options {
  readonly checkpoint?: boolean | number;
  readonly reverse?: boolean;
}

/** A recurrent net of one unit, and the sum of everything it says. */
function rnn(n: number, options: Options): (w: Tensor) => Tensor {
  const xs = array(Array.from({ length: n }, (_, i) => Math.sin(i)));
  return (w) => {
    const step = (h: Tensor, x: Tensor): [Tensor, Tensor] => {
      const next = tanh(h.mul(w).add(x));
      return [next, next.mul(x)];
    };
    const [last, ys] = scan(step, 0.5, xs, options);
    return last.add(ys.sum());
  };
}

/** Elements that the tape holds, and that programs on it keep from step to step. */
function held(f: (w: Tensor) => Tensor): number {
  const staged = makeProgram(grad(f))(0.3);
  let most = 0;
  for (const { primitive, results } of staged.equations) {
    if (primitive.name !== 'scan') continue;
    const elements = results.reduce(
      (sum, { type }) => sum + type.shape.reduce((a, b) => a * b, 1),
      0,
    );
    most = Math.max(most, elements);
  }
  return most;
}

describe('scan with checkpoint', () => {
  it.each([
    [1, true, false],
    [2, true, true],
    [7, true, false],
    [7, 3, true],
    [9, true, true],
    [12, 5, false],
    [12, 100, false],
    [0, true, false],
  ] as const)(
    'gives the same numbers for %d steps, checkpoint %s, reverse %s',
    (n, checkpoint, reverse) => {
      const [ours, plain] = [rnn(n, { checkpoint, reverse }), rnn(n, { reverse })];
      expect(ours(array(0.3)).item()).toBeCloseTo(plain(array(0.3)).item(), 5);
      const truth = grad(plain)(0.3).item();
      expect(grad(ours)(0.3).item()).toBeCloseTo(truth, 5);
      expect(jit(grad(ours))(0.3).item()).toBeCloseTo(truth, 5);
      expect(vmap(grad(ours))(array([0.3, 0.4])).tolist()).toHaveLength(2);
      expect(grad(grad(ours))(0.3).item()).toBeCloseTo(grad(grad(plain))(0.3).item(), 4);
    },
  );

  it.each([100, 400])('stores O(√n) carries for n = %d', (n) => {
    const lean = (w: Tensor): Tensor => {
      const step = (h: Tensor): [Tensor, null] => [tanh(h.mul(w)), null];
      return scan(step, 0.5, null, { length: n, checkpoint: true })[0];
    };
    expect(held(lean)).toBeLessThanOrEqual(4 * Math.sqrt(n));
    const { leaves, shape } = flattenTree([array(0.3)], 'w');
    const { tape } = record({ f: lean, shape, leaves, active: [true], title: 'test' });
    const known = new Set(
      tape.entries.flatMap(({ args }) => args.filter((a): a is Tensor => !isSlot(a))),
    );
    const elements = [...known].reduce((sum, x) => sum + x.size, 0);
    expect(elements).toBeLessThanOrEqual(2 * Math.sqrt(n) + 5);
  });

  it('refuses a strange number of steps', () => {
    expect(() => rnn(3, { checkpoint: 0.5 })(array(1))).toThrow(/GR423/);
  });
});
