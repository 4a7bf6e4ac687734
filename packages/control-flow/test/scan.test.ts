import { describe, expect, it } from '@jest/globals';
import {
  array,
  cos,
  exp,
  sin,
  withDefaultDtype,
  withSettings,
  zeros,
  type Settings,
  type Tensor,
} from '@gradus/tensor';

import { grad, jvp, tapeOf, vjp } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { map, scan } from '../src/index.js';
import { checkLanes, checkScalar, codeOf, messageOf, staged } from './checks.js';

type Unfolder = NonNullable<Settings['unfold']>;
const xs = [0.1, 0.2, 0.3];
const float64 = <R>(f: () => R): R => withDefaultDtype('float64', f);
const inline: Unfolder = (primitive, inputs, params) => primitive.unfold!(inputs, params);
const rnn = (w: Tensor): Tensor => scan((h, x) => [sin(w.mul(h).add(x)), h], 0.5, array(xs))[0];

describe('scan', () => {
  it('carries along and stacks', () => {
    const [total, sums] = scan((c, x) => [c.add(x), c], 0, array([1, 2, 3]));
    expect(total.item()).toBe(6);
    expect(sums.tolist()).toEqual([0, 1, 3]);
  });
  it('runs backwards, with the ys at the places of their xs', () => {
    // jax.lax.scan(lambda c, x: (c * 2 + x, c), 1., jnp.arange(4.), reverse=True)
    const [last, ys] = scan((c, x) => [c.mul(2).add(x), c], 1, array([0, 1, 2, 3]), {
      reverse: true,
    });
    expect(last.item()).toBe(50);
    expect(ys.tolist()).toEqual([25, 12, 5, 1]);
  });
  it('takes trees, and no xs', () => {
    const [state, ys] = scan(
      ({ a, n }, { x, y }) => [{ n: n.add(1), a: a.add(x.sum()) }, [y.mul(n), null]],
      { a: 0, n: 1 },
      {
        x: array([
          [1, 2],
          [3, 4],
        ]),
        y: array([5, 6]),
      },
    );
    expect([state.a.item(), state.n.item()]).toEqual([10, 3]);
    expect(ys[0]!.tolist()).toEqual([5, 12]);
    expect(scan((c) => [c.mul(2), c], 1, null, { length: 3 }).map((t) => t.tolist())).toEqual([
      8,
      [1, 2, 4],
    ]);
  });
  it('stacks ys of several axes', () => {
    const [, ys] = scan(
      (_, x) => [null, [x, x.mul(2)]],
      null,
      array([
        [1, 2],
        [3, 4],
      ]),
    );
    expect(ys.map((y) => y.tolist())).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
      [
        [2, 4],
        [6, 8],
      ],
    ]);
  });
  it('of no steps has results of the right types', () => {
    // lax.scan(lambda c, x: (c + x.sum(), x * 2), 1., jnp.ones((0, 2)))
    const f = (v: Tensor): [Tensor, Tensor] =>
      scan((c, x) => [c.add(x.sum()), x.mul(v)], v, zeros([0, 2]));
    expect(f(array(1)).map((t) => t.shape)).toEqual([[], [0, 2]]);
    expect(f(array(1))[0].item()).toBe(1);
    expect(grad((v: Tensor) => f(v)[0])(3).item()).toBe(1);
    expect(grad((v: Tensor) => f(v)[1].sum())(3).item()).toBe(0);
    expect(
      grad((v: Tensor) => withSettings({ unfold: inline }, () => f(v)[1].sum()))(3).item(),
    ).toBe(0);
    expect(vmap((v: Tensor) => f(v)[1])(array([1, 2])).shape).toEqual([2, 0, 2]);
    const [, pull] = vjp((x) => scan((c, r) => [c.add(r.sum()), null], 0, x)[0], [zeros([0, 2])]);
    expect(pull(1)[0].shape).toEqual([0, 2]);
  });
  it('promotes numbers to what the body makes of them, as JAX does', () => {
    // lax.scan(lambda c, x: (c + x, c), 0., jnp.arange(3, dtype=jnp.float64)): float64
    const wide = array([0, 1, 2], { dtype: 'float64' });
    expect(scan((c, x) => [c.add(x), c], 0, wide).map((t) => t.dtype)).toEqual([
      'float64',
      'float64',
    ]);
    // lax.scan(lambda c, x: (x, c), 0, jnp.arange(3, dtype=jnp.int32)): int32
    const whole = array([0, 1, 2], { dtype: 'int32' });
    expect(scan((_, x) => [x, null], 0, whole)[0].dtype).toBe('int32');
    expect(codeOf(() => scan((_, x) => [x, null], 0.5, whole))).toBe('GR421');
    expect(scan((c, x) => [x.mul(2), c], array(1, { dtype: 'float64' }), wide)[0].dtype).toBe(
      'float64',
    );
    expect(scan(() => [0, null], array(1, { dtype: 'float64' }), wide)[0].dtype).toBe('float64');
  });
});

