/**
 * Nothing, under the condition `@gradus/lean`: operations behind methods bring along what compiles them.
 */
import type { IndexedCode, Writing } from '@gradus/tensor/code';

/** No formulas of powers. */
export const POWERS: readonly (readonly [string, Writing])[] = [];

/** Nothing for moves. */
export const indexedCode: IndexedCode | undefined = undefined;
