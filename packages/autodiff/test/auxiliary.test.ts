import { describe, expect, it } from '@jest/globals';
import { context, sin, type Tensor } from '@gradus/tensor';
import { makeProgram } from '@gradus/ir';
import { grad, jvp, tapeOf, valueAndGrad, vjp } from '../src/index.js';

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

  it('does so in every transformation that takes it', () => {
    const [[, a]] = valueAndGrad(loss, { hasAux: true })(1);
    const [, , b] = vjp(loss as never, [1], { hasAux: true }) as unknown as [0, 0, { y: Tensor }];
    const [, , c] = jvp(loss as never, [1], [1], { hasAux: true }) as unknown as [
      0,
      0,
      { y: Tensor },
    ];
    for (const { y } of [a, b, c]) expect(y.mul(2).item()).toBeCloseTo(2 * Math.sin(1), 6);
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
