import { describe, expect, it } from '@jest/globals';
import {
  array,
  cos,
  exp,
  log,
  sin,
  withDefaultDtype,
  withSettings,
  type Tensor,
} from '@gradus/tensor';
import { makeProgram } from '@gradus/ir';
import { grad, jvp, tapeOf } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { cond, switchCase } from '../src/index.js';
import { checkLanes, checkScalar, codeOf, messageOf, staged } from './checks.js';

const float64 = <R>(f: () => R): R => withDefaultDtype('float64', f);

describe('cond', () => {
  const f = (x: Tensor): Tensor =>
    cond(
      x.greater(1),
      (v: Tensor) => sin(v).mul(x),
      (v: Tensor) => exp(v).div(x),
      x.mul(2),
    );
  it('runs the branch taken, with its derivatives', () => {
    checkScalar(f, 1.7);
    checkScalar(f, 0.4);
  });
  it('works in lanes, each with its own branch', () => checkLanes(f, [0.4, 1.7, 0.9]));
  it('works in lanes that agree on the branch', () => {
    const g =
      (p: boolean) =>
      (x: Tensor): Tensor =>
        cond(
          p,
          (v: Tensor) => sin(v),
          (v: Tensor) => exp(v).mul(x),
          x,
        );
    checkLanes(g(true), [0.4, 1.7]);
    checkLanes(g(false), [0.4, 1.7]);
  });
  it('compares nothing in vain where lanes have nothing to guard (GR303)', () => {
    const inner = (x: Tensor): Tensor => cond(x.less(1), (v: Tensor) => sin(v), log, x);
    const outer = (x: Tensor): Tensor => cond(x.greater(0), inner, (v: Tensor) => v.mul(v), x);
    const told: string[] = [];
    withSettings({ warn: (_, message) => void told.push(message) }, () =>
      makeProgram(vmap(grad(grad(outer))))(array([0.25, 2, -3])),
    );
    expect(told).toEqual([]);
  });
  it('leaves no trace of the other branch on the tape', () => {
    const tape = String(
      tapeOf((x: Tensor) =>
        cond(
          true,
          (v: Tensor) => sin(v),
          (v: Tensor) => exp(v),
          x,
        ),
      )(1),
    );
    expect(tape).toMatch(/sin/);
    expect(tape).not.toMatch(/ exp| = cond/);
  });
  it('takes booleans, numbers, and trees', () => {
    const pick = (p: Tensor | boolean | number): unknown =>
      cond(
        p,
        ({ a }: { a: Tensor }) => [a, 1],
        ({ a }: { a: Tensor }) => [a.neg(), 0],
        { a: 3 },
      ).map((t) => t.item());
    expect([true, 0, array(0.5), array(false)].map(pick)).toEqual([
      [3, 1],
      [-3, 0],
      [3, 1],
      [-3, 0],
    ]);
  });
  it('gives numbers the dtype of the other branch', () => {
    const x = array(2, { dtype: 'float64' });
    expect(
      cond(
        false,
        (v: Tensor) => v.mul(2),
        () => 0,
        x,
      ).dtype,
    ).toBe('float64');
    const n = array(2, { dtype: 'int32' });
    expect(
      cond(
        false,
        (v: Tensor) => v.mul(2),
        () => 7,
        n,
      ).dtype,
    ).toBe('int32');
    expect(
      codeOf(() =>
        cond(
          false,
          (v: Tensor) => v.mul(2),
          () => 0.5,
          n,
        ),
      ),
    ).toBe('GR420');
  });
  it('shares residuals between branches of different length', () => {
    const g = (x: Tensor): Tensor =>
      cond(
        x.greater(0),
        (v: Tensor) => sin(cos(sin(v).mul(v)).mul(v)),
        (v: Tensor) => v.mul(3),
        x,
      );
    checkScalar(g, 0.7);
    checkScalar(g, -0.7);
    checkLanes(g, [0.7, -0.7, 1.1]);
  });
  it('has a zero gradient where a branch does not use its operand', () => {
    const g = (x: Tensor): Tensor =>
      cond(
        x.greater(0),
        (v: Tensor) => v.mul(v),
        () => 4,
        x,
      );
    checkScalar(g, 2);
    checkScalar(g, -2);
    checkLanes(g, [2, -2]);
  });
  it('passes integers and floats side by side', () => {
    const g = (x: Tensor): Tensor => {
      const [n, y] = cond(
        x.greater(0),
        () => [array(2, { dtype: 'int32' }), sin(x)],
        () => [array(3, { dtype: 'int32' }), x],
      );
      return y.mul(n.astype(x.dtype));
    };
    checkScalar(g, 0.7);
    checkScalar(g, -0.7);
    checkLanes(g, [0.7, -0.7]);
  });
});

