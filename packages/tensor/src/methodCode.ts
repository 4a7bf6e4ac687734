/**
 * Nothing, where tensors have methods: every page holds the operations behind them, but a page without a compiler need
 * not hold what compiles them. A compiler has that itself.
 */
import type { Writing } from './code/formula.js';
import type { IndexedCode } from './code/indexedCode.js';

export const indexedCode: IndexedCode | undefined = undefined;
export const powFormula: Writing | undefined = undefined;
export const powBaseSlopeFormula: Writing | undefined = undefined;
export const powExponentSlopeFormula: Writing | undefined = undefined;
export const sigmoidFormula: Writing | undefined = undefined;
