/** Cotangents of what all steps share: summed after the loop where that is cheaper, and equal either way. */
import { describe, expect, it } from '@jest/globals';
import { array, matmul, sum, tanh, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { makeProgram, programsOf, type Equation } from '@gradus/ir';
import { scan } from '../src/index.js';

const grid = (rows: number, columns: number, k: number): number[][] =>
  Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (__, j) => Math.sin(k + 3 * i + 5 * j)),
  );
const f64 = { dtype: 'float64' } as const;
const w = array(grid(4, 4, 1), f64);
const b = array([0.1, -0.2, 0.3, 0.05], f64);
const start = (batch: number): Tensor => array(grid(batch, 4, 2), f64);
const inputs = (steps: number, batch: number): Tensor =>
  array(
    Array.from({ length: steps }, (_, t) => grid(batch, 4, t)),
    f64,
  );

const step = (weights: Tensor, bias: Tensor, h: Tensor, x: Tensor): Tensor =>
  tanh(matmul(h, weights).add(x).add(bias));
const looped =
  (batch: number, steps: number, reverse = false) =>
  (weights: Tensor, bias: Tensor): Tensor => {
    const body = (h: Tensor, x: Tensor): [Tensor, Tensor] => {
      const next = step(weights, bias, h, x);
      return [next, next];
    };
    const options = { length: steps, reverse };
    const [last, all] = scan(body, start(batch), inputs(steps, batch), options);
    return sum(last).add(sum(all.mul(all)));
  };
const written =
  (batch: number, steps: number, reverse = false) =>
  (weights: Tensor, bias: Tensor): Tensor => {
    let [h, total] = [start(batch), array(0, f64) as Tensor];
    for (let k = 0; k < steps; k++) {
      h = step(weights, bias, h, inputs(steps, batch).slice(reverse ? steps - 1 - k : k));
      total = total.add(sum(h.mul(h)));
    }
    return sum(h).add(total);
  };

const expectClose = (found: readonly Tensor[], wanted: readonly Tensor[]): void => {
  found.forEach((g, i) => {
    const truth = wanted[i]!.data();
    g.data().forEach((v, k) => expect(v).toBeCloseTo(truth[k]!, 12));
  });
};
const argnums = [0, 1];

describe('gradients of weights shared by all steps', () => {
  // Rows of 1 × 4 are cheaper to stack than a 4 × 4 matrix is to add to; rows of 9 × 4 are not.
  it.each([1, 3, 9])('are those of the loop written out, batch %i', (batch) => {
    for (const reverse of [false, true]) {
      expectClose(
        grad(looped(batch, 5, reverse), { argnums })(w, b),
        grad(written(batch, 5, reverse), { argnums })(w, b),
      );
    }
  });
  it('also of second order', () => {
    const twice = (f: (w: Tensor, b: Tensor) => Tensor) =>
      grad(
        (x: Tensor, y: Tensor) => {
          const [dx, dy] = grad(f, { argnums })(x, y) as [Tensor, Tensor];
          return sum(dx.mul(dx)).add(sum(dy.mul(w.slice(0))));
        },
        { argnums },
      )(w, b);
    expectClose(twice(looped(2, 4)), twice(written(2, 4)));
  });
  it('are zero for no steps', () => {
    const [dw, db] = grad(looped(2, 0), { argnums })(w, b) as [Tensor, Tensor];
    expect([...dw.data(), ...db.data()].every((v) => v === 0)).toBe(true);
  });
});

describe('the loop that runs backwards', () => {
  const carried = (batch: number): string[] => {
    const program = makeProgram(grad(looped(batch, 5), { argnums }))(w, b);
    const loops = program.equations.filter((e: Equation) => programsOf(e.params).length > 0);
    const { carry } = loops.at(-1)!.params['groups'] as { readonly carry: number };
    return loops
      .at(-1)!
      .results.slice(0, carry)
      .map((r) => r.type.shape.join());
  };
  it('carries no matrix where its rows are small', () => {
    expect(carried(1)).toEqual(['1,4']);
    expect(carried(3)).toEqual(['3,4']);
  });
  it('and adds up step by step where they are large', () => {
    expect(carried(9)).toEqual(['4,4', '4', '9,4']);
  });
});
