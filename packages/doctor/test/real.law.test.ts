/**
 * The arithmetic of the shadow against decimal.js: sums, products, quotients, remainders, comparisons and texts of random
 * numbers of all sizes, and the nearest floats against the engine's own reading of decimal texts.
 */
import { describe, expect, it } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { decimalText } from '../src/shadow/decimalText.js';
import { pow } from '../src/shadow/powers.js';
import { twoTo } from '../src/shadow/powersOfTwo.js';
import { Real, withDigits } from '../src/shadow/real.js';

const DIGITS = 100;
const Wide = Decimal.clone({ precision: 2 * DIGITS, maxE: 9e15, minE: -9e15 });
const RUNS = { numRuns: 200 };

/** Numbers with a few or with many digits, tiny, huge, equal, and nearly equal. */
const number: fc.Arbitrary<Real> = fc
  .tuple(
    fc.oneof(fc.bigInt(-(1n << 60n), 1n << 60n), fc.bigInt(-(1n << 330n), 1n << 330n)),
    fc.oneof(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -9000, max: 9000 })),
  )
  .map(([m, e]) => new Real(m, e));

const wide = ({ mantissa, exponent }: Real): Decimal =>
  new Wide(String(mantissa)).times(new Wide(2).pow(exponent));

function isNear(found: Real, truth: Decimal): boolean {
  if (truth.isZero()) return found.isZero();
  return wide(found).minus(truth).div(truth).abs().lt(new Wide(10).pow(-DIGITS));
}

describe('sums, products and quotients have all their digits', () => {
  it.each([
    ['plus', (x, y) => x.plus(y), (x, y) => x.plus(y)],
    ['minus', (x, y) => x.minus(y), (x, y) => x.minus(y)],
    ['times', (x, y) => x.times(y), (x, y) => x.times(y)],
    ['div', (x, y) => x.div(y), (x, y) => x.div(y)],
    ['7th power', (x) => pow(x, new Real(7)), (x) => x.times(x).times(x).pow(2).times(x)],
    ['max', (x, y) => Real.max(x, y), (x, y) => Wide.max(x, y)],
    ['min', (x, y) => Real.min(x, y), (x, y) => Wide.min(x, y)],
  ] as [string, (x: Real, y: Real) => Real, (x: Decimal, y: Decimal) => Decimal][])(
    '%s',
    (_, ours, theirs) => {
      fc.assert(
        fc.property(number, number, (x, y) => {
          fc.pre(!y.isZero());
          // Beside a difference, of which digits may be lost, its operands count.
          const found = ours(x, y);
          const truth = theirs(wide(x), wide(y));
          const noise = Wide.max(wide(x).abs(), wide(y).abs()).times(new Wide(10).pow(-DIGITS));
          return isNear(found, truth) || wide(found).minus(truth).abs().lt(noise);
        }),
        RUNS,
      );
    },
  );

  it('a difference of short numbers is exact', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (n) => {
        const x = n / 1024;
        return new Real(x).plus(twoTo(-130)).minus(x).eq(twoTo(-130));
      }),
    );
  });
});

describe('what is not called rounded is the same with more digits', () => {
  it.each([
    ['plus', (x, y) => x.plus(y)],
    ['times', (x, y) => x.times(y)],
    ['div', (x, y) => x.div(y)],
    ['a difference of sums', (x, y) => x.plus(y).minus(x)],
    ['a quotient of differences', (x, y) => x.minus(y).div(x.plus(y).minus(x).minus(y))],
    ['an infinite slope or none', (x, y) => x.times(0).div(x.plus(y).minus(x).minus(y))],
  ] as [string, (x: Real, y: Real) => Real][])('%s', (_, f) => {
    fc.assert(
      fc.property(number, number, (x, y) => {
        const found = f(x, y);
        const better = withDigits(6000, () => f(x, y));
        const isSame = found.isNaN() ? better.isNaN() : found.eq(better);
        expect(found.rounded || isSame).toBe(true);
      }),
      { ...RUNS, examples: [[new Real(1), twoTo(-9000)]] },
    );
  });

  it('and whole numbers stay sure', () => {
    const [x, y] = [new Real(3), new Real(5)];
    for (const z of [x.plus(y), x.minus(y), x.times(y), x.neg(), x.div(0), x.times(0)]) {
      expect(z.rounded).toBe(false);
    }
    expect(x.div(y).rounded).toBe(true);
  });
});

