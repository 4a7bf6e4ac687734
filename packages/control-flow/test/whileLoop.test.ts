import { describe, expect, it } from '@jest/globals';
import {
  array,
  floorDivide,
  log,
  logicalAnd,
  sin,
  withDefaultDtype,
  type Tensor,
} from '@gradus/tensor';
import { grad, jvp } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { cond, scan, whileLoop } from '../src/index.js';
import { checkLanes, checkScalar, codeOf, messageOf, staged } from './checks.js';

const float64 = <R>(f: () => R): R => withDefaultDtype('float64', f);
const loop =
  (options?: { maxSteps: number }) =>
  (x: Tensor): Tensor =>
    whileLoop(
      (c: Tensor) => c.less(10),
      (c: Tensor) => c.mul(c.add(x)),
      x,
      options,
    );

describe('whileLoop', () => {
  it('steps as long as the condition holds', () => {
    expect(
      whileLoop(
        (c: Tensor) => c.less(100),
        (c: Tensor) => c.mul(2),
        3,
      ).item(),
    ).toBe(192);
    expect(
      whileLoop(
        (c: Tensor) => c.less(100),
        (c: Tensor) => c.mul(2),
        300,
      ).item(),
    ).toBe(300);
    expect(
      whileLoop(
        () => false,
        (c: Tensor) => c.mul(2),
        300,
      ).item(),
    ).toBe(300);
  });
  it('has derivatives; in reverse eagerly', () => {
    checkScalar(loop(), 1.3, { stagedReverse: false });
    checkScalar(loop(), 11, { stagedReverse: false });
  });
  it('has derivatives in reverse, staged, with a bound', () => {
    checkScalar(loop({ maxSteps: 8 }), 1.3);
    checkScalar(loop({ maxSteps: 8 }), 11);
  });
  it('agrees with JAX in forward mode', () => {
    // jax.jvp(lambda x: lax.while_loop(lambda c: c < 10, lambda c: c * 2, x), (1.5,), (1.,)) == (12., 8.)
    const f = (x: Tensor): Tensor =>
      whileLoop(
        (c: Tensor) => c.less(10),
        (c: Tensor) => c.mul(2),
        x,
      );
    expect(jvp(f, [1.5], [1]).map((t) => (t as Tensor).item())).toEqual([12, 8]);
  });
  it('works in lanes that stop at different times', () => {
    // jax.vmap(lambda x: lax.while_loop(lambda c: c[0] < 10, lambda c: (c[0] * 2, c[1] + 1), (x, 0)))(jnp.array([1., 3., 20.]))
    const f = (x: Tensor): unknown =>
      whileLoop(
        ([c]) => c.less(10),
        ([c, n]) => [c.mul(2), n.add(1)],
        [x, 0],
      );
    const found = vmap(f as (x: Tensor) => Tensor[])(array([1, 3, 20]));
    expect(found.map((t) => t.tolist())).toEqual([
      [16, 12, 20],
      [4, 2, 0],
    ]);
    checkLanes(loop(), [0.9, 1.3, 4, 11], false);
    checkLanes(loop({ maxSteps: 8 }), [0.9, 1.3, 4, 11]);
  });
  it('works in lanes that agree on when to stop', () => {
    const f = (x: Tensor): Tensor =>
      whileLoop(
        ([, n]) => n.less(3),
        ([c, n]) => [sin(c).mul(x), n.add(1)],
        [x, 0],
      )[0];
    checkLanes(f, [0.9, 1.3, 4]);
  });
  it('a carry may get a tangent, or a lane, on the way', () => {
    const f = (x: Tensor): Tensor =>
      whileLoop(
        ([, , n]) => n.less(3),
        ([a, b, n]) => [b.mul(2), a.add(x), n.add(1)],
        [1, 2, 0],
      )[0];
    checkScalar(f, 0.7, { stagedReverse: false });
    checkLanes(f, [0.7, 0.9]);
  });
  it('keeps integers', () => {
    // Collatz steps of 27
    const [n, steps] = whileLoop(
      ([n]) => n.notEqual(1),
      ([n, k]) => [
        cond(
          n.mod(2).equal(0),
          (v) => floorDivide(v, 2),
          (v) => v.mul(3).add(1),
          n,
        ),
        k.add(1),
      ],
      [array(27, { dtype: 'int32' }), array(0, { dtype: 'int32' })],
    );
    expect([n.item(), steps.item()]).toEqual([1, 111]);
  });
  it('solves an equation, and differentiates the solution', () => {
    // Newton: y² = x; dy/dx = 1 / (2 y)
    const root = (x: Tensor): Tensor =>
      whileLoop(
        (y: Tensor) => y.mul(y).sub(x).greater(1e-12),
        (y: Tensor) => y.add(x.div(y)).div(2),
        x.add(1),
      );
    float64(() => expect(grad(root)(array(2)).item()).toBeCloseTo(1 / (2 * Math.sqrt(2)), 8));
  });
  it('finished lanes do not hurt the gradient', () => {
    // A lane that stands still at 1 would run log(1 - c) there again: an infinite slope.
    const f = (x: Tensor): Tensor =>
      whileLoop(
        (c: Tensor) => c.less(1),
        (c: Tensor) => log(c.neg().add(1)).mul(0).add(c).add(0.5),
        x,
      );
    const x = array([0.5, -1, 0]);
    const ones = [1, 1, 1];
    expect(grad((v: Tensor) => vmap(f)(v).sum())(x).tolist()).toEqual(ones);
    const g = (w: Tensor): Tensor =>
      vmap((v: Tensor) =>
        whileLoop(
          (c: Tensor) => c.less(1),
          (c: Tensor) => log(w.sub(c)).mul(0).add(c).add(0.5),
          v,
        ),
      )(x).sum();
    expect(grad(g)(1).item()).toBe(0);
  });
});

