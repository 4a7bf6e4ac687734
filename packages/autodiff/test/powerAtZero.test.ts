/**
 * Derivatives of x^y where x is 0, to order 3: what is finite is the limit from x > 0. With (y)ᵢ = y(y−1)…(y−i+1)
 * the i-th slope in x is (y)ᵢ·x^(y−i), and every further slope in y multiplies the leading term by log x, so
 * near 0 the exponent y − i decides: the limit is 0 above 0, i! where it is 0 and no logarithm is there, and
 * infinite else. Only slopes in y alone have a convention, at y = 0: 0, as in JAX.
 */
import { describe, expect, it } from '@jest/globals';
import { array, power, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';

type Plane = (x: Tensor, y: Tensor) => Tensor;

/** 'xxy': slopes in x, again in x, then in y. */
const WORDS = ['x', 'y', 'xx', 'xy', 'yx', 'yy', 'xxx', 'xxy', 'xyx', 'yxx', 'xyy', 'yxy', 'yyx'];
const EXPONENTS = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, -1, -0.5];

function slope(word: string): Plane {
  let f: Plane = (x, y) => power(x, y);
  for (const letter of word) f = grad(f, { argnums: letter === 'x' ? 0 : 1 }) as Plane;
  return f;
}

const count = (word: string, letter: string): number => word.split(letter).length - 1;

/** (y)ᵢ */
const falling = (y: number, i: number): number => (i === 0 ? 1 : y * falling(y - 1, i - 1));

/** The limit for x → 0 from above. */
function limit(word: string, y: number): number {
  const [inX, inY] = [count(word, 'x'), count(word, 'y')];
  if (y > inX) return 0;
  if (inY === 0) return y === inX || falling(y, inX) === 0 ? falling(y, inX) : Infinity;
  return Infinity;
}

describe('slopes of x^y at x = 0', () => {
  it.each(WORDS)('of the kind %s are limits where they are finite', (word) => {
    const at = (y: number): number =>
      slope(word)(array(0, { dtype: 'float64' }), array(y, { dtype: 'float64' })).item();
    const wrong = EXPONENTS.filter((y) => Number.isFinite(at(y)) && at(y) !== limit(word, y));
    expect(wrong).toEqual([]);
    expect(at(3.5)).toBe(0); // x^3.5 has all of them
  });

  it('tend to −∞ in both variables at once for 0 < y ≤ 1', () => {
    const mixed = [0.5, 1].flatMap((y) =>
      ['xy', 'yx'].map((w) => slope(w)(array(0), array(y)).item()),
    );
    expect(mixed).toEqual(Array(4).fill(-Infinity));
  });
});
