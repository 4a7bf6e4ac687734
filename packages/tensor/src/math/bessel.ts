/**
 * Modified Bessel functions of the first kind, as the even functions Iₙ(x)/xⁿ, whose slopes are x times the next one. Up to
 * 30 by the power series, all of one sign (Abramowitz and Stegun 9.6.10), beyond by the asymptotic one (9.7.1).
 * Largest error: 9 ulp.
 */
import { timesExp } from './extended.js';

const FAR = 30;

/** e^(−|x|)·Iₙ(|x|)/|x|ⁿ. */
function scaled(n: number, x: number): number {
  const size = Math.abs(x);
  if (size > FAR) return asymptotic(n, size);
  return Math.exp(-size) * series(n, size);
}

/** Σ (x²/4)ᵏ/(k!·(k + n)!)/2ⁿ. */
function series(n: number, size: number): number {
  const quarter = (size * size) / 4;
  let first = 1;
  for (let k = 1; k <= n; k++) first /= 2 * k;
  let sum = 1;
  for (let k = Math.ceil(12 + 2.5 * size); k >= 1; k--) sum = 1 + (quarter * sum) / (k * (k + n));
  return first * sum;
}

function asymptotic(n: number, size: number): number {
  if (size === Infinity) return 0;
  let sum = 1;
  for (let k = 24 + n; k >= 1; k--) {
    sum = 1 - ((4 * n * n - (2 * k - 1) ** 2) * sum) / (8 * k * size);
  }
  return sum / Math.sqrt(2 * Math.PI * size) / size ** n;
}

// One function an order, kept, so that machines may know it by identity.
const plainOnes: ((x: number) => number)[] = [];
const scaledOnes: ((x: number) => number)[] = [];

/**
 * The function Iₙ(x)/xⁿ.
 *
 * @param n - the order, a whole number
 * @returns the function; it overflows beyond 713
 */
export function besselRatio(n: number): (x: number) => number {
  return (plainOnes[n] ??= (x) => {
    const size = Math.abs(x);
    return size > FAR ? timesExp(Math.min(size, 800), 0, asymptotic(n, size)) : series(n, size);
  });
}

/**
 * The function e^(−|x|)·Iₙ(x)/xⁿ.
 *
 * @param n - the order, a whole number
 * @returns the function
 */
export function scaledBesselRatio(n: number): (x: number) => number {
  return (scaledOnes[n] ??= (x) => scaled(n, x));
}
