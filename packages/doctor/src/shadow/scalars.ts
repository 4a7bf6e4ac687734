/**
 * The scalar description of a primitive, interpreted with reals. Comparisons are exact, and the outcome
 * of every one is reported, so that a derivative can be taken on the side that keeps the branch taken.
 * What floats cannot say a real can: NaN stays NaN, ±∞ stay what they are.
 */
import type { Scalars } from '@gradus/tensor';
import { sqrt } from './powers.js';
import { exactFunctions } from './functions.table.js';
import { NoShadow } from './noShadow.js';
import { ONE, Real, ZERO } from './real.js';

export { NoShadow };

/**
 * The very number that a float holds.
 *
 * @param x - a float
 * @returns its value
 */
export const exactly = (x: number): Real => new Real(x);

const truth = (condition: boolean): Real => (condition ? ONE : ZERO);

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

/**
 * Whether numbers that are as good as equal are compared by scalars.
 *
 * @param body - computes with `realScalars`
 * @returns what it returns, and whether there was such a comparison
 */
export function watchTies<R>(body: () => R): { readonly result: R; readonly tied: boolean } {
  const saved = tied;
  tied = false;
  try {
    return { result: body(), tied };
  } finally {
    tied = saved;
  }
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

/** Scalars as reals. */
export const realScalars: Scalars<Real> = {
  constant: exactly,
  like: exactly,
  add: (x, y) => x.plus(y),
  sub: (x, y) => x.minus(y),
  mul: (x, y) => x.times(y),
  div: (x, y) => x.div(y),
  quotient: (x, y) => (y.isZero() ? ZERO : x.div(y).trunc()),
  remainder: (x, y) => x.mod(y),
  neg: (x) => x.neg(),
  abs: (x) => comparing(x, ZERO).abs(),
  sqrt,
  floor: (x) => x.floor(),
  ceil: (x) => x.ceil(),
  round: roundEven,
  trunc: (x) => x.trunc(),
  min: (x, y) => extreme(x, y, comparing(x, y).lte(y)),
  max: (x, y) => extreme(x, y, comparing(x, y).gte(y)),
  equal: (x, y) => truth(comparing(x, y).eq(y)),
  less: (x, y) => truth(comparing(x, y).lt(y)),
  lessEqual: (x, y) => truth(comparing(x, y).lte(y)),
  and: bits('and', (x, y) => x & y),
  or: bits('or', (x, y) => x | y),
  xor: bits('xor', (x, y) => x ^ y),
  shiftLeft: bits('shiftLeft', (x, y) => x << y),
  shiftRight: bits('shiftRight', (x, y) => x >> y),
  not: (x) => truth(x.isZero()),
  select: (c, x, y) => (c.isZero() ? y : x),
  cast: (x, dtype) => {
    if (dtype === 'bool') return truth(!x.isZero());
    return dtype === 'float32' || dtype === 'float64' ? x : x.trunc();
  },
  call: (f, ...xs) => {
    const exact = exactFunctions.get(f);
    if (exact === undefined) throw new NoShadow(f.name);
    return xs.some((x) => x.isNaN()) ? new Real(NaN) : exact(...xs);
  },
};
