/**
 * Nothing, under the condition `@gradus/no-indexing`: the host moves to and from places that are read
 * from memory.
 */
import { unreachable } from '@gradus/tensor';

/** They are not compiled. */
export const COMPILES_INDEXED = false as boolean;

/** Never called: kernels of this kind are not made. */
function never(..._: unknown[]): never {
  return unreachable('the host moves');
}

export { never as indexedAccesses, never as indexedKernel, never as lowerIndexed };