describe('derivatives', () => {
  it('of the carry, the ys, the xs and of what is closed over', () => {
    checkScalar(rnn, 0.7);
    checkScalar(
      (w) => scan((h, x) => [sin(w.mul(h).add(x)), h.mul(cos(w))], w, array(xs))[1].sum(),
      0.7,
    );
    checkScalar(
      (w) =>
        scan((h, x) => [sin(h.mul(x)), h.mul(x)], 0.5, array(xs).mul(w), {
          reverse: true,
        })[1].sum(),
      0.7,
    );
  });
  it('agree with JAX', () => {
    // f = lambda W: lax.scan(lambda h, x: (jnp.sin(W * h + x), h), 0.5, jnp.array([.1, .2, .3]))[0]
    float64(() => {
      expect(grad(rnn)(array(0.7)).item()).toBeCloseTo(0.7573263664006622, 14); // jax.grad(f)(0.7)
      // jax.grad(jax.grad(f))(0.7)
      expect(grad((x: Tensor) => grad(rnn)(x))(array(0.7)).item()).toBeCloseTo(
        0.7776192330431955,
        14,
      );
    });
  });
  it('reach a carry that becomes active on the way', () => {
    const f = (w: Tensor): Tensor => {
      const [{ c }] = scan(
        ({ a, b }, x) => [{ a: b.mul(w), b: b.add(x.mul(w)), c: a }, null],
        { a: 1, b: 2, c: 3 },
        array(xs),
      );
      return c;
    };
    checkScalar(f, 0.7);
  });
  it('pass by integers in the carry', () => {
    const f = (w: Tensor): Tensor =>
      scan(
        ([h, n], x) => [[sin(h.mul(w).add(x)).mul(n.astype(h.dtype)), n.add(1)], n],
        [w, array(1, { dtype: 'int32' })],
        array(xs),
      )[0][0];
    checkScalar(f, 0.7);
    checkLanes(f, [0.7, 1.1]);
  });
  it('of a carry that holds the weights untouched', () => {
    checkScalar(
      (w) =>
        scan(([h, v], x) => [[sin(v.mul(h).add(x)), v], null], [w.mul(2), cos(w)], array(xs))[0][0],
      0.7,
    );
  });
  it('through a result that does not depend on them are zero', () => {
    expect(grad((w: Tensor) => scan((c) => [c, w], 1, null, { length: 2 })[0])(2).item()).toBe(0);
    checkScalar((w) => scan((c) => [c, w], 1, null, { length: 2 })[1].sum(), 2);
  });
  it('of scans that close over a traced value, and of their derivatives', () => {
    const f = (x: Tensor): Tensor => {
      const y = sin(x);
      return grad((v: Tensor) => scan((c, r) => [c.mul(v).add(y.mul(r)), null], y, array(xs))[0])(
        x,
      ).mul(y);
    };
    checkScalar(f, 0.7);
    checkLanes(f, [0.7, 1.1]);
  });
  it('an inner scan that closes over the carry of the outer one', () => {
    const f = (w: Tensor): Tensor =>
      scan(
        (c, x) => [scan((d, z) => [sin(d.mul(w)).add(z.mul(c)), null], c, array(xs).mul(x))[0], c],
        w,
        array(xs),
      )[0];
    checkScalar(f, 0.7);
    checkLanes(f, [0.7, 1.1]);
  });
  it('step by step, as they are diagnosed', () => {
    const unfolded: Scalar = (w) => withSettings({ unfold: inline }, () => rnn(w));
    float64(() => expect(grad(unfolded)(array(0.7)).item()).toBeCloseTo(0.7573263664006622, 14));
    expect(String(tapeOf(unfolded)(0.7))).not.toMatch(/scan\(/);
    const ys = (w: Tensor): Tensor =>
      scan((h, x) => [h.mul(w), h.mul(x)], w, array(xs), { reverse: true })[1]
        .mul(array(xs))
        .sum();
    float64(() => {
      const truth = grad(ys)(array(0.7)).item();
      expect(
        grad((w: Tensor) => withSettings({ unfold: inline }, () => ys(w)))(array(0.7)).item(),
      ).toBeCloseTo(truth, 14);
    });
  });
});

type Scalar = (x: Tensor) => Tensor;

describe('what a scan remembers', () => {
  const T = 5;
  const inputs = array(Array.from({ length: T }, (_, i) => [i, 1 - i, 0.5]));
  /** Shapes of what the linear scan is given: coefficients of its entry on the tape. */
  const remembered = (f: (w: Tensor) => Tensor, w: Tensor): string[] => {
    const entry = tapeOf(f)(w).entries.find((e) => e.primitive.name === 'scan')!;
    return entry.args.flatMap((a) => ('kind' in a ? [] : [`[${a.shape.join()}]`])).toSorted();
  };
  const w = array([
    [0.1, 0.2, 0.3],
    [0.3, 0.1, 0.2],
    [0.2, 0.3, 0.1],
  ]);

  it('weights once, states once a step', () => {
    const f = (weights: Tensor): Tensor =>
      scan((h, x) => [sin(weights.mul(h).sum(1).add(x)), h], array([1, 2, 3]), inputs)[1].sum();
    // the state, repeated for the product, is made again from what was stacked anyway
    expect(remembered(f, w)).toEqual(['[3,3]', `[${T},3]`, `[${T},3]`]);
  });
  it('the weights of a product once, the states from the ys', () => {
    const f = (weights: Tensor): Tensor =>
      scan((h, x) => [weights.matmul(h).add(x), h], array([1, 2, 3]), inputs)[1].sum();
    expect(remembered(f, w)).toEqual(['[3,3]', `[${T},3]`]);
  });
  it('a row of xs from xs', () => {
    const entry = tapeOf((c: Tensor) => scan((h, x) => [h.mul(x), null], c, inputs)[0].sum())(
      array([1, 2, 3]),
    ).entries[0]!;
    expect(entry.args.includes(inputs)).toBe(true);
    expect(entry.args.length).toBe(2);
  });
  it('what does not change once: functions of weights, and numbers', () => {
    const f = (h: Tensor): Tensor => scan((c, x) => [c.mul(cos(w)).mul(3), x], h, inputs)[0].sum();
    expect(remembered(f, w).every((s) => !s.startsWith(`[${T}`))).toBe(true);
  });
  it('nothing where the body is linear in its carry', () => {
    const f = (h: Tensor): Tensor => scan((c, x) => [c.add(x), null], h, inputs)[0].sum();
    expect(remembered(f, array([1, 2, 3]))).toEqual([]);
  });
});

describe('lanes', () => {
  it('by a weight, by rows, by the first carry', () => {
    checkLanes(rnn, [0.2, 0.7, 1.5]);
    checkLanes(
      (w) => scan((h, x) => [sin(h.add(x)), x], 0.5, array(xs).mul(w))[1].sum(),
      [0.2, 0.7, 1.5],
    );
    checkLanes(
      (w) => scan((h, x) => [sin(h.add(x)), h.mul(x)], w, array(xs))[1].sum(),
      [0.2, 0.7, 1.5],
    );
  });
  it('put the batch in front of the steps', () => {
    const f = (x: Tensor): Tensor[] => scan((c, r) => [c.add(r), [r.mul(2), 7]], 0, x)[1];
    const [ys, same] = vmap(f)(
      array([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    );
    expect(ys!.tolist()).toEqual([
      [2, 4, 6],
      [8, 10, 12],
    ]);
    expect(same!.tolist()).toEqual([
      [7, 7, 7],
      [7, 7, 7],
    ]);
  });
});

describe('map', () => {
  it('applies a function row by row', () => {
    // lax.map(lambda t: t[0] * t[1], (jnp.arange(3.), jnp.ones(3)))
    expect(map(([a, b]) => a.mul(b), [array([0, 1, 2]), array([1, 1, 1])]).tolist()).toEqual([
      0, 1, 2,
    ]);
    checkScalar((w) => map((x) => sin(x.mul(w)), array(xs)).sum(), 0.7);
    checkLanes((w) => map((x) => exp(x.mul(w)), array(xs)).sum(), [0.7, 1.1]);
  });
});

describe('errors', () => {
  const x = array([1, 2, 3]);
  it('names the paths on which the carry changes (GR421)', () => {
    function step(c: { h: Tensor }): never {
      return [{ h: c.h.sum(), z: c.h }, null] as never;
    }
    const message = messageOf(() => scan(step, { h: x }, x));
    expect(message).toMatch(/GR421.*scan.*step/);
    expect(message).toMatch(/carry\.h: float32\[3\] went in, float32\[\] came out/);
    expect(message).toMatch(/carry\.z: missing went in, float32\[3\] came out/);
    expect(messageOf(() => scan((c) => [c.astype('float64'), null], x, x))).toMatch(
      /Only dtypes differ/,
    );
  });
  it('asks for a pair (GR424)', () => {
    expect(messageOf(() => scan(((c: Tensor) => c) as never, 0, x))).toMatch(
      /GR424.*one tensor.*\[carry, y\]/s,
    );
    expect(codeOf(() => scan(((c: Tensor) => [c, c, c]) as never, 0, x))).toBe('GR424');
    expect(codeOf(() => scan((() => {}) as never, 0, x))).toBe('GR204');
    expect(codeOf(() => scan((async (c: Tensor) => [c, c]) as never, 0, x))).toBe('GR203');
    expect(codeOf(() => map(() => {}, x))).toBe('GR204');
  });
  it('asks for one length (GR423)', () => {
    const pass = (c: Tensor): [Tensor, null] => [c, null];
    expect(messageOf(() => scan(pass as never, 0, [x, array([1, 2])]))).toMatch(
      /GR423.*lengths 3, 2/,
    );
    for (const [rows, length] of [
      [null, undefined],
      [null, -1],
      [null, 0.5],
      [x, 4],
      [array(1), undefined],
      [array(1), 1],
    ] as const) {
      expect(
        codeOf(() => scan(pass as never, 0, rows, length === undefined ? {} : { length })),
      ).toBe('GR423');
    }
  });
  it('refuses item() in a body, also where it runs eagerly', () => {
    expect(codeOf(() => scan((c) => [c.mul(c.item()), null], 1, x))).toBe('GR301');
  });
  it('tells of an `if` in a body (GR303)', () => {
    const told: string[] = [];
    withSettings({ warn: (code) => void told.push(code) }, () =>
      scan((c) => [c.greater(0) ? c : c.neg(), null], 1, x),
    );
    expect(told).toEqual(['GR303']);
  });
  it('refuses a value of a scan that has ended', () => {
    let kept: Tensor | undefined;
    scan((c) => [(kept = c.mul(2)), null], 1, x);
    expect(codeOf(() => kept!.add(1))).toBe('GR201');
  });
});

describe('staged', () => {
  it('runs as it does eagerly, in both modes', () => {
    expect(staged(rnn)(array(0.7)).item()).toBe(rnn(array(0.7)).item());
    expect(jvp(staged(rnn), [0.7], [1])[1].item()).toBeCloseTo(0.7573263664006622, 6);
  });
});
