/**
 * customJvp: the rule is used in both modes, at every order, under vmap and jit and inside loops; what is no
 * rule is refused.
 */
import { describe, expect, it } from '@jest/globals';
import { array, concatenate, cos, exp, log1p, sigmoid, sin, type Tensor } from '@gradus/tensor';
import { customJvp, grad, jvp, vjp } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { cond, scan } from '@gradus/control-flow';
import { jit } from '@gradus/jit';
import { nestings } from './nestings.js';

/** sin with its own slope, written as a rule. */
const sine = customJvp(
  (x: Tensor) => sin(x),
  ([x], [t]) => [sin(x), cos(x).mul(t)],
);

describe('a rule that is the true one', () => {
  it.each(nestings(3))('agrees with the plain function under %s', (_, transform) => {
    const [ours, plain] = [transform((x) => sine(x)), transform((x) => sin(x))];
    expect(ours(0.7)).toBeCloseTo(plain(0.7), 5);
  });

  it('works inside scan and cond, and under jit of them', () => {
    const loop = (x: Tensor): Tensor =>
      scan((c: Tensor) => [sine(c), null] as const, x, null, { length: 3 })[0];
    const plain = (x: Tensor): Tensor => sin(sin(sin(x)));
    const branch = (x: Tensor): Tensor =>
      cond(
        x.greater(0),
        () => sine(x),
        () => x,
      );
    for (const f of [(x: Tensor) => grad(loop)(x), jit(grad(loop)), grad(jit(loop))]) {
      expect(f(array(0.5)).item()).toBeCloseTo(grad(plain)(0.5).item(), 6);
    }
    expect(jit(grad(branch))(0.5).item()).toBeCloseTo(Math.cos(0.5), 6);
    const each = vmap(grad(loop))(array([0.5, 0.1])).tolist();
    expect(each).toEqual([0.5, 0.1].map((x) => grad(loop)(x).item()));
  });
});

describe("a rule of one's own", () => {
  const softplus = customJvp(
    (x: Tensor) => log1p(exp(x)),
    ([x], [t]) => [log1p(exp(x)), sigmoid(x).mul(t)],
  );

  it('is used in both modes, and its own operations at the next order', () => {
    expect(grad(softplus)(100).item()).toBe(1);
    expect(jvp(softplus, [100], [2])[1].item()).toBe(2);
    expect(grad(grad(softplus))(0).item()).toBeCloseTo(0.25, 6);
  });

  it('takes trees, integers and arguments that are no tensors', () => {
    const f = customJvp(
      (n: number, p: { a: Tensor; k: Tensor }) => ({ y: p.a.mul(n), k: p.k }),
      (n: number, [p]: [{ a: Tensor; k: Tensor }], [t]: [{ a: Tensor; k: null }]) => [
        { y: p.a.mul(n), k: p.k },
        { y: t.a.mul(n).mul(10), k: null },
      ],
      { nondiffArgnums: 0 },
    );
    const loss = (a: Tensor): Tensor => f(3, { a, k: array(2, { dtype: 'int32' }) }).y;
    expect(grad(loss)(1).item()).toBe(30);
  });

  it('gives cotangents of zero where a tangent is null', () => {
    const half = customJvp(
      (x: Tensor, y: Tensor) => x.mul(y),
      ([x, y], [t]) => [x.mul(y), y.mul(t)],
    );
    expect(vjp(half, [2, 5])[1](1).map((c) => c.item())).toEqual([5, 0]);
    const none = customJvp(
      (x: Tensor) => x.mul(2),
      ([x]) => [x.mul(2), null],
    );
    expect(grad(none)(3).item()).toBe(0);
  });
});

describe('what a rule closes over', () => {
  const slope = array([5, 5]);
  const scaled = customJvp(
    (x: Tensor) => x.mul(2),
    ([x], [t]) => [x.mul(2), t.mul(slope)],
  );

  const total = (x: Tensor): Tensor => scaled(x).sum();
  const pair = array([3, 1]);

  it('is not taken for an argument where the call is compiled', () => {
    expect(jit(scaled)(pair).tolist()).toEqual([6, 2]);
    expect(jit(grad(total))(pair).tolist()).toEqual([5, 5]);
    expect(jit(vmap(scaled))(pair.reshape([1, 2])).tolist()).toEqual([[6, 2]]);
    expect(grad(jit((x: Tensor) => total(scaled(x))))(pair).tolist()).toEqual([25, 25]);
  });

  it('may be joined with a tangent of zero', () => {
    const joined = customJvp(
      (x: Tensor) => concatenate([x.reshape([1]), array([1])]).sum(),
      ([x], [t]) =>
        jvp((v: Tensor) => concatenate([v.reshape([1]), array([1])]).sum(), [x], [t]) as [
          Tensor,
          Tensor,
        ],
    );
    expect(grad(joined)(3).item()).toBe(1);
    expect(jit(grad(joined))(3).item()).toBe(1);
    expect(vmap(grad(joined))(array([1, 2])).tolist()).toEqual([1, 1]);
  });
});

describe('what is no rule', () => {
  const thrown = (f: () => unknown): string => {
    try {
      f();
    } catch (error) {
      return (error as { code: string }).code;
    }
    return 'nothing';
  };

  it.each([
    ['is not linear', ([x]: Tensor[], [t]: Tensor[]) => [sin(x!), sin(t!)], 'GR402'],
    ['gives a constant', ([x]: Tensor[]) => [sin(x!), cos(x!)], 'GR402'],
    ['is no pair', ([x]: Tensor[]) => sin(x!), 'GR405'],
    [
      'has another shape',
      ([x]: Tensor[], [t]: Tensor[]) => [sin(x!), array([1, 2]).mul(t!)],
      'GR411',
    ],
    ['has another tree', ([x]: Tensor[], [t]: Tensor[]) => [sin(x!), { t: t! }], 'GR108'],
  ] as const)('%s: %s', (_, rule, code) => {
    const f = customJvp((x: Tensor) => sin(x), rule as never);
    expect(thrown(() => grad(f)(1))).toBe(code);
  });

  it('does not lose the gradient of what the function closes over', () => {
    const f = (w: Tensor): Tensor =>
      customJvp(
        (x: Tensor) => x.mul(w),
        ([x], [t]) => [x.mul(w), t.mul(w)],
      )(w);
    expect(thrown(() => grad(f)(2))).toBe('GR403');
  });
});
