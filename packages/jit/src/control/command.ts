/**
 * Commands: what a loop over kernels or a choice between them becomes. Kernels are called with the addresses
 * of the buffers they are handed; a loop moves these addresses from row to row and exchanges them, so that
 * nothing is copied from step to step. The emitter of WebAssembly and an interpreter read the same commands.
 */
import type { Buffer } from '../kernels/kernel.js';
import type { LoopFunction } from '../loops/loop.js';

/** Something that can be called: loops of one kernel or of many, or commands that call others. */
export type Code = LoopFunction | SharedLoops | ControlFunction;

/** A kernel that has its loops in common with others. */
export interface SharedLoops {
  readonly name: string;
  /** The loops of the first of them, which are handed all their buffers. */
  readonly loops: LoopFunction;
  /** The buffers of this kernel, in the order in which they are handed over; some are in its arena. */
  readonly ports: readonly Buffer[];
}

/** An instruction over kernels. */
export type Command =
  /** Calls code; the arena of what it computes inside is a buffer here, or the arena of the caller. */
  | { readonly kind: 'call'; readonly code: Code; readonly arena: Buffer | null }
  /** Says where a handed buffer begins: where another one does, and so many bytes on. */
  | { readonly kind: 'point'; readonly port: Buffer; readonly at: Buffer; readonly bytes: number }
  /** Copies a buffer to another of its size, unless both begin at one place. */
  | { readonly kind: 'copy'; readonly from: Buffer; readonly to: Buffer }
  /** Writes a number to the first element of a buffer. */
  | { readonly kind: 'put'; readonly to: Buffer; readonly value: number }
  | { readonly kind: 'times'; readonly count: number; readonly body: readonly Command[] }
  /** Runs `test`, and `body` as long as the flag is true after it. */
  | {
      readonly kind: 'while';
      readonly test: readonly Command[];
      readonly flag: Buffer;
      readonly body: readonly Command[];
    }
  /** Runs one list of commands; a number that is too large means the last. */
  | {
      readonly kind: 'choose';
      readonly index: Buffer;
      readonly branches: readonly (readonly Command[])[];
    };

/** The commands of one kernel. */
export interface ControlFunction {
  readonly name: string;
  /** Buffers that are not in the arena: where they begin is handed over with every call. */
  readonly ports: readonly Buffer[];
  readonly commands: readonly Command[];
}

/**
 * Whether code consists of commands.
 *
 * @param code - any code
 * @returns false for loops over elements
 */
export function isControl(code: Code): code is ControlFunction {
  return 'commands' in code;
}

/**
 * Whether code has its loops in common with others.
 *
 * @param code - any code
 * @returns false for loops of one kernel, and for commands
 */
export function isShared(code: Code): code is SharedLoops {
  return 'loops' in code;
}
