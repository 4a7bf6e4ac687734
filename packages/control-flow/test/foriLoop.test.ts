import { describe, expect, it } from '@jest/globals';
import { array, sin, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';
import { foriLoop } from '../src/index.js';
import { checkLanes, checkScalar, codeOf, messageOf, staged } from './checks.js';

const int = (n: number): Tensor => array(n, { dtype: 'int32' });
const between =
  (lower: number | Tensor, upper: number | Tensor) =>
  (x: Tensor): Tensor =>
    foriLoop(lower, upper, (i, c) => sin(c.mul(x)).add(i), x);

describe('foriLoop', () => {
  it('counts from the lower bound, up to the upper one', () => {
    expect(foriLoop(1, 6, (i, p) => p.mul(i), 1).item()).toBe(120);
    expect(foriLoop(0, 4, (i, s) => s.add(i), int(0)).tolist()).toBe(6);
    expect(foriLoop(-2, 1, (i, { s }) => ({ s: s.add(i) }), { s: 0 }).s.item()).toBe(-3);
  });
  it('takes no step where the upper bound is not above', () => {
    // jax.lax.fori_loop(5, 2, lambda i, c: c + i, 7)
    expect(foriLoop(5, 2, (i, c) => c.add(i), int(7)).item()).toBe(7);
    expect(foriLoop(int(5), int(2), (i, c) => c.add(i), int(7)).item()).toBe(7);
  });
  it('counts in int32', () => {
    const dtypes: string[] = [];
    foriLoop(0, 2, (i, c) => (dtypes.push(i.dtype), c), 0);
    expect(dtypes).toEqual(['int32']);
    foriLoop(0, int(2), (i, c) => (dtypes.push(i.dtype), c), 0);
    expect(new Set(dtypes)).toEqual(new Set(['int32']));
  });
  it('has derivatives in both modes, staged too', () => {
    checkScalar(between(0, 3), 0.7);
    checkLanes(between(0, 3), [0.7, 1.1]);
  });
  it('with a bound that is a tensor, in reverse where it is known', () => {
    checkScalar(between(0, int(3)), 0.7, { stagedReverse: false });
    checkScalar(between(int(1), 3), 0.7, { stagedReverse: false });
    expect(codeOf(() => staged((x) => grad(between(0, int(3)))(x))(array(1)))).toBe('GR431');
  });
  it('with a bound that differs from lane to lane', () => {
    const found = vmap((n: Tensor) => foriLoop(0, n, (i, c) => c.add(i), int(0)))(
      array([0, 3, 5], { dtype: 'int32' }),
    );
    expect(found.tolist()).toEqual([0, 3, 10]);
  });
  it('refuses bounds that are no integers (GR423)', () => {
    for (const bound of [0.5, NaN, array(1), array([1, 2], { dtype: 'int32' })]) {
      expect(codeOf(() => foriLoop(0, bound, (_, c) => c, 0))).toBe('GR423');
      expect(messageOf(() => foriLoop(bound, 3, (_, c) => c, 0))).toMatch(/foriLoop was given/);
    }
  });
  it('names the paths on which the carry changes, with either kind of bound', () => {
    const step = (_: Tensor, c: Tensor): Tensor => c.astype('int32');
    expect(messageOf(() => foriLoop(0, 3, step, array(1)))).toMatch(
      /GR421.*foriLoop.*step.*carry: float32\[\] went in, int32\[\] came out/s,
    );
    expect(messageOf(() => foriLoop(0, int(3), step, array(1)))).toMatch(
      /GR421.*foriLoop.*step.*float32\[\] went in, int32\[\] came out/s,
    );
    for (const upper of [3, int(3)]) {
      expect(codeOf(() => foriLoop(0, upper, (() => {}) as never, 1))).toBe('GR204');
      expect(codeOf(() => foriLoop(0, upper, (async () => 1) as never, 1))).toBe('GR203');
    }
  });
});
