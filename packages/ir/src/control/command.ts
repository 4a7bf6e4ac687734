/**
 * Commands: what a loop over kernels or a choice between them becomes. Kernels are called with the addresses
 * of the buffers they are handed; a loop moves these addresses from row to row and exchanges them, so that
 * nothing is copied from step to step. The emitter of WebAssembly and an interpreter read the same commands.
 */
import type { Buffer } from '@gradus/tensor/code';

/** An instruction over kernels; `C` is what can be called. */
export type CommandOf<C> =
  /** Calls code; the arena of what it computes inside is a buffer here, or the arena of the caller. */
  | { readonly kind: 'call'; readonly code: C; readonly arena: Buffer | null }
  /** Says where a handed buffer begins: where another one does, and so many bytes on. */
  | { readonly kind: 'point'; readonly port: Buffer; readonly at: Buffer; readonly bytes: number }
  /** Copies a buffer to another of its size, unless both begin at one place. */
  | { readonly kind: 'copy'; readonly from: Buffer; readonly to: Buffer }
  /** Writes a number to the first element of a buffer. */
  | { readonly kind: 'put'; readonly to: Buffer; readonly value: number }
  | { readonly kind: 'times'; readonly count: number; readonly body: readonly CommandOf<C>[] }
  /** Runs `test`, and `body` as long as the flag is true after it. */
  | {
      readonly kind: 'while';
      readonly test: readonly CommandOf<C>[];
      readonly flag: Buffer;
      readonly body: readonly CommandOf<C>[];
    }
  /** Runs one list of commands; a number that is too large means the last. */
  | {
      readonly kind: 'choose';
      readonly index: Buffer;
      readonly branches: readonly (readonly CommandOf<C>[])[];
    };
