/**
 * Rows of tables of formulas: which function, and how it is written for each dtype.
 */
import type { FunctionIdentity } from '../kernels/kernel.js';
import { inDouble, type FloatDType, type Write } from './formula.js';

/** How a function is written for each dtype. */
export type FormulaRow = readonly [
  f: FunctionIdentity,
  writes: Readonly<Partial<Record<FloatDType, Write>>>,
];

/**
 * A function that is written alike for both dtypes.
 *
 * @param f - the function
 * @param write - what writes it
 * @returns its row
 */
export function inBoth(f: FunctionIdentity, write: Write): FormulaRow {
  return [f, { float32: write, float64: write }];
}

/**
 * A function that is computed in double precision for float32, too.
 *
 * @param f - the function
 * @param write - what writes it for float64
 * @returns its row
 */
export function byDouble(f: FunctionIdentity, write: Write): FormulaRow {
  return [f, { float32: inDouble(write), float64: write }];
}

/**
 * A function that has a formula for float32 alone.
 *
 * @param f - the function
 * @param write - what writes it in double precision
 * @returns its row
 */
export function forSingle(f: FunctionIdentity, write: Write): FormulaRow {
  return [f, { float32: inDouble(write) }];
}
