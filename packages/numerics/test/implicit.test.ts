/**
 * Derivatives of solutions, against closed forms: √a and its powers, Lambert's W, linear systems, Kepler's
 * equation; in both modes, to order 4, under vmap and jit.
 */
import { describe, expect, it } from '@jest/globals';
import { abs, array, dtypes, exp, sin, withDefaultDtype, type Tensor } from '@gradus/tensor';
import { grad, jacfwd, jacrev, jvp, tapeOf, vjp } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { whileLoop } from '@gradus/control-flow';
import { jit } from '@gradus/jit';
import { findRoot, fixedPoint, implicitDiff } from '../src/index.js';

type Scalar = (a: Tensor) => Tensor;

/** Heron's √a, by a loop that ends when it is near. */
const heron = (a: Tensor): Tensor =>
  whileLoop(
    (y) => abs(y.mul(y).sub(a)).greater(a.mul(8 * dtypes[a.dtype].eps)),
    (y) => y.add(a.div(y)).div(2),
    a,
  );
const root = implicitDiff(heron, (y, a) => y.mul(y).sub(a));

/** w·eʷ = a */
const lambert = findRoot((w: Tensor, a: Tensor) => w.mul(exp(w)).sub(a), 1);
/** E = M + ½ sin E */
const kepler = fixedPoint((e: Tensor, m: Tensor) => sin(e).mul(0.5).add(m), 0);
const keplerBySteps = fixedPoint((e: Tensor, m: Tensor) => sin(e).mul(0.5).add(m), 0, {
  steps: 60,
});

/** Value and derivatives of a function of one number. */
const truths: readonly (readonly [string, Scalar, number, readonly number[]])[] = [
  [
    '√a',
    root,
    2,
    [2 ** 0.5, 0.5 * 2 ** -0.5, -0.25 * 2 ** -1.5, 0.375 * 2 ** -2.5, -0.9375 * 2 ** -3.5],
  ],
  // W' = W/(a(1+W)) at a = e, W = 1; the others from mpmath
  [
    'W',
    lambert,
    Math.E,
    [1, 1 / (2 * Math.E), -3 / 8 / Math.E ** 2, 19 / 32 / Math.E ** 3, -185 / 128 / Math.E ** 4],
  ],
  ['E', kepler, 1, KEPLER()],
  ['E by steps', keplerBySteps, 1, KEPLER()],
];

/** By Newton's method, and by the derivatives of M(E) = E − ½ sin E. */
function KEPLER(): number[] {
  let e = 1;
  for (let i = 0; i < 20; i++) e -= (e - Math.sin(e) / 2 - 1) / (1 - Math.cos(e) / 2);
  const [m1, m2, m3, m4] = [
    1 - Math.cos(e) / 2,
    Math.sin(e) / 2,
    Math.cos(e) / 2,
    -Math.sin(e) / 2,
  ];
  const fourth = -(m4 * m1 ** 2 - 10 * m1 * m2 * m3 + 15 * m2 ** 3) / m1 ** 7;
  return [e, 1 / m1, -m2 / m1 ** 3, (3 * m2 ** 2 - m1 * m3) / m1 ** 5, fourth];
}

const modes: Readonly<Record<string, (f: Scalar) => Scalar>> = {
  grad: (f) => (x) => grad(f)(x),
  jvp: (f) => (x) => jvp(f, [x], [1])[1],
};
const ways = [
  ['grad'],
  ['jvp'],
  ['grad', 'grad'],
  ['jvp', 'grad'],
  ['grad', 'jvp'],
  ['jvp', 'grad', 'jvp'],
  ['jvp', 'jvp', 'jvp', 'grad'],
];

