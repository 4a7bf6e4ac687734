/**
 * Powers of two as reals.
 */
import { exponentBelow } from './precision.js';
import { Real } from './real.js';

/**
 * 2^n.
 *
 * @param n - a whole number
 * @returns the power
 */
export const twoTo = (n: number): Real => new Real(1n, n, 1);

/**
 * A power of two a little below 10^−n.
 *
 * @param n - so many digits
 * @returns the power
 */
export const digitsBelow = (n: number): Real => twoTo(exponentBelow(n));
