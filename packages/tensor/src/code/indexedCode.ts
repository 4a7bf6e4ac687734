/**
 * All that compiles moves to and from places that are read from memory, as one value.
 */
import { indexedAccesses, indexedKernel } from './indexedKernel.js';
import { lowerIndexed } from './lowerIndexed.js';

/** What compilers find in operations that move so, or have themselves. */
export interface IndexedCode {
  readonly indexedKernel: typeof indexedKernel;
  readonly indexedAccesses: typeof indexedAccesses;
  readonly lowerIndexed: typeof lowerIndexed;
}

/** From the kernel to its loops. */
export const indexedCode: IndexedCode = { indexedKernel, indexedAccesses, lowerIndexed };