describe.each(truths)('%s', (_, f, at, derivatives) => {
  it.each([[], ...ways].map((way) => [way.join(' of ') || 'itself', way] as const))(
    '%s',
    (__, way) => {
      withDefaultDtype('float64', () => {
        const g = way.reduceRight((h, name) => modes[name]!(h), f);
        const found = g(array(at)).item();
        expect(found / derivatives[way.length]!).toBeCloseTo(1, 12);
      });
    },
  );

  it('under jit and vmap', () => {
    withDefaultDtype('float64', () => {
      const slope = derivatives[1]!;
      expect(jit(grad(f))(array(at)).item()).toBeCloseTo(slope, 12);
      expect(grad(jit(f))(array(at)).item()).toBeCloseTo(slope, 12);
      expect(
        vmap(grad(f))(array([at, at * 1.5]))
          .slice(0)
          .item(),
      ).toBeCloseTo(slope, 12);
      expect(
        jit(vmap(f))(array([at, at * 1.5]))
          .slice(0)
          .item(),
      ).toBeCloseTo(derivatives[0]!, 12);
    });
  });
});

describe('a system', () => {
  const solveLinear = findRoot(
    (y: { u: Tensor; v: Tensor }, p: { a: Tensor; b: Tensor }) => {
      const [u, v] = [y.u, y.v];
      return { u: p.a.mul(u).add(v).sub(p.b), v: u.sub(v.mul(2)) };
    },
    { u: 0, v: 0 },
  );

  it('of a tree, with respect to a tree', () => {
    withDefaultDtype('float64', () => {
      // v = u/2, (a + ½) u = b
      const p = { a: array(2), b: array(5) };
      const loss = (q: typeof p): Tensor => solveLinear(q).u;
      expect(solveLinear(p).u.item()).toBeCloseTo(2, 14);
      expect(solveLinear(p).v.item()).toBeCloseTo(1, 14);
      expect(grad(loss)(p).b.item()).toBeCloseTo(0.4, 14);
      expect(grad(loss)(p).a.item()).toBeCloseTo(-0.8, 14);
      const [, pull] = vjp(solveLinear, [p]);
      expect(pull({ u: 0, v: 1 })[0].b.item()).toBeCloseTo(0.2, 14);
    });
  });

  it('of several unknowns: A y = b, with the inverse for its slope in both modes', () => {
    withDefaultDtype('float64', () => {
      const a = array([[0, 2, 1], [1, 1, 0], [3, 0, 1]]); // prettier-ignore
      const solve = findRoot((y: Tensor, b: Tensor) => a.matmul(y).sub(b), array([0, 0, 0]));
      const inverse = [[-0.2, 0.4, 0.2], [0.2, 0.6, -0.2], [0.6, -1.2, 0.4]]; // prettier-ignore
      for (const jacobian of [jacfwd(solve), jacrev(solve), jit(jacrev(solve))]) {
        const found = jacobian(array([1, 2, 3])).tolist() as number[][];
        found.flat().forEach((v, i) => expect(v).toBeCloseTo(inverse.flat()[i]!, 14));
      }
    });
  });

  it('remembers nothing of the search', () => {
    const text = String(tapeOf((a: Tensor) => root(a))(2));
    expect(text).not.toMatch(/div/);
    expect(text.split('\n').length).toBeLessThan(20);
  });
});

describe('what has no derivative', () => {
  it('a residual that does not fit', () => {
    const f = implicitDiff(heron, (y, a) => array([y, a]));
    expect(() => grad(f)(2)).toThrow(/GR406/);
  });

  it('a closure over what is being differentiated', () => {
    const f = (w: Tensor): Tensor =>
      implicitDiff(
        (a: Tensor) => a.mul(w),
        (y, a) => y.sub(a.mul(w)),
      )(w);
    expect(() => grad(f)(2)).toThrow(/GR403/);
  });

  it('a search that does not end: an error, and NaN where it is compiled', () => {
    const away = fixedPoint((y: Tensor, a: Tensor) => y.mul(2).add(a), 1, { maxSteps: 20 });
    expect(() => away(1)).toThrow(/GR432/);
    expect(jit(away)(1).item()).toBeNaN();
    expect(jit(grad(away))(1).item()).toBeNaN();
  });

  it('where the slope is infinite', () => {
    expect(grad(root)(0).item()).not.toBeLessThan(Infinity);
  });
});
