/**
 * The normal distribution with 100 digits, and the inverse of the error function by Newton's iteration on the exact one:
 * every step doubles the digits of the float that it starts from.
 */
import * as math from '@gradus/tensor/math';
import { exp, ln } from './elementary.js';
import { rootOf2, rootOf2Pi, sqrt } from './powers.js';
import { exactErf, exactErfc, exactErfSlope } from './errorFunction.js';
import { digitsBelow } from './powersOfTwo.js';
import { ONE, Real } from './real.js';

const STEPS = 12;

/**
 * Φ(x).
 *
 * @param x - any real
 * @returns a real of [0, 1]
 */
export function exactNdtr(x: Real): Real {
  return exactErfc(x.neg().div(rootOf2())).div(2);
}

/**
 * exp(−x²/2)/√(2π).
 *
 * @param x - any real
 * @returns the density
 */
export function exactDensity(x: Real): Real {
  return exp(x.times(x).neg().div(2)).div(rootOf2Pi());
}

/** Newton's iteration until the correction is below the last digit. */
function newton(start: Real, correction: (z: Real) => Real): Real {
  let z = start;
  for (let k = 0; k < STEPS; k++) {
    const change = correction(z);
    z = z.minus(change);
    if (change.abs().lte(z.abs().times(digitsBelow(Real.precision - 2)))) break;
  }
  return z;
}

/** The positive z with erfc z = q, for q up to ½. */
function inverseTail(q: Real): Real {
  if (q.isNegative() || q.isZero()) return new Real(q.isZero() ? Infinity : NaN);
  const near = math.erfinv(ONE.minus(q).toNumber());
  const wanted = ln(q);
  const start = near < 5 ? new Real(near) : sqrt(wanted.neg());
  return newton(start, (z) => {
    const tail = exactErfc(z);
    return ln(tail).minus(wanted).times(tail).div(exactErfSlope(z)).neg();
  });
}

/**
 * The inverse of the error function.
 *
 * @param y - a real of [−1, 1]
 * @returns z with erf z = y
 */
export function exactErfinv(y: Real): Real {
  if (y.abs().lte(0.5)) {
    const start = new Real(math.erfinv(y.toNumber()));
    return newton(start, (z) => exactErf(z).minus(y).div(exactErfSlope(z)));
  }
  const size = inverseTail(ONE.minus(y.abs()));
  return y.isNegative() ? size.neg() : size;
}

/**
 * The inverse of Φ.
 *
 * @param p - a real of [0, 1]
 * @returns x with Φ(x) = p
 */
export function exactNdtri(p: Real): Real {
  const y = p.times(2).minus(1);
  if (y.abs().lte(0.5)) return exactErfinv(y).times(rootOf2());
  const size = inverseTail(Real.min(p, ONE.minus(p)).times(2)).times(rootOf2());
  return y.isNegative() ? size.neg() : size;
}

/**
 * Slope of the inverse of the error function.
 *
 * @param y - a real of [−1, 1]
 * @returns √π/2·exp(z²)
 */
export function exactErfinvSlope(y: Real): Real {
  return ONE.div(exactErfSlope(exactErfinv(y)));
}
