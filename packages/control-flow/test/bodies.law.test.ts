import { describe, expect, it } from '@jest/globals';
import {
  arange,
  argmax,
  array,
  bind,
  cumsum,
  elementwise,
  exp,
  log,
  outer,
  sort,
  take,
  type Tensor,
} from '@gradus/tensor';
import { grad, jvp, linearize, vjp } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { cond, scan } from '../src/index.js';
import { checkLanes, checkScalar } from './checks.js';

/** Operations with rules of many kinds: constants of their own, indices, reductions, products. */
const operations: Readonly<Record<string, (v: Tensor) => Tensor>> = {
  'a captured constant': (v) => v.mul(arange(3)),
  sort: (v) => sort(v),
  'a maximum': (v) => v.max(),
  'a product': (v) => v.prod(),
  'running sums': (v) => cumsum(v),
  'indices that are computed': (v) => take(v, argmax(v)),
  'an outer product': (v) => outer(v, v),
  'a part': (v) => v.slice([1]),
  logsumexp: (v) => log(exp(v).sum()),
};
const rows = array([
  [0.3, 0.9, 0.5],
  [0.1, 0.7, 0.2],
]);

describe('a scan of', () => {
  it.each(Object.keys(operations))('%s has derivatives, in lanes too', (name) => {
    const op = operations[name]!;
    const f = (w: Tensor): Tensor =>
      scan(
        (h, x) => [
          cond(
            h.greater(0.6),
            () => h.mul(op(x.mul(w)).sum()),
            () => w.mul(h),
          ),
          op(h.mul(x)).sum(),
        ],
        w,
        rows,
      )[1].sum();
    checkScalar(f, 0.7);
    checkLanes(f, [0.7, 0.5]);
  });
});

describe('what a scan gives', () => {
  const f = (w: Tensor): Tensor => scan((h, x) => [h.mul(w).add(x), h], 1, array([1, 2]))[1].sum();
  it('can be pulled and pushed many times', () => {
    const [, pull] = vjp(f, [array(2)]);
    const [, push] = linearize(f, [array(2)]);
    const slope = grad(f)(2).item(); // 1 + (w + 1): 1
    expect([1, 1, 3].map((c) => pull(c)[0].item())).toEqual([slope, slope, 3 * slope]);
    expect([1, 1, 3].map((t) => push(t).item())).toEqual([slope, slope, 3 * slope]);
    expect(vmap((c: Tensor) => pull(c)[0])(array([1, 3])).tolist()).toEqual([slope, 3 * slope]);
  });
});

describe('a tangent rule may scan and choose', () => {
  const strange = elementwise({
    name: 'strange',
    scalar: (e, [x]) => e.mul(x!, x!),
    // 2x·dx, said in a roundabout way
    tangent: ([dx], { inputs: [x] }) => [
      cond(
        true,
        (t) => scan((c, _) => [c.add(x!.mul(t)), null], t.mul(0), null, { length: 2 })[0],
        (t) => t,
        dx!,
      ),
    ],
    samples: [],
  });
  const f = (x: Tensor): Tensor => bind(strange, [x])[0]!;
  it('in both modes', () => {
    expect(grad(f)(3).item()).toBe(6);
    expect(jvp(f, [3], [1])[1].item()).toBe(6);
    checkScalar(f, 0.7);
  });
});
