import { describe, expect, it } from '@jest/globals';
import { array, cos, exp, sin, type Tensor } from '@gradus/tensor';
import { grad, jvp } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { cond, foriLoop, map, scan, switchCase, where, whileLoop } from '../src/index.js';
import { checkLanes, checkScalar } from './checks.js';

const xs = [0.1, 0.9, 0.3];

describe('constructs inside one another', () => {
  it('a choice inside a scan, by the row', () => {
    const f = (w: Tensor): Tensor =>
      scan(
        (h, x) => [
          cond(
            x.greater(0.2),
            () => sin(h.mul(w)),
            () => h.add(x.mul(w)),
          ),
          h,
        ],
        w,
        array(xs),
      )[1].sum();
    checkScalar(f, 0.7);
    checkLanes(f, [0.7, 1.1]);
  });
  it('a choice inside a scan, by the carry', () => {
    const f = (w: Tensor): Tensor =>
      scan(
        (h, x) => [
          cond(
            h.greater(0.8),
            (v) => sin(v).mul(w),
            (v) => exp(v).mul(x),
            h,
          ),
          null,
        ],
        w,
        array(xs),
      )[0];
    checkScalar(f, 0.7);
    checkLanes(f, [0.7, 1.1, 0.2]);
  });
  it('a scan inside a choice inside a scan', () => {
    const f = (w: Tensor): Tensor =>
      scan(
        (h, x) => [
          cond(
            x.greater(0.2),
            (v) => scan((c, y) => [sin(c.mul(w)).add(y), null], v, array(xs).mul(x))[0],
            (v) => v.mul(w),
            h,
          ),
          h,
        ],
        w,
        array(xs),
      )[1].sum();
    checkScalar(f, 0.7);
    checkLanes(f, [0.7, 1.1]);
  });
  it('a bounded while inside a scan', () => {
    const f = (w: Tensor): Tensor =>
      scan(
        (h, x) => [
          whileLoop(
            (c) => c.less(2),
            (c) => c.mul(w).add(x),
            h,
            { maxSteps: 6 },
          ).sub(1.5),
          null,
        ],
        w,
        array(xs),
      )[0];
    checkScalar(f, 1.7);
    checkLanes(f, [1.7, 1.3]);
  });
  it('a while inside a scan, forwards', () => {
    const f = (w: Tensor): Tensor =>
      scan(
        (h, x) => [
          whileLoop(
            (c) => c.less(2),
            (c) => c.mul(w).add(x),
            h,
          ).sub(1.5),
          null,
        ],
        w,
        array(xs),
      )[0];
    const bounded = (w: Tensor): Tensor =>
      scan(
        (h, x) => [
          whileLoop(
            (c) => c.less(2),
            (c) => c.mul(w).add(x),
            h,
            { maxSteps: 9 },
          ).sub(1.5),
          null,
        ],
        w,
        array(xs),
      )[0];
    expect(jvp(f, [1.7], [1])[1].item()).toBeCloseTo(grad(bounded)(1.7).item(), 5);
    expect(vmap((w: Tensor) => jvp(f, [w], [1])[1])(array([1.7, 1.3])).tolist()).toEqual(
      [1.7, 1.3].map((w) => jvp(f, [w], [1])[1].item()),
    );
  });
  it('a scan and a choice inside a while', () => {
    const f = (w: Tensor): Tensor =>
      whileLoop(
        (c) => c.less(9),
        (c) =>
          cond(
            c.less(3),
            (v) => v.add(scan((s, x) => [s.add(x.mul(w)), null], v, array(xs))[0]),
            (v) => v.mul(w).mul(2),
            c,
          ),
        w,
        { maxSteps: 8 },
      );
    checkScalar(f, 1.1);
    checkLanes(f, [1.1, 0.9]);
  });
  it('a while inside a choice, in reverse where it is known', () => {
    const f = (w: Tensor): Tensor =>
      cond(
        w.greater(0),
        (v) =>
          whileLoop(
            (c) => c.less(5),
            (c) => c.mul(v),
            v,
          ),
        (v) => v,
        w,
      );
    checkScalar(f, 1.7, { stagedReverse: false });
  });
  it('a loop inside a row inside a lane', () => {
    const f = (w: Tensor): Tensor =>
      vmap((v: Tensor) =>
        map((x) => foriLoop(0, 3, (i, c) => sin(c.mul(w)).add(i), x.mul(v)), array(xs)),
      )(array([1, 2])).sum();
    checkScalar(f, 0.7);
    checkLanes(f, [0.7, 1.1]);
  });
  it('a switch inside a loop, by its counter', () => {
    const f = (w: Tensor): Tensor =>
      foriLoop(
        0,
        4,
        (i, c) => switchCase(i, [(v) => v.mul(w), (v) => sin(v), (v) => exp(v).mul(0.1)], c),
        w,
      );
    checkScalar(f, 0.7);
    checkLanes(f, [0.7, 1.1]);
  });
  it('derivatives inside a body', () => {
    // Newton's method on sin(y) = x, with grad in the body
    const arcsin = (x: Tensor): Tensor =>
      foriLoop(
        0,
        4,
        (_, y) =>
          y.sub(
            sin(y)
              .sub(x)
              .div(grad((v: Tensor) => sin(v))(y)),
          ),
        x,
      );
    checkScalar(arcsin, 0.4);
    checkLanes(arcsin, [0.2, 0.4]);
    expect(grad(arcsin)(0.4).item()).toBeCloseTo(1 / Math.sqrt(1 - 0.16), 5);
  });
  it('lanes inside a body', () => {
    const f = (w: Tensor): Tensor =>
      scan(
        (h, x) => [
          vmap((v: Tensor) => where(v.greater(0.5), sin(v.mul(w)), cos(v)))(h.add(x)),
          null,
        ],
        array(xs).mul(w),
        array(xs),
      )[0].sum();
    checkScalar(f, 0.7);
  });
});
