/**
 * The language of compiled loops, and formulas written in it: a subpath of its own, `@gradus/tensor/code`, for
 * compilers. It stands below operations, so that these can bring along what compiles them: a page holds the formulas
 * of the functions that it uses.
 */
export { ANCHORS } from './anchors.js';
export * from './expression.js';
export * from './formula.js';
export { indexedCode, type IndexedCode } from './indexedCode.js';
export type { Move, MoveApplication, PlacedValue } from './indexedKernel.js';
export * from './loop.js';
export * from './operation.js';
export * from './realFormulas.js';
