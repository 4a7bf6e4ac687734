/**
 * The gamma function's family, Bessel functions and the exponential integral with 100 digits: the same series as in floats
 * (Abramowitz and Stegun 6.1.40, 6.3.18, 23.1.30, 9.6.10, 5.1.10), started so far out, or summed with so many more digits,
 * that they are exact.
 */
import { exp, ln, pi } from './elementary.js';
import { digitsBelow } from './powersOfTwo.js';
import { ONE, Real, withDigits, ZERO } from './real.js';
import { NoShadow } from './noShadow.js';

/** B₂ₖ of more digits than are asked for, as they are needed. */
const bernoulli = new Map<number, Real[]>();

function bernoulliNumbers(count: number): Real[] {
  const known = bernoulli.get(Real.precision) ?? [];
  bernoulli.set(Real.precision, known);
  // The recurrence loses up to a digit a number.
  withDigits(2 * Real.precision + 20, () => {
    while (known.length < count) known.push(nextBernoulli(known));
  });
  return known;
}

/** From Σ over k of C(2m + 1, 2k)·B₂ₖ = m + ½ − B₀ … : the recurrence of the numbers. */
function nextBernoulli(known: readonly Real[]): Real {
  const m = known.length + 1;
  let binomial = ONE;
  let sum = ONE.minus(new Real(2 * m + 1).div(2));
  for (let k = 1; k < m; k++) {
    const top = 2 * m + 1 - 2 * (k - 1);
    binomial = binomial
      .times(top)
      .times(top - 1)
      .div(2 * k)
      .div(2 * k - 1);
    sum = sum.plus(binomial.times(known[k - 1]!));
  }
  return sum.neg().div(2 * m + 1);
}

/** How far out the series are used, and how many of their terms. */
const reach = (): number => Math.ceil(0.5 * Real.precision) + 10;
const MOST = 460;

function requireReach(x: Real): void {
  if (Real.precision > MOST || x.lt(-1000)) throw new NoShadow('gamma');
}

/** What the recurrence collects on the way to z ≥ `reach()`. */
function shifted<T>(x: Real, start: T, step: (sum: T, z: Real) => T): { z: Real; sum: T } {
  let [z, sum] = [x, start];
  for (; z.lt(reach()); z = z.plus(1)) sum = step(sum, z);
  return { z, sum };
}

/** Σ of terms in B₂ₖ until they are below the last digit. */
function inBernoulli(z: Real, factor: (k: number) => Real): Real {
  let sum = ZERO;
  const small = digitsBelow(Real.precision + 5);
  const count = Math.ceil(Real.precision / 2);
  let power = ONE;
  for (let k = 1; k <= count; k++) {
    const term = bernoulliNumbers(k)[k - 1]!.times(factor(k)).times(power);
    sum = sum.plus(term);
    if (term.abs().lt(small)) break;
    power = power.div(z).div(z);
  }
  return sum;
}

const isPole = (x: Real): boolean => x.isInteger() && x.lte(0);

/**
 * log |Γ(x)|.
 *
 * @param x - any real
 * @returns the logarithm
 */
export function exactGammaln(x: Real): Real {
  requireReach(x);
  if (isPole(x)) return new Real(Infinity);
  if (!x.isFinite()) return x;
  const { z, sum } = shifted(x, ONE, (product, at) => product.times(at));
  const rest = inBernoulli(z, (k) => ONE.div(2 * k * (2 * k - 1))).div(z);
  const main = z
    .minus(0.5)
    .times(ln(z))
    .minus(z)
    .plus(ln(pi().times(2)).div(2));
  return main.plus(rest).minus(ln(sum.abs()));
}

/**
 * Γ(x).
 *
 * @param x - any real
 * @returns the value
 */
export function exactGamma(x: Real): Real {
  if (isPole(x)) return new Real(x.isZero() ? Infinity : NaN);
  const size = exp(exactGammaln(x));
  return x.isNegative() && x.floor().mod(2).abs().eq(1) ? size.neg() : size;
}

/**
 * Γ′/Γ.
 *
 * @param x - any real
 * @returns the logarithmic derivative
 */
export function exactDigamma(x: Real): Real {
  requireReach(x);
  if (isPole(x)) return new Real(NaN);
  const { z, sum } = shifted(x, ZERO, (total, at) => total.plus(ONE.div(at)));
  const rest = inBernoulli(z, (k) => ONE.div(2 * k))
    .div(z)
    .div(z);
  return ln(z).minus(ONE.div(z).div(2)).minus(rest).minus(sum);
}

/**
 * Slope of digamma.
 *
 * @param x - any real
 * @returns Σ 1/(x + k)²
 */
export function exactTrigamma(x: Real): Real {
  requireReach(x);
  if (isPole(x)) return new Real(Infinity);
  const { z, sum } = shifted(x, ZERO, (total, at) => total.plus(ONE.div(at.times(at))));
  const rest = inBernoulli(z, () => ONE)
    .div(z)
    .div(z)
    .div(z);
  return sum.plus(ONE.div(z)).plus(ONE.div(z).div(z).div(2)).plus(rest);
}

/** Σ of terms, each from the one before, until they are below the last digit of the sum. */
function series(first: Real, next: (term: Real, k: number) => Real): Real {
  const small = digitsBelow(Real.precision + 5);
  let [term, sum] = [first, first];
  for (let k = 1; k < 20_000; k++) {
    term = next(term, k);
    sum = sum.plus(term);
    if (term.abs().lt(sum.abs().times(small))) break;
  }
  return sum;
}

/**
 * I₀(x).
 *
 * @param x - any real
 * @returns the value
 */
export function exactI0(x: Real): Real {
  if (x.abs().gt(3000)) throw new NoShadow('besselRatio');
  const quarter = x.times(x).div(4);
  return x.isZero() ? ONE : series(ONE, (term, k) => term.times(quarter).div(k * k));
}

/**
 * Ei x.
 *
 * @param x - any real
 * @returns the principal value
 */
export function exactExpi(x: Real): Real {
  if (x.isZero()) return new Real(-Infinity);
  if (x.abs().gt(1000)) throw new NoShadow('expi');
  const lost = x.isNegative() ? Math.ceil(x.abs().toNumber()) : 0;
  return withDigits(Real.precision + lost + 5, () => {
    let power = ONE;
    const sum = series(x, (_, k) => {
      power = power.times(x).div(k + 1);
      return power.times(x).div(k + 1);
    });
    return exactDigamma(ONE).neg().plus(ln(x.abs())).plus(sum);
  });
}
