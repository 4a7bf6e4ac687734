/**
 * All that compiles moves to and from places that are read from memory. A page that has none may
 * name the condition `@gradus/no-indexing`, and has `noIndexedMoves.ts` in its place.
 */
export { indexedAccesses, indexedKernel } from './indexedKernel.js';
export { lowerIndexed } from '../loops/lowerIndexed.js';

/** Whether such moves are compiled. */
export const COMPILES_INDEXED = true as boolean;