describe('a bound on the steps', () => {
  const slow = (x: Tensor): Tensor =>
    whileLoop(
      (c: Tensor) => c.less(10),
      (c: Tensor) => c.mul(2),
      x,
      { maxSteps: 3 },
    );
  it('is an error where it is reached and the condition can be read (GR432)', () => {
    expect(slow(array(2)).item()).toBe(16);
    expect(messageOf(() => slow(array(1)))).toMatch(/GR432.*maxSteps of 3/);
    expect(codeOf(() => grad(slow)(1))).toBe('GR432');
    expect(codeOf(() => jvp(slow, [1], [1]))).toBe('GR432');
  });
  it('gives NaN, also as the gradient, where it is reached inside jit and vmap', () => {
    expect(staged(slow)(array(1)).item()).toBeNaN();
    expect(grad(staged(slow))(array(1)).item()).toBeNaN();
    expect(vmap(slow)(array([1, 2, 10])).tolist()).toEqual([NaN, 16, 10]);
    expect(vmap(grad(slow))(array([1, 2, 10])).tolist()).toEqual([NaN, 8, 1]);
  });
  it('does not run the body after the end', () => {
    // After the end log(1 - c) would be NaN, and its slope infinite.
    const f = (x: Tensor): Tensor =>
      whileLoop(
        (c: Tensor) => c.less(1),
        (c: Tensor) => log(c.neg().add(1)).mul(0).add(c).add(0.5),
        x,
        { maxSteps: 9 },
      );
    expect(grad(staged(f))(array(0)).item()).toBe(1);
    expect(vmap(grad(f))(array([0, -1, 0.7])).tolist()).toEqual([1, 1, 1]);
  });
  it('serves a loop whose condition differs from lane to lane only after a step', () => {
    const f = (x: Tensor): Tensor =>
      whileLoop(
        (c) => c.less(10),
        (c) => c.mul(x).add(1),
        1,
        { maxSteps: 12 },
      );
    checkLanes(f, [1.1, 2, 3.3]);
  });
  it('is a whole number', () => {
    for (const maxSteps of [-1, 0.5, NaN])
      expect(codeOf(() => loop({ maxSteps })(array(1)))).toBe('GR423');
    expect(loop({ maxSteps: 0 })(array(11)).item()).toBe(11);
  });
});

describe('errors', () => {
  const body = (c: Tensor): Tensor => c.mul(2);
  const below = (c: Tensor): Tensor => c.less(10);
  it('refuses reverse mode where the steps are not known (GR431)', () => {
    const message = messageOf(() => staged((x) => grad(loop())(x))(array(1)));
    expect(message).toMatch(/GR431/);
    expect(message).toMatch(/maxSteps: 100/);
    expect(codeOf(() => grad(staged(loop()))(array(1)))).toBe('GR431');
    expect(codeOf(() => vmap(grad(loop()))(array([1, 2])))).toBe('GR431');
    expect(
      codeOf(() =>
        grad((x: Tensor) => scan((c) => [loop()(c), null], x, null, { length: 2 })[0])(1),
      ),
    ).toBe('GR431');
  });
  it('names the paths on which the carry changes (GR421)', () => {
    function step(c: { a: Tensor; b: Tensor }): unknown {
      return { a: c.a.astype('int32'), b: array([1, 2]) };
    }
    const init = { a: array(1), b: array(1) };
    const message = messageOf(() => whileLoop(() => true, step as never, init));
    expect(message).toMatch(/GR421.*whileLoop.*step/);
    expect(message).toMatch(/carry\.a: float32\[\] went in, int32\[\] came out/);
    expect(message).toMatch(/carry\.b: float32\[\] went in, float32\[2\] came out/);
  });
  it('refuses a condition with axes, or of the wrong kind (GR422)', () => {
    expect(messageOf(() => whileLoop((c: Tensor) => c.less(10), body, array([1, 2])))).toMatch(
      /GR422.*condition of whileLoop was given bool\[2\]|GR422.*the condition of whileLoop/,
    );
    expect(codeOf(() => whileLoop((() => 'yes') as never, body, 1))).toBe('GR422');
    expect(codeOf(() => whileLoop((() => {}) as never, body, 1))).toBe('GR204');
    expect(codeOf(() => whileLoop((async () => true) as never, body, 1))).toBe('GR203');
  });
  it('refuses item() in the condition, also where it runs eagerly', () => {
    expect(codeOf(() => whileLoop((c: Tensor) => c.item() < 3, body, 1))).toBe('GR301');
  });
  it('asks for both conditions with logicalAnd', () => {
    const f = whileLoop(
      ([c, n]) => logicalAnd(below(c), n.less(2)),
      ([c, n]) => [body(c), n.add(1)],
      [1, 0],
    );
    expect(f.map((t) => t.item())).toEqual([4, 2]);
  });
});
