/**
 * The part of SciPy that is there: `scipy.linalg` and `scipy.special`.
 */
export * as special from './scipySpecial.js';
export * as linalg from './scipyLinalg.js';
