/**
 * customVjp: the pullback is used in reverse mode at every order, under vmap and jit and inside loops; forward
 * mode is refused.
 */
import { describe, expect, it } from '@jest/globals';
import { array, clip, cos, round, sin, type Tensor } from '@gradus/tensor';
import { checkpoint, customVjp, grad, hessian, jvp, vjp } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { cond, scan } from '@gradus/control-flow';
import { jit } from '@gradus/jit';
import { nestings } from './nestings.js';

const sine = customVjp(
  (x: Tensor) => sin(x),
  (x) => [sin(x), x],
  (x: Tensor, w) => [cos(x).mul(w)],
);

const straight = customVjp(
  (x: Tensor) => round(x),
  (x) => [round(x), null],
  (_: null, w) => [w],
);

/** The code of the error that is thrown. */
function thrown(f: () => unknown): string {
  try {
    f();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'nothing';
}

type Triple = [Tensor, Tensor, Tensor];

/** As if by a rule of three arguments: each may or may not have a tangent. */
const product = customVjp(
  (x: Tensor, y: Tensor, z: Tensor) => sin(x).mul(y).mul(z),
  (x, y, z) => [sin(x).mul(y).mul(z), { x, y, z }],
  ({ x, y, z }: Record<'x' | 'y' | 'z', Tensor>, w) => [
    cos(x).mul(y).mul(z).mul(w),
    sin(x).mul(z).mul(w),
    sin(x).mul(y).mul(w),
  ],
);

describe('an argument without a tangent', () => {
  const partly = Array.from({ length: 8 }, (_, mask) =>
    [0, 1, 2].map((i) => (mask >> i) % 2 === 1),
  );
  const around = [
    ['alone', (f: (x: Tensor) => Tensor) => f],
    ['in a checkpoint', (f: (x: Tensor) => Tensor) => checkpoint(f) as (x: Tensor) => Tensor],
    ['under jit', (f: (x: Tensor) => Tensor) => jit(f) as (x: Tensor) => Tensor],
    [
      'in a loop',
      (f: (x: Tensor) => Tensor) => (x: Tensor) =>
        scan((c: Tensor) => [f(c), null] as const, x, null, { length: 2 })[0],
    ],
  ] as const;

  it.each(around)('keeps its place %s, whichever it is', (_, enclose) => {
    for (const active of partly) {
      // What is rounded has no tangent; so has what is constant.
      const given = (x: Tensor): Triple => {
        const of = (i: number): Tensor => (active[i] ? x.add(i) : round(x).add(i + 0.25));
        return [of(0), of(1), of(2)];
      };
      const plain = (x: Tensor): Tensor => {
        const [a, b, c] = given(x);
        return sin(a).mul(b).mul(c);
      };
      const slope = (f: (x: Tensor) => Tensor): number =>
        grad(enclose(f))(array(0.7, { dtype: 'float64' })).item();
      expect([active, slope((x) => product(...given(x)))]).toEqual([
        active,
        expect.closeTo(slope(plain), 10),
      ]);
    }
  });
});

describe('a pullback that is the true one', () => {
  // What is innermost among the derivatives meets the rule: it has to be reverse mode.
  const reverse = nestings(3).filter(
    ([name]) =>
      name
        .split('(')
        .filter((step) => step === 'grad' || step === 'jvp')
        .at(-1) !== 'jvp',
  );

  it.each(reverse)('agrees with the plain function under %s', (_, transform) => {
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
    expect(hessian(sine)(0.5).item()).toBeCloseTo(-Math.sin(0.5), 6);
  });
});

describe("a pullback of one's own", () => {
  it('passes the gradient straight through', () => {
    expect(grad((x: Tensor) => straight(x).mul(3))(1.4).item()).toBe(3);
    expect(straight(1.4).item()).toBe(1);
    expect(jit(grad((x: Tensor) => straight(x).mul(3)))(1.4).item()).toBe(3);
    expect(vmap(grad((x: Tensor) => straight(x).mul(3)))(array([1.4, 2])).tolist()).toEqual([3, 3]);
  });

  it('adds the cotangents of what a batch shares', () => {
    const scaled = customVjp(
      (x: Tensor, w: Tensor) => x.mul(w),
      (x, w) => [x.mul(w), { x, w }],
      ({ x, w }: { x: Tensor; w: Tensor }, c) => [c.mul(w), c.mul(x)],
    );
    const loss = (w: Tensor): Tensor => vmap((x: Tensor) => scaled(x, w))(array([1, 2, 3])).sum();
    expect(grad(loss)(5).item()).toBe(6);
    expect(jit(grad(loss))(5).item()).toBe(6);
  });

  it('takes trees, integers, arguments that are no tensors, and null for zero', () => {
    const f = customVjp(
      (bound: number, p: { a: Tensor; k: Tensor }, _b: Tensor) => ({
        y: clip(p.a, -bound, bound),
        k: p.k,
      }),
      (bound, p) => [{ y: clip(p.a, -bound, bound), k: p.k }, null],
      (bound: number, _: null, w: { y: Tensor; k: null }) => [{ a: w.y.mul(bound), k: null }, null],
      { nondiffArgnums: 0 },
    );
    const k = array(2, { dtype: 'int32' });
    const loss = (a: Tensor, b: Tensor): Tensor => f(3, { a, k }, b).y;
    expect(vjp(loss, [10, 4])[1](1).map((c) => c.item())).toEqual([3, 0]);
  });
});

describe('what the halves close over', () => {
  const slope = array([5, 5]);
  const scaled = customVjp(
    (x: Tensor) => x.mul(2),
    (x) => [x.mul(2), slope],
    (kept: Tensor, w) => [w.mul(slope).mul(kept)],
  );

  const total = (x: Tensor): Tensor => scaled(x).sum();
  const pair = array([3, 1]);

  it('is not taken for an argument where the call is compiled', () => {
    expect(jit(scaled)(pair).tolist()).toEqual([6, 2]);
    expect(jit(grad(total))(pair).tolist()).toEqual([25, 25]);
    expect(jit(vmap(scaled))(pair.reshape([1, 2])).tolist()).toEqual([[6, 2]]);
    expect(grad(jit((x: Tensor) => total(scaled(x))))(pair).tolist()).toEqual([625, 625]);
  });
});

describe('what is no pullback', () => {
  it('has no forward mode', () => {
    expect(thrown(() => jvp(sine, [1], [1]))).toBe('GR404');
    expect(thrown(() => jit((x: Tensor) => jvp(sine, [x], [1])[1])(1))).toBe('GR404');
  });

  it.each([
    [
      'forward gives no pair',
      (x: Tensor) => sin(x),
      (x: Tensor, w: Tensor) => [cos(x).mul(w)],
      'GR405',
    ],
    [
      'backward gives no array',
      (x: Tensor) => [sin(x), x],
      (x: Tensor, w: Tensor) => cos(x).mul(w),
      'GR405',
    ],
    ['backward gives two', (x: Tensor) => [sin(x), x], (_: Tensor, w: Tensor) => [w, w], 'GR405'],
    ['a cotangent of another shape', (x: Tensor) => [sin(x), x], () => [array([1, 2])], 'GR411'],
  ] as const)('%s', (_, forward, backward, code) => {
    const f = customVjp((x: Tensor) => sin(x), forward as never, backward as never);
    expect(thrown(() => grad(f)(1))).toBe(code);
  });

  it('does not lose the gradient of what the function closes over', () => {
    const f = (w: Tensor): Tensor =>
      customVjp(
        (x: Tensor) => x.mul(w),
        (x) => [x.mul(w), null],
        (_: null, c) => [c.mul(w)],
      )(w);
    expect(thrown(() => grad(f)(2))).toBe('GR403');
  });
});
