import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { array, sin, type Tensor } from '@gradus/tensor';
import { associativeScan } from '../src/index.js';
import { checkLanes, checkScalar, codeOf } from './checks.js';

describe('associativeScan', () => {
  it('gives all totals, for every length', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 17 }),
        fc.boolean(),
        (xs, reverse) => {
          const order = reverse ? xs.toReversed() : xs;
          let sum = 0;
          const sums = order.map((x) => (sum += x));
          const found = associativeScan((a, b) => a.add(b), array(xs, { dtype: 'int32' }), {
            reverse,
          });
          expect(found.tolist()).toEqual(reverse ? sums.toReversed() : sums);
        },
      ),
    );
  });
  it('keeps the order of what does not commute', () => {
    // x ↦ a·x + b, one after the other: (a, b) then (c, d) is (a·c, b·c + d)
    const then = ([a, b]: Tensor[], [c, d]: Tensor[]): Tensor[] => [a!.mul(c!), b!.mul(c!).add(d!)];
    const maps = [
      [2, 3, 0.5, -1, 4],
      [1, -1, 2, 0, 3],
    ];
    const found = associativeScan(
      then,
      maps.map((m) => array(m)),
    );
    let [scale, shift] = [1, 0];
    const truth = maps[0]!.map((a, i) => ([scale, shift] = [scale * a, shift * a + maps[1]![i]!]));
    expect(found[0]!.tolist()).toEqual(truth.map((t) => t[0]));
    expect(found[1]!.tolist()).toEqual(truth.map((t) => t[1]));
    // jax.lax.associative_scan of the same, reverse=True: from the end, in the order of the flipped list
    const back = associativeScan(
      then,
      maps.map((m) => array(m)),
      { reverse: true },
    );
    expect(back.map((x) => x.tolist())).toEqual([
      [-12, -6, -2, -4, 4],
      [2, 0.5, 0.5, -3, 3],
    ]);
  });
  it('works along any axis', () => {
    const x = array([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(associativeScan((a, b) => a.add(b), x, { axis: 1 }).tolist()).toEqual([
      [1, 3, 6],
      [4, 9, 15],
    ]);
    expect(associativeScan((a, b) => a.add(b), x, { axis: -2 }).tolist()).toEqual([
      [1, 2, 3],
      [5, 7, 9],
    ]);
  });
  it('agrees with JAX in reverse', () => {
    // jax.lax.associative_scan(jnp.add, jnp.arange(5.), reverse=True)
    expect(
      associativeScan((a, b) => a.add(b), array([0, 1, 2, 3, 4]), { reverse: true }).tolist(),
    ).toEqual([10, 10, 9, 7, 4]);
  });
  it('has derivatives, in lanes too', () => {
    const f = (w: Tensor): Tensor =>
      sin(associativeScan((a, b) => a.mul(b), array([0.5, 2, 0.7, 1.3]).mul(w))).sum();
    checkScalar(f, 0.7);
    checkLanes(f, [0.7, 1.1]);
  });
  it('refuses a function that changes the type, and lengths that differ', () => {
    const x = array([1, 2, 3]);
    expect(codeOf(() => associativeScan((a) => a.sum(), x))).toBe('GR421');
    expect(codeOf(() => associativeScan((a, b) => [a, b] as never, x))).toBe('GR421');
    expect(codeOf(() => associativeScan((a) => a, [x, array([1])]))).toBe('GR423');
    expect(codeOf(() => associativeScan((a) => a, array(1)))).toBe('GR102');
  });
});
