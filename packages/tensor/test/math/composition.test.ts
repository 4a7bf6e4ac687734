/**
 * Slopes that operations compose of other operations, each of which rounds to the dtype of the
 * tensor: within 4 ulp in both float types. And the compositions that are not, which is why there
 * are slope functions in src/math.
 */
import { describe, expect, it } from '@jest/globals';
import { fixture, type Point, read, ulpDistance } from './ulp.js';

type Round = (x: number) => number;
type Composition = (r: Round, ...x: number[]) => number;

const exact: Round = (x) => x;
const bits = new DataView(new ArrayBuffer(4));

/** Position of a float32 among all of them. */
function position32(x: number): number {
  bits.setFloat32(0, x);
  const magnitude = bits.getUint32(0) & 0x7fffffff;
  return x < 0 ? -magnitude : magnitude;
}

function distance32(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity;
  return Math.abs(position32(a) - position32(b));
}

/** The worst error of slope k over the points of an operation, in ulps of the dtype. */
function worst(op: string, k: number, r: Round, slope: Composition): number {
  const distance = r === exact ? ulpDistance : distance32;
  let most = 0;
  for (const point of fixture.get(op)!) {
    const truth = truthOf(point, k);
    if (truth === null || (r !== exact && point.only === 'float64')) continue;
    most = Math.max(most, distance(r(slope(r, ...point.x.map(read))), r(truth)));
  }
  return most;
}

function truthOf(point: Point, k: number): number | null {
  const text = point.slopes?.[k] ?? point.conventions?.[k];
  return text === undefined || text === null ? null : read(text);
}

const GOOD: [string, number, Composition][] = [
  ['sqrt', 0, (r, x) => 0.5 / r(Math.sqrt(x))],
  ['rsqrt', 0, (r, x) => r(-0.5 * r(1 / Math.sqrt(x))) / x],
  ['reciprocal', 0, (r, x) => -(r(1 / x) ** 2)],
  ['square', 0, (_, x) => 2 * x],
  ['expm1', 0, (_, x) => Math.exp(x)],
  ['log', 0, (_, x) => 1 / x],
  ['log2', 0, (r, x) => r(Math.LOG2E) / x],
  ['log10', 0, (r, x) => r(Math.LOG10E) / x],
  ['log1p', 0, (r, x) => 1 / r(1 + x)],
  ['divide', 0, (_, _x, y) => 1 / y],
  ['xlogy', 1, (_, x, y) => x / y],
  ['xlog1py', 1, (r, x, y) => x / r(1 + y)],
];

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const BAD: [string, number, Composition][] = [
  ['tanh', 0, (r, x) => 1 - r(r(Math.tanh(x)) ** 2)],
  ['sigmoid', 0, (r, x) => r(sigmoid(x)) * r(1 - r(sigmoid(x)))],
  ['erf', 0, (r, x) => r(2 / Math.sqrt(Math.PI)) * r(Math.exp(-r(x * x)))],
  ['arcsinh', 0, (r, x) => 1 / r(Math.sqrt(r(1 + r(x * x))))],
  ['arctan', 0, (r, x) => 1 / r(1 + r(x * x))],
  ['exp2', 0, (r, x) => r(Math.LN2) * r(2 ** x)],
  ['log1mexp', 0, (r, x) => 1 / r(Math.expm1(x))],
  ['divide', 1, (r, x, y) => -r(r(x / y) / y)],
  ['power', 0, (r, x, y) => y * r(Math.pow(x, r(y - 1)))],
  ['power', 1, (r, x, y) => r(Math.pow(x, y)) * r(Math.log(x))],
  ['arctan2', 0, (r, y, x) => x / r(r(x * x) + r(y * y))],
  ['hypot', 0, (r, x, y) => x / r(Math.hypot(x, y))],
  ['logaddexp', 1, (r, x, y) => sigmoid(r(y - x))],
];

describe.each([
  ['float32', Math.fround],
  ['float64', exact],
])('in %s', (_, round) => {
  it.each(GOOD)('the slope of %s (input %i) may be composed', (op, k, slope) => {
    expect(worst(op, k, round, slope)).toBeLessThanOrEqual(4);
  });

  it.each(BAD)('the slope of %s (input %i) loses digits when composed', (op, k, slope) => {
    expect(worst(op, k, round, slope)).toBeGreaterThan(4);
  });
});
