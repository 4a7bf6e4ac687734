/**
 * Nothing, under the condition `@gradus/lean`: operations bring along what compiles them. A primitive of one's own that
 * calls `Math.tan` has it computed by the host; one that calls `tan` of `@gradus/tensor/math` brings the formula along, too.
 */
import type { FunctionIdentity, IndexedCode, Writing } from '@gradus/tensor/code';

/** No formulas of functions. */
export const FUNCTIONS: readonly (readonly [FunctionIdentity, Writing])[] = [];

/** Nothing for moves. */
export const indexedCode: IndexedCode | undefined = undefined;
