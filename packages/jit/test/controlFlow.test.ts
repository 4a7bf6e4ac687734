import { describe, expect, it } from '@jest/globals';
import { array, exp, matmul, sin, sum, withSettings, type Tensor } from '@gradus/tensor';
import { grad, jvp } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { cond, foriLoop, scan, switchCase, whileLoop } from '@gradus/control-flow';
import { jit, jitPrimitive } from '../src/index.js';
import { compiledInside } from '../src/call.js';
import { makeProgram, programsOf } from '@gradus/ir';

const xs = array([0.5, -1, 2, 0.25]);

/** A recurrence with a matrix, so that bodies are worth compiling. */
const recurrence = (w: Tensor, h: Tensor, rows: Tensor): [Tensor, Tensor] =>
  scan(
    (carry: Tensor, x: Tensor): [Tensor, Tensor] => {
      const next = sin(matmul(w, carry).add(x)).mul(0.9);
      return [next, sum(next)];
    },
    h,
    rows,
  );
const w = array([
  [0.5, -0.25],
  [0.125, 0.75],
]);
const h = array([0.1, -0.2]);
const rows = array([
  [1, 2],
  [3, 4],
  [-1, 0.5],
]);

const expectSame = (
  compiled: (...args: Tensor[]) => Tensor,
  eager: typeof compiled,
  ...args: Tensor[]
): void => {
  for (let turn = 0; turn < 2; turn++) {
    expect(compiled(...args).tolist()).toEqual(eager(...args).tolist());
  }
};

describe('loops and branches inside jit', () => {
  it('scan', () => {
    const f = (a: Tensor, b: Tensor, c: Tensor): Tensor => sum(recurrence(a, b, c)[1]);
    expectSame(jit(f), f, w, h, rows);
  });
  it('grad of scan, inside and outside', () => {
    const loss = (a: Tensor, b: Tensor, c: Tensor): Tensor => sum(recurrence(a, b, c)[1]);
    expectSame(jit(grad(loss)), grad(loss), w, h, rows);
    expectSame(grad(jit(loss)), grad(loss), w, h, rows);
  });
  it('vmap of scan', () => {
    const f = (b: Tensor): Tensor => recurrence(w, b, rows)[1];
    expectSame(
      jit(vmap(f)),
      vmap(f),
      array([
        [0.1, 0.2],
        [1, -1],
      ]),
    );
    expectSame(
      vmap(jit(f)),
      vmap(f),
      array([
        [0.1, 0.2],
        [1, -1],
      ]),
    );
  });
  it('cond takes the branch of the value that arrives, not of the one that was traced', () => {
    const f = (x: Tensor): Tensor =>
      cond(
        x.greater(0),
        (v: Tensor) => exp(v).mul(2).add(1).sub(v),
        (v: Tensor) => v.mul(v).mul(v).sub(1),
        x,
      );
    const g = jit(f);
    for (const v of [1, -1, 2, -3]) expect(g(v).item()).toBe(f(array(v)).item());
    expectSame(jit(vmap(f)), vmap(f), xs);
    expectSame(jit(grad(f)), grad(f), array(-1));
    expectSame(jit(grad(f)), grad(f), array(1));
  });
  it('switchCase and foriLoop', () => {
    const f = (i: Tensor, x: Tensor): Tensor =>
      switchCase(i, [(v: Tensor) => v.add(1), (v: Tensor) => v.mul(v), (v: Tensor) => v.neg()], x);
    const g = jit(f);
    for (const i of [0, 1, 2]) {
      const index = array(i, { dtype: 'int32' });
      expect(g(index, xs).tolist()).toEqual(f(index, xs).tolist());
    }
    const power = (x: Tensor): Tensor =>
      foriLoop(0, 5, (_: Tensor, c: Tensor) => c.mul(x).add(1), x);
    expectSame(jit(power), power, xs);
  });
  it('whileLoop, with forward derivatives', () => {
    const f = (x: Tensor): Tensor =>
      whileLoop(
        (c: Tensor) => sum(c).less(100),
        (c: Tensor) => c.mul(c).add(c).add(1),
        x,
      );
    expectSame(jit(f), f, xs);
    const slope = (x: Tensor): Tensor => jvp(f, [x], [array([1, 0, 0, 0])])[1];
    expectSame(jit(slope), slope, xs);
  });
  it('scan in scan', () => {
    const f = (x: Tensor): Tensor =>
      scan(
        (outer: Tensor, v: Tensor): [Tensor, Tensor] => {
          const step = (c: Tensor, u: Tensor): [Tensor, Tensor] => [sin(c.add(u)).mul(v), c];
          const [inner] = scan(step, outer, xs);
          return [inner, inner.mul(2).add(v)];
        },
        array(0.5),
        x,
      )[1];
    expectSame(jit(f), f, xs);
    expectSame(
      jit(grad((x: Tensor) => sum(f(x)))),
      grad((x: Tensor) => sum(f(x))),
      xs,
    );
  });
});

describe('bodies of loops', () => {
  const program = makeProgram((a: Tensor, b: Tensor, c: Tensor) => recurrence(a, b, c)[1])(
    w,
    h,
    rows,
  );
  const loop = program.equations.find((e) => programsOf(e.params).length > 0)!;

  it('become one compiled call each, the same one every time', () => {
    const [body] = programsOf(compiledInside(loop.params));
    expect(body!.equations.map((e) => e.primitive)).toEqual([jitPrimitive]);
    expect(programsOf(compiledInside(loop.params))[0]).toBe(body);
  });
  it('are traced and compiled once, whatever the number of steps', () => {
    let runs = 0;
    const f = jit((x: Tensor) =>
      foriLoop(
        0,
        50,
        (_: Tensor, c: Tensor) => {
          runs++;
          return sin(c).mul(c).add(0.1);
        },
        x,
      ),
    );
    withSettings({ warn: () => {} }, () => {
      f(xs);
      const once = runs;
      f(xs);
      expect(runs).toBe(once);
    });
  });
});