describe('the branch not taken stays away from the gradient', () => {
  // lambda x: lax.cond(x > 0, jnp.log, lambda x: 0. * x, x) at [0., 2., -1.] in jax:
  // grad of the sum of vmap, and vmap of grad: [0, .5, 0]; vmap of grad of grad: [0, -.25, 0]
  const f = (x: Tensor): Tensor =>
    cond(
      x.greater(0),
      (v: Tensor) => log(v),
      (v: Tensor) => v.mul(0),
      x,
    );
  const x = array([0, 2, -1]);
  it('eagerly', () => expect([0, 2, -1].map((v) => grad(f)(v).item())).toEqual([0, 0.5, 0]));
  it('staged', () =>
    expect([0, 2, -1].map((v) => grad(staged(f))(array(v)).item())).toEqual([0, 0.5, 0]));
  it('in lanes, inside and outside', () => {
    expect(vmap(grad(f))(x).tolist()).toEqual([0, 0.5, 0]);
    expect(grad((v: Tensor) => vmap(f)(v).sum())(x).tolist()).toEqual([0, 0.5, 0]);
    expect(grad((v: Tensor) => staged((w) => vmap(f)(w).sum())(v))(x).tolist()).toEqual([
      0, 0.5, 0,
    ]);
  });
  it('in lanes at second order', () => {
    expect(vmap(grad((v: Tensor) => grad(f)(v)))(x).tolist()).toEqual([0, -0.25, 0]);
  });
  it('in lanes, for a value closed over', () => {
    const g = (w: Tensor): Tensor =>
      vmap((v: Tensor) =>
        cond(
          v.greater(0),
          () => log(w.mul(v)),
          () => w.mul(0),
        ),
      )(x).sum();
    expect(grad(g)(3).item()).toBeCloseTo(1 / 3, 6);
  });
});

describe('switchCase', () => {
  const powers = [() => 1, (x: Tensor) => x, (x: Tensor) => x.mul(x), (x: Tensor) => sin(x)];
  const at =
    (i: number | Tensor) =>
    (x: Tensor): Tensor =>
      switchCase(i, powers, x);
  it('has derivatives of every branch', () => {
    for (const i of [0, 1, 2, 3]) checkScalar(at(i), 0.7);
  });
  it('clamps the index as JAX does', () => {
    expect(
      [-3, 0, 5].map((i) =>
        switchCase(
          i,
          [(x: Tensor) => x, (x: Tensor) => x.mul(10), (x: Tensor) => x.mul(100)],
          1,
        ).item(),
      ),
    ).toEqual([1, 1, 100]);
    const traced = array([-3, 0, 5], { dtype: 'int32' });
    expect(vmap((i: Tensor) => at(i)(array(0.5)))(traced).tolist()).toEqual([
      1,
      1,
      Math.fround(Math.sin(0.5)),
    ]);
  });
  it('works in lanes that take different branches', () => {
    checkLanes((x) => at(x.astype('int32'))(x), [0.5, 1.5, 2.5, 3.5]);
  });
});

