/**
 * Functions with a body, and how they are built.
 */
import type { Code } from './encodeCode.js';
import type { Callable, Instruction, Local } from './instruction.js';
import type { ModuleLog } from './instructionLog.js';
import type { Types } from './numbers.js';

/** A function with a body. `locals` begins with the parameters. */
export interface FunctionDefinition extends Callable {
  readonly kind: 'definition';
  readonly locals: readonly Local[];
  readonly code: Code;
  /** The instructions, for readers; null where none are to be kept. */
  readonly body: readonly Instruction[] | null;
}

/** How functions are built. */
export interface DraftOptions {
  /** What keeps instructions, and not their bytes alone; null for nothing. */
  readonly log: ModuleLog | null;
  /** The types of the module. */
  readonly types: Types;
}
