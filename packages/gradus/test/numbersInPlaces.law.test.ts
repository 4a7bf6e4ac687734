/**
 * The law of numbers in places: where a transformation or a loop takes a number for something whose dtype it knows (a
 * cotangent of a float64 value, a carry that a body makes float64), the number is a double with all its digits. Compiled, too.
 */
import { describe, expect, it } from '@jest/globals';
import { withSettings } from '@gradus/tensor';
import * as gradus from '../src/index.js';

const { array, numpy } = gradus;

type Tensor = gradus.Tensor;
type Value = Tensor | number;
type Of = (n: Value, x: Tensor) => unknown;

const step = (x: Tensor) => (c: Tensor) => c.add(x.slice(0));
const count = array(2, { dtype: 'int32' });
const twice = (x: Tensor): Tensor => x.mul(2);
const never = (x: Tensor): Tensor => x.slice(0).less(0);

/** Places for a number n beside the float64 tensor x of two entries. */
const PLACES: Readonly<Record<string, Of>> = {
  'cotangent of vjp': (n, x) => gradus.vjp((y: Tensor) => numpy.sin(y).sum(), [x])[1](n),
  'cotangent of linearTranspose': (n, x) => gradus.linearTranspose(twice, x.slice(0))(n),
  'tangent of jvp': (n, x) => gradus.jvp(twice, [x.slice(0)], [n]),
  'tangent of linearize': (n, x) => gradus.linearize(twice, [x.slice(0)])[1](n),
  'direction of hvp': (n, x) => gradus.hvp((y: Tensor) => numpy.sin(y), [x.slice(0)], [n]),
  'value of customVjp': (n, x) => {
    const f = gradus.customVjp(
      (y: Tensor) => y,
      () => [n as Tensor, null] as const,
      (_, c) => [c],
    );
    return gradus.valueAndGrad(f)(x.slice(0));
  },
  'cotangent of customVjp': (n, x) => {
    const f = gradus.customVjp(
      (y: Tensor) => y,
      (y) => [y, null] as const,
      () => [n],
    );
    return gradus.grad(f)(x.slice(0));
  },
  'value of customJvp': (n, x) => {
    const f = gradus.customJvp(
      (y: Tensor) => y,
      (_, [t]) => [n as Tensor, t],
    );
    return gradus.valueAndGrad(f)(x.slice(0));
  },
  'carry of scan': (n, x) => gradus.scan((c: Tensor, y: Tensor) => [c.add(y), c], n, x),
  'carry from the body of scan': (n, x) => gradus.scan((c) => [n, c], x.slice(0), x),
  'carry of foriLoop': (n, x) => gradus.foriLoop(0, 2, (_, c: Tensor) => step(x)(c), n),
  'carry of foriLoop to a tensor': (n, x) =>
    gradus.foriLoop(0, count, (_, c: Tensor) => step(x)(c), n),
  'carry of whileLoop': (n, x) => gradus.whileLoop((c: Tensor) => c.less(3), step(x), n),
  'carry from the body of whileLoop': (n, x) =>
    gradus.whileLoop(
      (c: Tensor) => c.greater(0.8),
      () => n,
      x.slice(0),
    ),
  'branch of cond': (n, x) =>
    gradus.cond(
      never(x),
      () => x.slice(0),
      () => n,
    ),
  'branch of switchCase': (n, x) =>
    gradus.switchCase(array(1, { dtype: 'int32' }), [() => x.slice(1), () => n]),
};

const X = array([1.7, 0.9], { dtype: 'float64' });

function numbersOf(of: Of, n: Value): unknown {
  const leaves = gradus.tree.leaves(of(n, X)) as Tensor[];
  return leaves.map((y) => [y.dtype, [...y.data()].map((v) => expect.closeTo(v, 14))]);
}

describe.each(Object.entries(PLACES))('%s', (_, of) => {
  it.each([0.3, 0.7])('knows %s to all digits', (n) => {
    const exact = numbersOf(of, array(n, { dtype: 'float64' }));
    const found = gradus.tree.leaves(of(n, X)) as Tensor[];
    const compiled = withSettings({ warn: () => {} }, () =>
      gradus.tree.leaves(gradus.jit((x: Tensor) => of(n, x))(X)),
    ) as Tensor[];
    expect(found.map((y) => [y.dtype, [...y.data()]])).toEqual(exact);
    expect(compiled.map((y) => [y.dtype, [...y.data()]])).toEqual(exact);
  });
});
