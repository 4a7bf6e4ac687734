/**
 * Code: loops over elements, and commands over code (`control/command.ts` of `@gradus/ir`), which come along with the
 * operations that need them.
 */
import type { CommandOf, ControlCode } from '@gradus/ir';
import type { Buffer } from '../kernels/kernel.js';
import type { LoopFunction } from '@gradus/tensor/code';

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
export type Command = CommandOf<Code>;

/** The commands of one kernel. */
export interface ControlFunction {
  readonly name: string;
  /** Buffers that are not in the arena: where they begin is handed over with every call. */
  readonly ports: readonly Buffer[];
  readonly commands: readonly Command[];
  /** What writes them as instructions. */
  readonly emit: ControlCode['emitControl'];
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