describe('whole numbers, comparisons, remainders', () => {
  const small = fc.tuple(fc.bigInt(-5000n, 5000n), fc.integer({ min: -9, max: 3 }));
  const short = small.map(([m, e]) => new Real(m, e));
  it('agree', () => {
    fc.assert(
      fc.property(short, short, (x, y) => {
        const [a, b] = [wide(x), wide(y)];
        const same = (found: Real, truth: Decimal): void =>
          expect(wide(found).eq(truth) || [String(a), String(b), found]).toBe(true);
        same(x.floor(), a.floor());
        same(x.ceil(), a.ceil());
        same(x.trunc(), a.trunc());
        same(x.round(), a.toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN));
        if (!y.isZero()) same(x.mod(y), a.mod(b));
        expect([x.lt(y), x.lte(y), x.eq(y), x.gt(y), x.gte(y)]).toEqual([
          a.lt(b),
          a.lte(b),
          a.eq(b),
          a.gt(b),
          a.gte(b),
        ]);
        expect([x.isInteger(), x.isNegative(), x.isZero()]).toEqual([
          a.isInteger(),
          a.lt(0),
          a.isZero(),
        ]);
      }),
      RUNS,
    );
  });
});

describe('texts', () => {
  it('have as many digits as are asked', () => {
    fc.assert(
      fc.property(number, (x) => {
        expect(decimalText(x, 17)).toBe(wide(x).toSignificantDigits(17).toString());
      }),
      RUNS,
    );
  });

  it('are found beyond the reach of powers, too', () => {
    const huge = new Wide(2).pow(123_456).times(3);
    expect(decimalText(new Real(3n, 123_456), 17)).toBe(huge.toSignificantDigits(17).toString());
    expect(decimalText(new Real(-3n, -(2 ** 45)), 12)).toBe('-3.01420667417e-10591551377341'); // mpmath
  });

  it('are read', () => {
    for (const text of ['0', '-1.5', '1e-400', '12.5e300', '9007199254740993']) {
      expect(new Wide(decimalText(new Real(text), 90)).eq(text)).toBe(true);
    }
  });
});

describe('floats', () => {
  it('are what they are', () => {
    fc.assert(fc.property(fc.double(), (x) => Object.is(new Real(x).toNumber(), x + 0)));
  });

  it('are the nearest ones', () => {
    fc.assert(
      fc.property(number, (x) => {
        expect(x.toNumber()).toBe(Number(decimalText(x, 120)) + 0);
      }),
      { numRuns: 500 },
    );
  });

  it('below the smallest normal one are rounded once', () => {
    const quarter = fc.bigInt(1n, 1n << 50n).map((m) => new Real(m, -1077));
    fc.assert(
      fc.property(quarter, (x) => {
        expect(x.toNumber()).toBe(Number(decimalText(x, 800)));
      }),
    );
  });
});

describe('what no float says', () => {
  const [zero, infinity, nan] = [0, Infinity, NaN].map((x) => new Real(x)) as [Real, Real, Real];
  it.each([
    ['1/0', new Real(1).div(0), Infinity],
    ['−1/0', new Real(-1).div(0), -Infinity],
    ['0/0', zero.div(0), NaN],
    ['1/∞', new Real(1).div(infinity), 0],
    ['∞ − ∞', infinity.minus(infinity), NaN],
    ['∞ + 1', infinity.plus(1), Infinity],
    ['0·∞', zero.times(infinity), NaN],
    ['−2·∞', infinity.times(-2), -Infinity],
    ['max(1, NaN)', Real.max(new Real(1), nan), NaN],
    ['2^(2^51)', new Real(1n, 2 ** 51), Infinity],
    ['2^−(2^51)', new Real(1n, -(2 ** 51)), 0],
    ['⌊10^−400⌋', new Real('1e-400').floor(), 0],
    ['⌊−10^−400⌋', new Real('-1e-400').floor(), -1],
  ])('%s', (_, found, wanted) => {
    expect(found.toNumber()).toBe(wanted);
  });

  it('more digits are asked for while a body runs', () => {
    const third = withDigits(200, () => decimalText(new Real(1).div(3), 190));
    expect(third).toBe(`0.${'3'.repeat(190)}`);
    expect(Real.precision).toBe(DIGITS);
  });
});
