/**
 * Functions with a body.
 */
import type { Code } from './encodeCode.js';
import type { Callable, Instruction, Local } from './instruction.js';

/** A function with a body. `locals` begins with the parameters. */
export interface FunctionDefinition extends Callable {
  readonly kind: 'definition';
  readonly locals: readonly Local[];
  readonly code: Code;
  /** The instructions, for readers; null where none are to be kept. */
  readonly body: readonly Instruction[] | null;
}
