/**
 * checkpoint: the same values and derivatives under everything, and less on the tape.
 */
import { describe, expect, it } from '@jest/globals';
import { array, sin, tanh, type Tensor } from '@gradus/tensor';
import { checkpoint, grad, tapeOf, valueAndGrad } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { scan } from '@gradus/control-flow';
import { makeProgram, optimize, printProgram } from '@gradus/ir';
import { jit } from '@gradus/jit';
import { isSlot, record, type Tape } from '@gradus/autodiff';
import { flattenTree } from '@gradus/ir';
import { nestings } from './nestings.js';

const deep = (x: Tensor): Tensor => tanh(sin(tanh(sin(x.mul(x)))));

/** Elements that the tape holds: its distinct coefficients. */
function held(f: (x: Tensor) => Tensor, x: Tensor): number {
  const { leaves, shape } = flattenTree([x], 'x');
  const { tape }: { tape: Tape } = record({ f, shape, leaves, active: [true], title: 'test' });
  const known = new Set<Tensor>();
  for (const { args } of tape.entries) for (const a of args) if (!isSlot(a)) known.add(a);
  return [...known].reduce((sum, c) => sum + c.size, 0);
}

describe('checkpoint', () => {
  it.each(nestings(3))('changes nothing under %s', (_, transform) => {
    const [ours, plain] = [transform(checkpoint(deep)), transform(deep)];
    expect(ours(0.7)).toBeCloseTo(plain(0.7), 4);
  });

  it('keeps the arguments only', () => {
    const x = array(Array.from({ length: 100 }, (_, i) => i / 100));
    expect(held((v) => checkpoint(deep)(v).sum(), x)).toBe(100);
    expect(held((v) => deep(v).sum(), x)).toBeGreaterThanOrEqual(500);
  });

  it('computes again under jit: the barrier keeps the two runs apart', () => {
    const program = makeProgram(valueAndGrad((x: Tensor) => checkpoint(deep)(x)))(0.5);
    const text = printProgram(optimize(program));
    expect(text.match(/= tanh/g)!.length).toBeGreaterThan(makeText().match(/= tanh/g)!.length);
    expect(jit(grad(checkpoint(deep)))(0.5).item()).toBeCloseTo(grad(deep)(0.5).item(), 5);
  });

  it('works in the body of a scan, where a step then keeps its carry only', () => {
    const run = (body: (c: Tensor) => Tensor) => (x: Tensor) =>
      scan((c: Tensor) => [body(c), null] as const, x, null, { length: 10 })[0].sum();
    const x = array([0.1, 0.2, 0.3]);
    expect(jit(grad(run(checkpoint(deep))))(x).tolist()).toEqual(jit(grad(run(deep)))(x).tolist());
    expect(vmap(grad(run(checkpoint(deep))))(x.reshape([3, 1])).shape).toEqual([3, 1]);
    expect(String(tapeOf(run(checkpoint(deep)))(x))).toMatch(/checkpoint|call/);
  });
});

/** The program of the gradient without a checkpoint. */
function makeText(): string {
  return printProgram(optimize(makeProgram(valueAndGrad(deep))(0.5)));
}
