/**
 * The error function with 100 digits: its series near 0 (M. Abramowitz, I. Stegun, Handbook of Mathematical
 * Functions, 7.1.6), the continued fraction of its complement far out (7.1.14).
 */
import { exp, pi, sqrt } from './elementary.js';
import { digitsBelow, ONE, Real, TWO, withDigits, ZERO } from './real.js';

/** Beyond this the continued fraction needs fewer terms than the series. */
const FAR = 12;
const TERMS = 2000;

/** 2/√π · e^(−x²) · Σ (2x²)ⁿ x / (1·3·…·(2n+1)), all terms of one sign. */
function series(x: Real): Real {
  const twice = x.times(x).times(2);
  let term = x;
  let total = x;
  const small = digitsBelow(Real.precision + 10);
  for (let n = 1; n < TERMS; n++) {
    term = term.times(twice).div(2 * n + 1);
    total = total.plus(term);
    if (term.abs().lt(total.abs().times(small))) break;
  }
  const factor = TWO.div(sqrt(pi()));
  return factor.times(exp(x.times(x).neg())).times(total);
}

/** e^(−x²)/√π · 1/(x + (1/2)/(x + (2/2)/(x + …))), from the far end. */
function fraction(x: Real): Real {
  let below = ZERO;
  for (let n = 400; n >= 1; n--) below = new Real(n).div(2).div(x.plus(below));
  const scale = exp(x.times(x).neg()).div(sqrt(pi()));
  return scale.div(x.plus(below));
}

/**
 * erf x.
 *
 * @param x - any real
 * @returns a real of [−1, 1]
 */
export function exactErf(x: Real): Real {
  if (!x.isFinite()) return x.isNaN() ? x : new Real(x.isNegative() ? -1 : 1);
  return x.abs().lt(FAR) ? series(x) : ONE.minus(fraction(x.abs())).times(x.isNegative() ? -1 : 1);
}

/**
 * 1 − erf x, with its digits in the right tail.
 *
 * @param x - any real
 * @returns a real of [0, 2]
 */
export function exactErfc(x: Real): Real {
  if (!x.isFinite()) return x.isNaN() ? x : new Real(x.isNegative() ? 2 : 0);
  if (x.gte(FAR)) return fraction(x);
  // The subtraction costs as many digits as erfc has zeros after the point, about x²/log 10.
  const lost = x.gt(0) ? Math.ceil(x.toNumber() ** 2 / Math.LN10) + 2 : 0;
  return withDigits(Real.precision + lost, () => ONE.minus(series(x)));
}
