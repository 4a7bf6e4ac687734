import { describe, expect, it } from '@jest/globals';
import { context, sin, type Tensor } from '@gradus/tensor';
import { makeProgram } from '@gradus/ir';
import {
  grad,
  hessian,
  hvp,
  jacfwd,
  jacrev,
  jvp,
  linearize,
  tapeOf,
  valueAndGrad,
  vjp,
} from '../src/index.js';

const loss = (x: Tensor) => {
  const y = sin(x);
  return [y.mul(y), { y, steps: [x, 3], name: 'sine' }] as const;
};

describe('hasAux', () => {
  it('hands extras back as plain tensors that outlive the transformation', () => {
    const [gradient, extras] = grad(loss, { hasAux: true })(1);
    expect(gradient.item()).toBeCloseTo(Math.sin(2), 6);
    expect(extras.y.add(1).item()).toBeCloseTo(1 + Math.sin(1), 6);
    expect(extras.steps[0].add(1).item()).toBe(2);
    expect([extras.steps[1], extras.name]).toEqual([3, 'sine']);
  });

  it('does so in every transformation', () => {
    const hasAux = { hasAux: true } as const;
    const last = (results: readonly unknown[]): { y: Tensor } => results.at(-1) as { y: Tensor };
    const extras = [
      valueAndGrad(loss, hasAux)(1)[0][1],
      last(vjp(loss as never, [1], hasAux)),
      last(jvp(loss as never, [1], [1], hasAux)),
      last(linearize(loss as never, [1], hasAux)),
      last(jacfwd(loss, hasAux)(1)),
      last(jacrev(loss, hasAux)(1)),
      last(hessian(loss, hasAux)(1)),
      hvp(loss, [1], [1], hasAux)[1],
    ];
    for (const { y } of extras) expect(y.mul(2).item()).toBeCloseTo(2 * Math.sin(1), 6);
    expect(hvp(loss, [1], [3], hasAux)[0].item()).toBeCloseTo(6 * Math.cos(2), 5);
  });

  it('leaves extras on the tape of an outer transformation', () => {
    const outer = (x: Tensor) => grad(loss, { hasAux: true })(x)[1].y;
    expect(grad(outer)(1).item()).toBeCloseTo(Math.cos(1), 6);
    expect(makeProgram(outer)(1).outputs).toHaveLength(1);
  });

  it('leaves objects of classes as they are', () => {
    const log = new Map([['a', 1]]);
    expect(grad((x: Tensor) => [x.mul(2), log] as const, { hasAux: true })(1)[1]).toBe(log);
    expect(context.current).toBeNull();
  });

  it('is not taken for a value that left the tape', () => {
    const tape = tapeOf((x: Tensor) => grad(loss, { hasAux: true })(x)[1].y)(1);
    expect(String(tape)).not.toMatch(/left the tape/);
  });
});
