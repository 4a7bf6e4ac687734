/**
 * The exponential integral Ei x = −∫ from −x to ∞ of e⁻ᵗ/t dt: its power series up to 40 and down to −1, all terms of one sign above
 * 0 (Abramowitz and Stegun 5.1.10), the asymptotic series beyond (5.1.51), the continued fraction of E₁ below
 * (5.1.22). Largest error: 11 ulp, near its zero 0.37 4 ε.
 */
import { timesExp } from './extended.js';

const GAMMA = 0.5772156649015329;
const FAR = 40;

/**
 * Ei x.
 *
 * @param x - any number
 * @returns the principal value; −∞ at 0, 0 at −∞
 */
export function expi(x: number): number {
  if (x >= FAR) return x > 800 ? Infinity : timesExp(x, 0, asymptotic(x));
  if (x < -1) return x < -800 ? -0 : timesExp(x, 0, -fraction(-x));
  let sum = 0;
  for (let k = x > 1 ? 140 : 22; k >= 1; k--) sum = (x / k) * (1 / k + sum);
  return GAMMA + Math.log(Math.abs(x)) + sum;
}

/** Σ k!/xᵏ⁺¹ for x ≥ 40. */
function asymptotic(x: number): number {
  let sum = 1;
  for (let k = Math.min(40, Math.floor(x)); k >= 1; k--) sum = 1 + (k * sum) / x;
  return sum / x;
}

/** eʸ·E₁(y) = 1/(y + 1 − 1/(y + 3 − 4/(y + 5 − …))). */
function fraction(y: number): number {
  let below = 0;
  for (let k = 20 + Math.ceil(120 / y); k >= 1; k--) below = (k * k) / (y + 2 * k + 1 - below);
  return 1 / (y + 1 - below);
}
