/**
 * The fast elementary functions of the shadow against decimal.js, which computes them by other series: at
 * random arguments of all sizes they agree to all digits that were asked but the last.
 */
import { describe, expect, it } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { decimalText } from '../src/shadow/decimalText.js';
import * as elementary from '../src/shadow/elementary.js';
import { exactErf, exactErfc } from '../src/shadow/errorFunction.js';
import { forgetNeighbours } from '../src/shadow/neighbours.js';
import * as powers from '../src/shadow/powers.js';
import { twoTo } from '../src/shadow/powersOfTwo.js';
import { Real, withDigits } from '../src/shadow/real.js';

/** Arguments from 10^low to 10^high, of both signs. */
function numbers(low: number, high = -low): fc.Arbitrary<number> {
  const size = fc.tuple(
    fc.double({ min: 0.1, max: 1, noNaN: true }),
    fc.integer({ min: low, max: high }),
  );
  return fc.tuple(size, fc.boolean()).map(([[m, k], minus]) => m * 10 ** k * (minus ? -1 : 1));
}

/** name, ours, theirs with the given digits, arguments, digits of the result that theirs loses */
const FUNCTIONS = [
  ['exp', elementary.exp, (x) => x.exp(), numbers(-4), 10],
  ['expm1', elementary.expm1, (x) => x.exp().minus(1), numbers(-30, 3), 40],
  ['log1p', (x) => elementary.log1p(x.abs()), (x) => x.abs().plus(1).ln(), numbers(-30), 80],
  ['ln', (x) => elementary.ln(x.abs()), (x) => x.abs().ln(), numbers(-20), 60],
  ['sin', elementary.sin, (x) => x.sin(), numbers(-15), 60],
  ['cos', elementary.cos, (x) => x.cos(), numbers(-15), 60],
  ['atan', elementary.atan, (x) => x.atan(), numbers(-15), 60],
  ['cbrt', powers.cbrt, (x) => x.cbrt(), numbers(-200), 10],
  ['sqrt', (x) => powers.sqrt(x.abs()), (x) => x.abs().sqrt(), numbers(-200), 10],
  [
    'pow',
    (x) => powers.pow(x.abs(), new Real('12.5')),
    (x) => x.abs().pow('12.5'),
    numbers(-9),
    60,
  ],
] as const satisfies readonly (readonly [
  string,
  (x: Real) => Real,
  (x: Decimal) => Decimal,
  fc.Arbitrary<number>,
  number,
])[];

/** The very number that a float holds; decimal.js would read its shortest text. */
function wide(x: number, Wide: typeof Decimal): Decimal {
  const { mantissa, exponent } = new Real(x);
  return new Wide(String(mantissa)).times(new Wide(2).pow(exponent));
}

describe.each([100, 250])('with %i digits', (digits) => {
  it.each(FUNCTIONS)('%s is right', (_, ours, theirs, arbitrary, lost) => {
    const Wide = Decimal.clone({ precision: digits + lost });
    fc.assert(
      fc.property(arbitrary, (x) => {
        const found = withDigits(digits, () => ours(new Real(x)));
        const truth = theirs(wide(x, Wide));
        const error = truth
          .minus(decimalText(found, digits + 1))
          .div(truth.isZero() ? 1 : truth)
          .abs();
        expect(error.lt(new Wide(10).pow(2 - digits)) || [x, String(found)]).toBe(true);
      }),
      { numRuns: 8 },
    );
  });
});

describe('at the ends of the line', () => {
  const { exp, ln, log1p, sin, cos, atan } = elementary;
  const { sqrt, pow } = powers;
  const real = (x: number | string): Real => new Real(x);
  it.each([
    ['exp −∞', exp(real(-Infinity)), 0],
    ['exp ∞', exp(real(Infinity)), Infinity],
    ['exp 0', exp(real(0)), 1],
    ['log 0', ln(real(0)), -Infinity],
    ['log 1', ln(real(1)), 0],
    ['log −1', ln(real(-1)), Number.NaN],
    ['log1p −1', log1p(real(-1)), -Infinity],
    ['log1p of a tiny number', log1p(real('1e-400')).div('1e-400'), 1],
    ['sin 0', sin(real(0)), 0],
    ['sin ∞', sin(real(Infinity)), Number.NaN],
    ['cos of a tiny number', cos(real('1e-400')), 1],
    ['arctan ∞', atan(real(Infinity)), Math.PI / 2],
    ['√−1', sqrt(real(-1)), Number.NaN],
    ['√∞', sqrt(real(Infinity)), Infinity],
    ['0⁰', pow(real(0), real(0)), 1],
    ['(−2)³', pow(real(-2), real(3)), -8],
    ['(−2)^½', pow(real(-2), real(0.5)), Number.NaN],
    ['(−1)^101', pow(real(-1), real(101)), -1],
  ])('%s', (_, found, wanted) => {
    expect(found.toNumber()).toBe(wanted);
  });

  it('has 1000 digits of π', () => {
    const digits = withDigits(1001, () => decimalText(elementary.pi(), 1001));
    expect(digits.slice(0, 22)).toBe('3.14159265358979323846');
    expect(digits.slice(-10)).toBe('2164201989');
  });
});

describe('beside a known point', () => {
  const pairs = FUNCTIONS.map(([name, f, , arbitrary]) => [name, f, arbitrary] as const);
  const errors = [
    ['erf', exactErf, numbers(-20, 2)],
    ['erfc', exactErfc, numbers(-20, 4)],
  ] as const;
  it.each([...pairs, ...errors])(
    '%s is what it is when computed from nothing',
    (_, f, arbitrary) => {
      fc.assert(
        fc.property(
          arbitrary,
          fc.integer({ min: 30, max: 400 }),
          fc.boolean(),
          (at, bits, below) => {
            const x = new Real(at);
            const d = x.times(twoTo(-bits));
            const beside = below ? x.minus(d) : x.plus(d);
            forgetNeighbours();
            f(x);
            const found = f(beside);
            forgetNeighbours();
            const direct = f(beside);
            const error = found.minus(direct).abs();
            expect(error.lte(direct.abs().times('1e-98')) || [at, bits]).toBe(true);
          },
        ),
        { numRuns: 40 },
      );
    },
  );
});
