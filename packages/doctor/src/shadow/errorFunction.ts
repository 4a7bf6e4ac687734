/**
 * The error function with 100 digits: its series near 0 (M. Abramowitz, I. Stegun, Handbook of Mathematical
 * Functions, 7.1.6), the continued fraction of its complement far out (7.1.14).
 */
import { bitsAt, exp, sumOf, toFixed, toReal } from './elementary.js';
import { withNeighbours } from './neighbours.js';
import { rootOfPi } from './powers.js';
import { precision } from './precision.js';
import { ONE, Real, TWO, withDigits, ZERO } from './real.js';

/** Whether the continued fraction takes less time than the series. */
const isFar = (x: Real): boolean => x.gte(0.9 * Math.sqrt(Real.precision));

/**
 * The slope of the error function.
 *
 * @param x - any real
 * @returns 2/√π · e^(−x²)
 */
export const exactErfSlope = (x: Real): Real => TWO.div(rootOfPi()).times(exp(x.times(x).neg()));

/** 2/√π · e^(−x²) · Σ (2x²)ⁿ x / (1·3·…·(2n+1)), all terms of one sign. */
function series(x: Real): Real {
  if (x.isZero()) return ZERO;
  const bits = bitsAt(Math.min(0, x.magnitude()));
  const scale = BigInt(bits);
  const fixed = toFixed(x.abs(), bits);
  const twice = (2n * fixed * fixed) >> scale;
  let term = fixed;
  let total = fixed;
  for (let odd = 3n; term !== 0n; odd += 2n) {
    term = ((term * twice) >> scale) / odd;
    total += term;
  }
  const size = exactErfSlope(x).times(toReal(total, bits));
  return x.isNegative() ? size.neg() : size;
}

/**
 * Depth from which the continued fraction has all digits. Level n brings the far end (s + x)/(s − x) times nearer to
 * the limit, with s² = x² + 2n, the ratio of the two solutions of its recurrence.
 */
function depthFor(x: number): number {
  let [missing, n] = [(Real.precision + 5) * Math.LN10, 0];
  while (missing > 0) {
    const s = Math.sqrt(x * x + 2 * ++n);
    missing -= Math.log(((s + x) * (s + x)) / (2 * n));
  }
  return n;
}

/** e^(−x²)/√π · 1/(x + (1/2)/(x + (2/2)/(x + …))), from the far end. */
function fraction(x: Real): Real {
  const scale = exp(x.times(x).neg()).div(rootOfPi());
  if (scale.isZero()) return scale.asRounded(); // of an x that may have a million digits
  const bits = bitsAt(0);
  const fixed = toFixed(x, bits);
  let below = 0n;
  for (let n = depthFor(Math.min(x.toNumber(), 1e100)); n >= 1; n--) {
    below = (BigInt(n) << BigInt(2 * bits - 1)) / (fixed + below);
  }
  return scale.div(toReal(fixed + below, bits));
}

/** Bits by which the second term of a change has to be smaller than the first. */
const NEAR = 40;

/** What erf changes by over a small distance: 2/√π · e^(−x²) · ∫ e^(−2xs − s²) ds; null where that is no short series. */
function changeOf(x: Real, d: Real): Real | null {
  if (x.magnitude() + d.magnitude() > -NEAR) return null;
  let [before, coefficient, power] = [ZERO, ONE, d]; // aₙ₋₁ and aₙ of the power series, and dⁿ⁺¹
  let sum = d;
  for (let n = 1; ; n++) {
    const next = x.times(coefficient).plus(before).times(-2).div(n);
    [before, coefficient, power] = [coefficient, next, power.times(d)];
    const term = next.times(power).div(n + 1);
    if (term.isZero() || term.magnitude() < sum.magnitude() - precision) break;
    sum = sum.plus(term);
  }
  return exactErfSlope(x).times(sum);
}

const remembered = {
  erf: withNeighbours(directErf, ({ x, y }, d) => beside(y, changeOf(x, d))),
  erfc: withNeighbours(directErfc, ({ x, y }, d) => beside(y, changeOf(x, d)?.neg() ?? null)),
};

const beside = (y: Real, change: Real | null): Real | null =>
  change === null ? null : sumOf(y, change);

/**
 * erf x.
 *
 * @param x - any real
 * @returns a real of [−1, 1]
 */
export function exactErf(x: Real): Real {
  if (!x.isFinite()) return x.isNaN() ? x : new Real(x.isNegative() ? -1 : 1);
  return remembered.erf(x);
}

function directErf(x: Real): Real {
  const size = x.abs();
  if (!isFar(size)) return series(x);
  return x.isNegative() ? fraction(size).minus(1) : ONE.minus(fraction(size));
}

/**
 * 1 − erf x, with its digits in the right tail.
 *
 * @param x - any real
 * @returns a real of [0, 2]
 */
export function exactErfc(x: Real): Real {
  if (!x.isFinite()) return x.isNaN() ? x : new Real(x.isNegative() ? 2 : 0);
  return remembered.erfc(x);
}

function directErfc(x: Real): Real {
  if (x.isNegative()) return ONE.minus(directErf(x));
  if (isFar(x)) return fraction(x);
  // The subtraction costs as many digits as erfc has zeros after the point, about x²/log 10.
  const lost = Math.ceil(x.toNumber() ** 2 / Math.LN10) + 2;
  return withDigits(Real.precision + lost, () => ONE.minus(series(x)));
}
