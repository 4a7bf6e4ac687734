import { describe, expect, it } from '@jest/globals';
import { array, cos, exp, sin, withDefaultDtype, type Tensor } from '@gradus/tensor';
import { checkProgram, makeProgram, optimize, runProgram } from '@gradus/ir';
import { grad, jvp } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { cond, foriLoop, scan, scanPrimitive, whileLoop } from '../src/index.js';

type Scalar = (x: Tensor) => Tensor;

const xs = array([0.1, 0.9, 0.3], { dtype: 'float64' }) as Tensor;
const forward =
  (f: Scalar): Scalar =>
  (x) =>
    jvp(f, [x], [array(1)])[1];
const reverse =
  (f: Scalar): Scalar =>
  (x) =>
    grad(f)(x);
const lanes =
  (f: Scalar): Scalar =>
  (x) =>
    vmap(f)(array([x, x.mul(1.5)])).sum();

const functions: Readonly<Record<string, Scalar>> = {
  choice: (x) =>
    cond(
      x.greater(1),
      (v) => sin(v).mul(x),
      (v) => exp(v).div(x),
      x.mul(2),
    ),
  scan: (w) => scan((h, x) => [sin(w.mul(h).add(x)).mul(cos(w)), h], 0.5, xs)[1].sum(),
  'scan of a choice': (w) =>
    scan(
      (h, x) => [
        cond(
          h.greater(x),
          (v) => sin(v).mul(w),
          () => w,
          h,
        ),
        null,
      ],
      w,
      xs,
    )[0],
  'bounded while': (x) =>
    whileLoop(
      (c) => c.less(9),
      (c) => c.mul(x.add(2)),
      x,
      { maxSteps: 5 },
    ),
  'for over lanes': (x) =>
    vmap((v: Tensor) => foriLoop(0, 2, (i, c) => c.mul(x).add(i), v))(xs).sum(),
};
const transforms: Readonly<Record<string, (f: Scalar) => Scalar>> = {
  itself: (f) => f,
  forward,
  reverse,
  lanes,
  'reverse of reverse': (f) => reverse(reverse(f)),
  'forward of reverse': (f) => forward(reverse(f)),
  'reverse of lanes': (f) => reverse(lanes(f)),
  'lanes of reverse': (f) => lanes(reverse(f)),
};
const pairs = Object.keys(functions).flatMap((f) =>
  Object.keys(transforms).map((t) => [t, f] as const),
);

describe('programs with choices and loops', () => {
  it.each(pairs)('%s of %s is well formed, and the passes keep its meaning', (t, f) => {
    withDefaultDtype('float64', () => {
      const g = transforms[t]!(functions[f]!);
      const program = checkProgram(makeProgram(g)(array(0.7)));
      const [value] = runProgram(program, [array(0.7)]);
      const [optimized] = runProgram(optimize(program, { check: 'each pass' }), [array(0.7)]);
      expect(optimized!.item()).toBe(value!.item());
      expect(value!.item()).toBeCloseTo(g(array(0.7)).item(), 12);
    });
  });
  it('the transpose of a scan is a scan the other way', () => {
    const f = (w: Tensor): Tensor => scan((h, x) => [h.mul(x).mul(w), null], 1, xs)[0];
    const { equations } = optimize(makeProgram(grad(f))(array(2)));
    const scans = equations.filter((e) => e.primitive === (scanPrimitive as unknown));
    expect(scans.map((e) => e.params['reverse'])).toEqual([false, true]);
  });
  it('the gradient of a choice is a choice between gradients', () => {
    const f = (w: Tensor): Tensor =>
      cond(
        w.greater(0),
        (v) => sin(v),
        (v) => v.mul(v).mul(v),
        w,
      );
    const { equations } = optimize(makeProgram(grad(f))(array(2)));
    expect(equations.map((e) => e.primitive.name)).toEqual(['less', 'cond', 'cond']);
    // cos v of one branch and v² of the other share a place: one residual beside the result
    expect(equations[1]!.results).toHaveLength(2);
  });
});