describe('errors', () => {
  const x = array([1, 2]);
  it('lists every path on which branches differ (GR420)', () => {
    function small(v: Tensor): unknown {
      return { a: v.sum(), b: v.astype('int32'), c: v };
    }
    const message = messageOf(() => cond(true, (v: Tensor) => ({ a: v, b: v, d: v }), small, x));
    expect(message).toMatch(/GR420.*falseFun \(small\) and trueFun/);
    expect(message).toMatch(/result\.a: float32\[\] from falseFun, float32\[2\] from trueFun/);
    expect(message).toMatch(/result\.b: int32\[2\] from falseFun, float32\[2\] from trueFun/);
    expect(message).toMatch(/result\.c: float32\[2\] from falseFun, missing from trueFun/);
    expect(message).toMatch(/result\.d: missing from falseFun, float32\[2\] from trueFun/);
  });
  it('hints at astype where dtypes alone differ', () => {
    const differ = (): unknown =>
      switchCase(0, [(v: Tensor) => v, (v: Tensor) => v.astype('int32')], x);
    expect(messageOf(differ)).toMatch(/Only dtypes differ.*astype/);
    expect(messageOf(differ)).toMatch(/branches\[0\] and branches\[1\]/);
  });
  it('tells trees of the same leaves apart', () => {
    expect(
      messageOf(() =>
        cond(
          true,
          (v: Tensor) => [v, null],
          (v: Tensor) => [v] as never,
          x,
        ),
      ),
    ).toMatch(/GR420.*\[\*\] from falseFun, \[\*, null\] from trueFun/s);
  });
  it('refuses predicates with axes, and what is no predicate (GR422)', () => {
    const id = (v: Tensor): Tensor => v;
    expect(messageOf(() => cond(x.greater(0), id, id, x))).toMatch(
      /GR422.*bool\[2\].*where\(p, a, b\)/s,
    );
    for (const p of ['yes', null, [true], () => true])
      expect(codeOf(() => cond(p as never, id, id, x))).toBe('GR422');
    for (const i of [0.5, array(1), x, 'a'])
      expect(codeOf(() => switchCase(i as never, [id], x))).toBe('GR422');
  });
  it('refuses what is no function, and no branches (GR424)', () => {
    expect(codeOf(() => cond(true, 1 as never, 2 as never))).toBe('GR424');
    expect(codeOf(() => switchCase(0, []))).toBe('GR424');
  });
  it('refuses item(), promises and a forgotten return, also where it runs eagerly', () => {
    const id = (v: Tensor): Tensor => v;
    expect(codeOf(() => cond(true, id, (v: Tensor) => v.mul(v.sum().item()), x))).toBe('GR301');
    expect(codeOf(() => cond(true, id, async (v: Tensor) => v, x))).toBe('GR203');
    expect(codeOf(() => cond(true, id, () => {}, x))).toBe('GR204');
  });
});

describe('closures', () => {
  it('over values of outer transformations', () => {
    const f = (x: Tensor): Tensor => {
      const y = sin(x);
      return cond(
        x.greater(0),
        () => y.mul(x),
        () => y.mul(y),
      );
    };
    checkScalar(f, 0.7);
    checkScalar(f, -0.7);
    checkLanes(f, [0.7, -0.7]);
  });
  it('an inner derivative of a branch that closes over the outer variable', () => {
    const f = (x: Tensor): Tensor =>
      grad((y: Tensor) =>
        cond(
          y.greater(0),
          () => y.mul(y).mul(x),
          () => y.mul(x),
        ),
      )(2).mul(x);
    checkScalar(f, 1.3); // 4x · x
    float64(() => expect(grad(f)(array(1.3)).item()).toBeCloseTo(8 * 1.3, 12));
  });
  it('forward over a staged choice', () => {
    const f = (x: Tensor): Tensor =>
      cond(
        x.greater(0),
        () => sin(x),
        () => cos(x),
      );
    expect(jvp(staged(f), [0.5], [1])[1].item()).toBeCloseTo(Math.cos(0.5), 6);
  });
});
