import { describe, expect, it } from '@jest/globals';
import { array, cos, exp, sin, withDefaultDtype, type Tensor } from '@gradus/tensor';
import { callPrimitive, hoistCaptures, stage } from '@gradus/ir';
import { bind1 } from '@gradus/tensor';
import { vmap } from '@gradus/batching';
import { grad, jvp, linearize, tapeOf, valueAndGrad, vjp } from '../src/index.js';

type Scalar = (x: Tensor) => Tensor;

/** A jit without a compiler: stages the function and calls its program. */
function staged(f: Scalar): Scalar {
  return (x) => {
    const { program } = stage(([v]) => ({ outputs: [f(v!)], rest: null }), [x.type], {
      name: 'f',
      purpose: 'staging',
    });
    const { closed, values } = hoistCaptures(program);
    return bind1(callPrimitive, [...values, x], { programs: { body: closed } });
  };
}
const f: Scalar = (x) => sin(x).mul(exp(x.neg())).add(x.div(3)).mul(2);
const derivative =
  (g: Scalar): Scalar =>
  (x) =>
    grad(g)(x);
const forward =
  (g: Scalar): Scalar =>
  (x) =>
    jvp(g, [x], [1])[1];
const batched =
  (g: Scalar): Scalar =>
  (x) =>
    vmap(g)(x.reshape([1])).reshape([]);

describe('the primitive shape', () => {
  const at = 0.7;
  const e = Math.exp(-at);
  const truths = [
    2 * (Math.sin(at) * e + at / 3),
    2 * ((Math.cos(at) - Math.sin(at)) * e + 1 / 3),
    -4 * Math.cos(at) * e,
    4 * (Math.cos(at) + Math.sin(at)) * e,
  ];
  const transforms = { staged, derivative, forward, batched };
  const names = Object.keys(transforms) as (keyof typeof transforms)[];
  const nestings = names.flatMap((a) => names.flatMap((b) => names.map((c) => [a, b, c] as const)));
  it.each(nestings)('%s of %s of %s agrees', (...nesting) => {
    const order = nesting.filter((n) => n === 'derivative' || n === 'forward').length;
    const g = nesting.reduceRight((h, name) => transforms[name](h), f);
    const y = withDefaultDtype('float64', () => g(array(at)).item());
    expect(y).toBeCloseTo(truths[order]!, 12);
  });

  it('gives trees and vjp, linearize', () => {
    const [v, g] = valueAndGrad((p: { w: Tensor; b: number }) => sin(p.w).mul(p.b).sum())({
      w: array([1, 2]),
      b: 2,
    });
    expect(v.item()).toBeCloseTo(2 * (Math.sin(1) + Math.sin(2)), 5);
    expect(g.b.item()).toBeCloseTo(Math.sin(1) + Math.sin(2), 5);
    const [, pull] = vjp((x, w) => x.mul(w), [2, 3]);
    expect(pull(1).map((t) => t.item())).toEqual([3, 2]);
    const [, push] = linearize((x) => sin(x), [0]);
    expect(push(2).item()).toBe(2);
    expect(String(tapeOf((x: Tensor) => cos(x).mul(x))(1))).toMatch(/inputs t0/);
  });

  it('perturbation confusion', () => {
    expect(grad((x: Tensor) => x.mul(grad((y: Tensor) => x.add(y))(1)))(1).item()).toBe(1);
    expect(grad((x: Tensor) => x.mul(grad((y: Tensor) => x.mul(1).mul(y))(1)))(3).item()).toBe(6);
  });
});
