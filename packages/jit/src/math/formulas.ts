/**
 * Mathematical functions for which there is a formula, found by identity.
 */
import type { DType } from '@gradus/tensor';
import type { NumberFunction } from '../kernels/kernel.js';

/**
 * Whether a function has a formula.
 *
 * @param f - the function
 * @param dtype - the dtype of its operands
 * @returns true where loops need not call the host
 */
export function hasFormula(f: NumberFunction, dtype: DType): boolean {
  return f === undefined && dtype === 'bool';
}
