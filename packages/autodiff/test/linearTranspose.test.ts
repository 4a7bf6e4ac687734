/**
 * linearTranspose: ⟨w, f(v)⟩ = ⟨fᵀ(w), v⟩, and what is not linear is refused.
 */
import { describe, expect, it } from '@jest/globals';
import { array, concatenate, cumsum, sin, take, zeros, type Tensor } from '@gradus/tensor';
import { grad, linearTranspose } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { foriLoop, scan } from '@gradus/control-flow';
import { jit } from '@gradus/jit';

const a = array([
  [1, 2, 3],
  [4, 5, 6],
]);

const linear: readonly (readonly [string, (v: Tensor) => Tensor])[] = [
  ['a product', (v) => a.matmul(v)],
  ['a sum of parts', (v) => concatenate([v.mul(2), v.slice([0, 2])])],
  ['cumsum and take', (v) => take(cumsum(v), [2, 0, 0])],
  ['a loop with a counter', (v) => foriLoop(0, 3, (_i, c: Tensor) => c.mul(2).add(v), v)],
  ['a scan with an integer carry', (v) => scanned(v)],
  ['a jitted function', (v) => jit((u: Tensor) => a.matmul(u))(v)],
  ['vmap', (v) => vmap((u: Tensor) => u.mul(3))(v)],
];

function scanned(v: Tensor): Tensor {
  const start: [Tensor, Tensor] = [array(0, { dtype: 'int32' }), v];
  const step = ([i, c]: [Tensor, Tensor]): [[Tensor, Tensor], Tensor] => [
    [i.add(1), c.mul(i.add(1).astype('float32'))],
    c.sum(),
  ];
  const [[, last], sums] = scan(step, start, null, { length: 3 });
  return last.sum().add(sums);
}

describe('linearTranspose', () => {
  it.each(linear)('of %s', (_, f) => {
    const v = array([0.5, -1, 2]);
    const y = f(v);
    const w = array(Array.from({ length: y.size }, (_v, i) => i + 1));
    const [back] = linearTranspose(f, zeros([3]))(w);
    expect(back.mul(v).sum().item()).toBeCloseTo(y.mul(w).sum().item(), 4);
    const under = jit((c: Tensor) => linearTranspose(f, zeros([3]))(c)[0])(w);
    expect(under.tolist()).toEqual(back.tolist());
  });

  it('is itself linear, and differentiable', () => {
    const f = (w: Tensor): Tensor =>
      linearTranspose((v: Tensor) => a.matmul(v), zeros([3]))(w)[0].sum();
    expect(grad(f)(array([1, 1])).tolist()).toEqual([6, 15]);
  });

  it.each([
    ['a sine', (v: Tensor) => sin(v)],
    ['a square', (v: Tensor) => v.mul(v)],
    ['a shift', (v: Tensor) => v.add(1)],
  ])('refuses %s', (_, f) => {
    expect(() => linearTranspose(f, zeros([3]))(zeros([3]))).toThrow(
      /GR402.* is not linear in what the function is given \(linearTranspose of /,
    );
  });

  it('refuses a cotangent of another shape, and calls it a cotangent', () => {
    const f = (v: Tensor): Tensor => v.mul(2);
    expect(() => linearTranspose(f, zeros([3]))(zeros([2]))).toThrow(/GR411: a cotangent of type/);
  });
});
