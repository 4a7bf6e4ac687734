/**
 * The part of SciPy that is there: `scipy.special`.
 */
export * as special from './scipySpecial.js';
