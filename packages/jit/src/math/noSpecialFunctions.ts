/**
 * No formulas of special functions, under the condition `@gradus/no-functions`: loops ask the host for
 * these, element by element. Nor is there a shorter formula where operands are never positive.
 */
import type { Kernel } from '../kernels/kernel.js';
import type { FormulaRow } from './formulaRows.js';

/** No rows. */
export const SPECIAL_FORMULAS: readonly FormulaRow[] = [];

/**
 * All functions as they are.
 *
 * @param kernels - kernels in order
 * @returns the same
 */
export function withFalling(kernels: Kernel[]): Kernel[] {
  return kernels;
}
