/**
 * No formulas of special functions, under the condition `@gradus/no-functions`: loops ask the host for
 * these, element by element.
 */
import type { FormulaRow } from './formulaRows.js';

/** No rows. */
export const SPECIAL_FORMULAS: readonly FormulaRow[] = [];
