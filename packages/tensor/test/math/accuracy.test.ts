/**
 * Every function of src/math, and every `Math` function that operations rely on, against the truths
 * of tools/oracle: how many doubles (`value`, `slopes`) it may be off at the worst of the points.
 * The same numbers rounded to float32 are the nearest float32 or its neighbour.
 */
import { describe, expect, it } from '@jest/globals';
import { erf, erfc, erfSlope } from '../../src/math/erf.js';
import {
  acoshSlope,
  asinhSlope,
  asinSlope,
  atanhSlope,
  atanSlope,
} from '../../src/math/inverse.js';
import { log1mexp, log1mexpSlope, xlog1py, xlogy } from '../../src/math/logs.js';
import { atan2Slope, hypot, hypotSlope } from '../../src/math/plane.js';
import { cbrtSlope, exp2Slope, pow, powBaseSlope, powExponentSlope } from '../../src/math/power.js';
import { floorQuotient, quotientSlope, remainder, truncQuotient } from '../../src/math/quotient.js';
import {
  logaddexp,
  logSigmoid,
  sigmoid,
  sigmoidOfDifference,
  sigmoidSlope,
  softplus,
} from '../../src/math/sigmoid.js';
import { sinc, sincSlope } from '../../src/math/sinc.js';
import { sechSquared, secSquared } from '../../src/math/tangents.js';
import { errorOf, fixture, type Point, read } from './ulp.js';

type Real = (...x: number[]) => number;

/** Value, slopes, and the ulps that each of these may be off. */
type Row = readonly [op: string, value: Real, ulps: number, ...slopes: (readonly [Real, number])[]];

const negated =
  (f: Real): Real =>
  (...x) =>
    -f(...x);
const swapped =
  (f: Real): Real =>
  (x, y) =>
    f(y, x);

const ROWS = [
  ['sqrt', Math.sqrt, 0, [(x) => 0.5 / Math.sqrt(x), 1]],
  ['cbrt', Math.cbrt, 1, [cbrtSlope, 2]],
  ['exp', Math.exp, 1, [Math.exp, 1]],
  ['exp2', (x) => 2 ** x, 1, [exp2Slope, 2]],
  ['expm1', Math.expm1, 1, [Math.exp, 1]],
  ['log', Math.log, 1, [(x) => 1 / x, 0]],
  ['log2', Math.log2, 1, [(x) => Math.LOG2E / x, 1]],
  ['log10', Math.log10, 1, [(x) => Math.LOG10E / x, 1]],
  ['log1p', Math.log1p, 1, [(x) => 1 / (1 + x), 1]],
  ['sin', Math.sin, 1, [Math.cos, 1]],
  ['cos', Math.cos, 1, [negated(Math.sin), 1]],
  ['tan', Math.tan, 1, [secSquared, 2]],
  ['arcsin', Math.asin, 1, [asinSlope, 2]],
  ['arccos', Math.acos, 1, [negated(asinSlope), 2]],
  ['arctan', Math.atan, 1, [atanSlope, 2]],
  ['sinh', Math.sinh, 2, [Math.cosh, 2]],
  ['cosh', Math.cosh, 2, [Math.sinh, 2]],
  ['tanh', Math.tanh, 2, [sechSquared, 2]],
  ['arcsinh', Math.asinh, 2, [asinhSlope, 2]],
  ['arccosh', Math.acosh, 2, [acoshSlope, 2]],
  ['arctanh', Math.atanh, 2, [atanhSlope, 2]],
  ['sigmoid', sigmoid, 2, [sigmoidSlope, 2]],
  ['softplus', softplus, 1, [sigmoid, 2]],
  ['logSigmoid', logSigmoid, 1, [(x) => sigmoid(-x), 2]],
  ['log1mexp', log1mexp, 2, [log1mexpSlope, 1]],
  ['erf', erf, 2, [erfSlope, 2]],
  ['erfc', erfc, 3, [negated(erfSlope), 2]],
  ['sinc', sinc, 2, [sincSlope, 4]],
  ['divide', (x, y) => x / y, 0, [(_, y) => 1 / y, 0], [quotientSlope, 1]],
  ['power', pow, 0, [powBaseSlope, 1], [powExponentSlope, 2]],
  ['remainder', remainder, 0, [() => 1, 0], [negated(floorQuotient), 0]],
  ['fmod', (x, y) => x % y, 0, [() => 1, 0], [negated(truncQuotient), 0]],
  ['arctan2', Math.atan2, 1, [swapped(atan2Slope), 2], [negated(atan2Slope), 2]],
  ['hypot', hypot, 1, [hypotSlope, 2], [swapped(hypotSlope), 2]],
  ['logaddexp', logaddexp, 2, [sigmoidOfDifference, 2], [swapped(sigmoidOfDifference), 2]],
  ['xlogy', xlogy, 1, [(_, y) => Math.log(y), 1]],
  ['xlog1py', xlog1py, 1, [(_, y) => Math.log1p(y), 1]],
] as const satisfies Row[];

/** The truth of slope k: true, or agreed upon; null where there is neither. */
function slopeTruth(point: Point, k: number): string | null {
  return point.slopes?.[k] ?? point.conventions?.[k] ?? null;
}

/** The points at which a function is more than so many doubles off, as text. */
function failures(
  op: string,
  f: Real,
  ulps: number,
  truth: (point: Point) => [string | null, string | undefined],
): string[] {
  return fixture.get(op)!.flatMap((point) => {
    const [expected, scale] = truth(point);
    if (expected === null) return [];
    const actual = f(...point.x.map(read));
    const error = errorOf(actual, expected, scale);
    return error <= ulps
      ? []
      : [`${op}(${point.x.join(', ')}): ${actual}, not ${expected} (${error} ulp)`];
  });
}

describe.each(ROWS as readonly Row[])('%s', (op, value, ulps, ...slopes) => {
  it(`has values within ${ulps} ulp`, () => {
    expect(failures(op, value, ulps, (p) => [p.value as string, p.scale])).toEqual([]);
  });

  it.each(slopes.map((slope, k) => [k, ...slope] as const))('has slope %i', (k, slope, most) => {
    const truth = (p: Point): [string | null, string | undefined] => [
      slopeTruth(p, k),
      p.slopeScales?.[k],
    ];
    expect(failures(op, slope, most, truth)).toEqual([]);
  });

  it('is NaN where it is undefined, and -0 where it should be', () => {
    const special = fixture.get(op)!.filter((p) => p.value === 'nan' || p.value === '-0');
    const actual = special.map((point) => value(...point.x.map(read)));
    expect(actual).toEqual(special.map((point) => read(point.value as string)));
  });
});

describe('rounded to float32', () => {
  it.each(ROWS as readonly Row[])('%s is the nearest number or its neighbour', (op, value) => {
    const wrong = fixture.get(op)!.filter((point) => {
      if (point.only === 'float64' || point.scale !== undefined) return false;
      const [actual, truth] = [value(...point.x.map(read)), read(point.value as string)];
      if (Object.is(Math.fround(actual), Math.fround(truth))) return false;
      return !(Math.abs(actual - truth) <= 1e-14 * Math.abs(truth));
    });
    expect(wrong).toEqual([]);
  });
});
