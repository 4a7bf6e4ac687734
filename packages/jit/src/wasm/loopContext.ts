/**
 * What the loops of one module share while they are emitted, and how threads take part.
 */
import type { Index, LoopFunction, LoopStatement } from '@gradus/tensor/code';
import type { OffsetOf } from '../memory/layout.js';
import type { FunctionBuilder, Local, ModuleBuilder } from './assembler.js';
import type { ScalarContext } from './emitScalar.js';
import type { ArenaParams } from './parameters.js';

/** What the loops of one module share. */
export interface LoopContext extends Pick<ScalarContext, 'imported' | 'helper'> {
  readonly module: ModuleBuilder;
  readonly offsetOf: OffsetOf;
  /** Functions of loops that several kernels have in common. */
  readonly emitted: Map<LoopFunction, FunctionBuilder>;
  /** How threads share loops; null where there is one alone. */
  readonly forks: Forks | null;
}

/** How threads share loops: what they share becomes a function of its own. */
export interface Forks {
  /** Marks loops that are worth sharing. */
  mark(loops: LoopFunction): LoopFunction;
  /** Adds the function of one turn of a marked loop, and a call that has all turns computed. */
  emit(loop: LoopStatement, caller: ForkCaller, context: LoopContext): void;
}

/** The function of a kernel with a loop that threads share. */
export interface ForkCaller {
  readonly f: FunctionBuilder<ArenaParams>;
  readonly kernel: LoopFunction;
  /** The local that counts the turns of a loop around. */
  counterOf(index: Index): Local;
}
