/**
 * The scalar description of a primitive, interpreted with reals. Comparisons are exact, and the outcome
 * of every one is reported, so that a derivative can be taken on the side that keeps the branch taken.
 * What floats cannot say a real can: NaN stays NaN, ±∞ stay what they are.
 */
import { dtypes, isFloat, type DType, type Scalars } from '@gradus/tensor';
import { sqrt } from './powers.js';
import { entireFunctions, exactFunctions } from './functions.table.js';
import { NoShadow } from './noShadow.js';
import { forgetSpecial, hasMetSpecial, noteSpecial, watchLosses } from './precision.js';
import { ONE, Real, ZERO } from './real.js';

export { NoShadow };

/**
 * The very number that a float holds.
 *
 * @param x - a float
 * @returns its value
 */
export const exactly = (x: number): Real => new Real(x);

const [FALSE, TRUE, MAYBE_FALSE, MAYBE_TRUE] = [ZERO, ONE, ZERO.asRounded(), ONE.asRounded()];

/** The outcome of a comparison; of rounded numbers it may be another one with more digits. */
function truth(condition: boolean, rounded: boolean): Real {
  if (rounded) return condition ? MAYBE_TRUE : MAYBE_FALSE;
  return condition ? TRUE : FALSE;
}

const compare =
  (holds: (x: Real, y: Real) => boolean) =>
  (x: Real, y: Real): Real =>
    truth(holds(comparing(x, y), y), x.rounded || y.rounded);

/** What is no number because of rounded ones may be a number with more digits. */
function sureOf(result: Real, rounded: boolean): Real {
  return rounded && !result.isFinite() ? result.asRounded() : result;
}

/** Numbers this near to each other, as a part of them, are as good as equal. */
const TIED = 120;
let tied = false;

/** Notes whether two numbers that are compared are as good as equal: only there can a function have a corner. */
function comparing(x: Real, y: Real): Real {
  if (!tied && x.isFinite() && y.isFinite()) tied = isTie(x, y);
  return x;
}

function isTie(x: Real, y: Real): boolean {
  if (x.eq(y)) return true;
  if (x.sign() !== y.sign() || Math.abs(x.magnitude() - y.magnitude()) > 1) return false;
  return x.minus(y).magnitude() < x.magnitude() - TIED;
}

/** Forgets what was compared, and where functions were asked. */
export function forgetTies(): void {
  tied = false;
  forgetSpecial();
}

/**
 * Whether numbers that are as good as equal have been compared since then.
 *
 * @returns true where there may be a corner
 */
export const hasTied = (): boolean => tied;

/**
 * Whether a corner, a jump or the edge of a domain may have been met since then: a tie, a rounding, a function at a
 * number where it is special.
 *
 * @returns false where everything has one slope
 */
export const mayBend = (): boolean => tied || hasMetSpecial();

/** Functions are special at 0, at ±1 and at whole numbers below, if anywhere: a pole, a cut, the edge of a domain. */
function noteWhole(x: Real): void {
  const near = x.toNumber();
  if (near <= 1 && Number.isInteger(near)) noteSpecial();
}
const extreme = (x: Real, y: Real, first: boolean): Real =>
  x.isNaN() || y.isNaN() ? new Real(NaN) : first ? x : y;

function bits(name: string, f: (x: number, y: number) => number): (x: Real, y: Real) => Real {
  return (x, y) => {
    if (x.isInteger() && y.isInteger()) return new Real(f(x.toNumber(), y.toNumber()));
    throw new NoShadow(name);
  };
}

/** Ties to the even neighbour. */
function roundEven(x: Real): Real {
  return x.isFinite() ? x.round() : x;
}

/** A whole number within what an integer holds; NaN becomes 0. */
function saturated(x: Real, dtype: DType): Real {
  if (x.isNaN()) return ZERO;
  const { min, max } = dtypes[dtype];
  if (x.lt(min)) return new Real(min);
  return x.gt(max) ? new Real(max) : x;
}

/** Scalars as reals. */
export const realScalars: Scalars<Real> = {
  constant: exactly,
  like: exactly,
  add: (x, y) => x.plus(y),
  sub: (x, y) => x.minus(y),
  mul: (x, y) => x.times(y),
  div: (x, y) => {
    if (y.isZero()) noteSpecial();
    return x.div(y);
  },
  quotient: (x, y) => (y.isZero() ? ZERO : x.div(y).trunc()),
  remainder: (x, y) => (noteSpecial(), x.mod(y)),
  neg: (x) => x.neg(),
  abs: (x) => comparing(x, ZERO).abs(),
  sqrt: (x) => {
    if (x.toNumber() === 0) noteSpecial();
    return sureOf(sqrt(x), x.rounded);
  },
  floor: (x) => x.floor(),
  ceil: (x) => x.ceil(),
  round: roundEven,
  trunc: (x) => x.trunc(),
  min: (x, y) => extreme(x, y, comparing(x, y).lte(y)),
  max: (x, y) => extreme(x, y, comparing(x, y).gte(y)),
  equal: compare((x, y) => x.eq(y)),
  less: compare((x, y) => x.lt(y)),
  lessEqual: compare((x, y) => x.lte(y)),
  and: bits('and', (x, y) => x & y),
  or: bits('or', (x, y) => x | y),
  xor: bits('xor', (x, y) => x ^ y),
  shiftLeft: bits('shiftLeft', (x, y) => x << y),
  shiftRight: bits('shiftRight', (x, y) => x >> y),
  not: (x) => truth(x.isZero(), x.rounded),
  select: (c, x, y) => sureOf(c.isZero() ? y : x, c.rounded),
  cast: (x, dtype) => {
    if (dtype === 'bool') return truth(!comparing(x, ZERO).isZero(), x.rounded);
    return isFloat(dtype) ? x : saturated(x.trunc(), dtype);
  },
  call: (f, ...xs) => {
    const exact = exactFunctions.get(f);
    if (exact === undefined) throw new NoShadow(f.name);
    let isSure = true;
    const isEntire = entireFunctions.has(f);
    for (const x of xs) {
      if (x.isNaN()) return x;
      if (!isEntire) noteWhole(x);
      isSure &&= !x.rounded;
    }
    const { result, rounded } = watchLosses(() => exact(...xs));
    isSure &&= !rounded;
    return result.isZero() && !isSure ? result.asRounded() : sureOf(result, !isSure);
  },
};
