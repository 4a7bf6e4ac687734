import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { array, contractAxes, type Tensor } from '../../src/index.js';

type Letters = readonly string[];

/** Σ over all values of all axis letters: the slow truth. */
function naive(
  [x, left]: [Tensor, Letters],
  [y, right]: [Tensor, Letters],
  out: Letters,
): number[] {
  const length: Record<string, number> = {};
  left.forEach((c, i) => (length[c] = x.shape[i]!));
  right.forEach((c, i) => (length[c] = y.shape[i]!));
  const letters = [...new Set([...out, ...left, ...right])];
  const at = (names: Letters, index: Record<string, number>): number =>
    names.reduce((flat, c) => flat * length[c]! + index[c]!, 0);
  const [a, b] = [x.data(), y.data()];
  const size = out.reduce((n, c) => n * length[c]!, 1);
  const result = Array.from<number>({ length: size }).fill(0);
  const walk = (k: number, index: Record<string, number>): void => {
    const letter = letters[k];
    if (letter === undefined) {
      result[at(out, index)]! += a[at(left, index)]! * b[at(right, index)]!;
      return;
    }
    for (let i = 0; i < length[letter]!; i++) walk(k + 1, { ...index, [letter]: i });
  };
  walk(0, {});
  return result;
}

const whole = (shape: readonly number[], seed: number): Tensor =>
  array(
    Array.from(
      { length: shape.reduce((n, m) => n * m, 1) },
      (_, i) => ((i * 7 + seed * 5) % 11) - 5,
    ),
    { dtype: 'float64' },
  ).reshape([...shape]);

describe('contraction', () => {
  it('equals the naive sum for every order of axes', () => {
    const order = (letters: string[]): fc.Arbitrary<string[]> =>
      fc.shuffledSubarray(letters, { minLength: letters.length });
    fc.assert(
      fc.property(
        order(['b', 'm', 'k', 'l']),
        order(['b', 'n', 'k', 'l']),
        fc.record({
          b: fc.nat(2),
          m: fc.nat(3),
          n: fc.nat(6),
          k: fc.nat(3),
          l: fc.integer({ min: 1, max: 2 }),
        }),
        (left, right, sizes) => {
          const shape = (letters: Letters): number[] => letters.map((c) => sizes[c as 'b']);
          const [x, y] = [whole(shape(left), 1), whole(shape(right), 2)];
          const axes = (letters: Letters): [number[], number[]] => [
            letters.map((c) => left.indexOf(c)),
            letters.map((c) => right.indexOf(c)),
          ];
          const got = contractAxes(x, y, { contract: axes(['k', 'l']), batch: axes(['b']) });
          expect(got.shape).toEqual([sizes.b, sizes.m, sizes.n]);
          expect([...got.data()]).toEqual(naive([x, left], [y, right], ['b', 'm', 'n']));
        },
      ),
    );
  });

  it('sums in double precision', () => {
    // 10⁶ products of the float32 nearest to 0.1 with itself: 10000.00029802322… in exact arithmetic
    const x = array(new Float32Array(1e6).fill(0.1));
    const got = contractAxes(x, x, { contract: [[0], [0]], batch: [[], []] }).item();
    expect(got).toBe(Math.fround(10000.00029802322));
  });

  it('wraps integers', () => {
    const x = array([65536, 1], { dtype: 'int32' });
    const y = array([65536, 5], { dtype: 'int32' });
    const got = contractAxes(x, y, { contract: [[0], [0]], batch: [[], []] });
    expect([got.dtype, got.item()]).toEqual(['int32', 5]);
    const u = array([4294967295, 1], { dtype: 'uint32' });
    expect(contractAxes(u, u, { contract: [[0], [0]], batch: [[], []] }).item()).toBe(2);
  });

  it('of no terms is 0', () => {
    const got = contractAxes(whole([2, 0], 1), whole([0, 5], 2), {
      contract: [[1], [0]],
      batch: [[], []],
    });
    expect(got.tolist()).toEqual([
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ]);
  });

  it('refuses lengths that differ, dtypes that differ, and booleans', () => {
    const axes = { contract: [[0], [0]], batch: [[], []] } as const;
    expect(() => contractAxes(array([1, 2]), array([1, 2, 3]), axes)).toThrow(/GR120/);
    expect(() => contractAxes(array([1]), array([1], { dtype: 'float64' }), axes)).toThrow(/GR120/);
    expect(() => contractAxes(array([true]), array([true]), axes)).toThrow(/GR111/);
  });
});
