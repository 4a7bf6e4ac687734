import { describe, expect, it } from '@jest/globals';
import {
  array,
  context,
  exp,
  matmul,
  sin,
  sum,
  withDefaultDtype,
  withSettings,
  type Tensor,
} from '@gradus/tensor';
import { grad, jacfwd, jvp, linearize, valueAndGrad, vjp } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { makeProgram } from '@gradus/ir';
import { jit } from '../src/index.js';

type Scalar = (x: Tensor) => Tensor;

const f: Scalar = (x) => sin(x).mul(exp(x.neg())).add(x.div(3)).mul(2);
const compiled = (g: Scalar): Scalar => jit(g) as Scalar;
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
/** Functions made anew in every test are no mistake here. */
const quietly = <R>(body: () => R): R => withSettings({ warn: () => {} }, body);

describe('every nesting of jit, grad, jvp and vmap', () => {
  const at = 0.7;
  const e = Math.exp(-at);
  const truths = [
    2 * (Math.sin(at) * e + at / 3),
    2 * ((Math.cos(at) - Math.sin(at)) * e + 1 / 3),
    -4 * Math.cos(at) * e,
    4 * (Math.cos(at) + Math.sin(at)) * e,
  ];
  const transforms = { compiled, derivative, forward, batched };
  const names = Object.keys(transforms) as (keyof typeof transforms)[];
  const nestings = names.flatMap((a) => names.flatMap((b) => names.map((c) => [a, b, c] as const)));
  it.each(nestings)('%s of %s of %s', (...nesting) => {
    const order = nesting.filter((n) => n === 'derivative' || n === 'forward').length;
    const g = nesting.reduceRight((h, name) => transforms[name](h), f);
    const run = (): number => withDefaultDtype('float64', () => g(array(at)).item());
    for (const y of quietly(() => [run(), run()])) expect(y).toBeCloseTo(truths[order]!, 12);
  });
});

describe('functions that close over values of an outer transformation', () => {
  it('grad of a jit that closes over the variable', () => {
    const g = grad((x: Tensor) => jit((y: Tensor) => y.mul(x).mul(x))(2));
    expect(quietly(() => [g(3).item(), g(5).item()])).toEqual([12, 20]);
  });
  it('jit of a grad whose function closes over the argument', () => {
    const g = jit((x: Tensor) => x.mul(grad((y: Tensor) => y.mul(y).mul(x))(3)));
    expect([g(2).item(), g(5).item()]).toEqual([24, 150]);
  });
  it('jit in jit', () => {
    const g = jit((x: Tensor) =>
      jit((y: Tensor) => y.add(x))(x.mul(10)).mul(jit((y: Tensor) => y)(x)),
    );
    expect([g(1).item(), g(2).item()]).toEqual([11, 44]);
  });
  it('vmap of a jit that closes over the mapped value', () => {
    const g = vmap((x: Tensor) => jit((y: Tensor) => y.mul(x))(10));
    expect(quietly(() => g(array([1, 2, 3])).tolist())).toEqual([10, 20, 30]);
  });
  it('a jitted function made outside is traced anew for every outer value, and compiled once', () => {
    let runs = 0;
    let outer: Tensor | null = null;
    const inner = jit((y: Tensor) => {
      runs++;
      return y.mul(outer!);
    });
    const g = grad((x: Tensor) => {
      outer = x;
      return inner(x);
    });
    expect([g(3).item(), g(4).item()]).toEqual([6, 8]);
    expect(runs).toBe(2);
  });
  it('perturbation confusion', () => {
    const inner = jit((x: Tensor) => grad((y: Tensor) => x.add(y))(1));
    expect(grad((x: Tensor) => x.mul(inner(x)))(1).item()).toBe(1);
    const product = jit((x: Tensor) => grad((y: Tensor) => x.mul(y))(1));
    expect(grad((x: Tensor) => x.mul(product(x)))(3).item()).toBe(6);
  });
});

describe('on trees and matrices', () => {
  const params = {
    w: array([
      [1, -2],
      [0.5, 3],
    ]),
    b: array([0.1, 0.2]),
  };
  const x = array([
    [1, 2],
    [3, 4],
    [-1, 0],
  ]);
  const loss = (p: { w: Tensor; b: Tensor }, v: Tensor): Tensor =>
    sum(sin(matmul(v, p.w).add(p.b)));
  const expected = valueAndGrad(loss)(params, x);
  const expectSame = ([value, g]: readonly [Tensor, { w: Tensor; b: Tensor }]): void => {
    expect(value.item()).toBe(expected[0].item());
    expect(g.w.tolist()).toEqual(expected[1].w.tolist());
    expect(g.b.tolist()).toEqual(expected[1].b.tolist());
  };
  it('jit(valueAndGrad)', () => expectSame(jit(valueAndGrad(loss))(params, x)));
  it('valueAndGrad(jit)', () => expectSame(valueAndGrad(jit(loss))(params, x)));
  it('jit(valueAndGrad(jit))', () => expectSame(jit(valueAndGrad(jit(loss)))(params, x)));
  it('vjp, linearize and jacfwd of jit', () => {
    const g = jit((v: Tensor) => sin(v).mul(v));
    const [, pull] = vjp(g, [array([1, 2])]);
    const [, push] = linearize(g, [array([1, 2])]);
    const slopes = [1, 2].map((v) => Math.fround(Math.sin(v) + v * Math.cos(v)));
    expect(pull(array([1, 1]))[0].tolist()).toEqual(slopes.map((s) => expect.closeTo(s, 6)));
    expect(push(array([1, 1])).tolist()).toEqual(slopes.map((s) => expect.closeTo(s, 6)));
    expect(jacfwd(g)(array([1, 2])).tolist()).toEqual([
      [expect.closeTo(slopes[0]!, 6), 0],
      [0, expect.closeTo(slopes[1]!, 6)],
    ]);
  });
  it('vmap of jit with an unmapped argument', () => {
    const rows = vmap(
      jit((v: Tensor, w: Tensor) => matmul(w, v)),
      [0, null],
    );
    expect(rows(x, params.w).tolist()).toEqual(matmul(x, params.w.transpose()).tolist());
  });
  it('a jitted function is one equation of an outer program', () => {
    const program = makeProgram((v: Tensor) => jit(sin)(v).add(1))(x);
    expect(program.equations.map((e) => e.primitive.name)).toEqual(['jit', 'broadcast', 'add']);
  });
  it('leaves no trace behind', () => expect(context.current).toBeNull());
});
