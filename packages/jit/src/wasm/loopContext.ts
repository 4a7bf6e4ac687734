/**
 * What the loops of one module share while they are emitted, and how threads take part.
 */
import type { LoopFunction, LoopStatement } from '../loops/loop.js';
import type { OffsetOf } from '../memory/layout.js';
import type { Callable, FunctionBuilder, ModuleBuilder } from './assembler.js';
import type { ScalarContext } from './emitScalar.js';

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
  /** Adds the function of one turn of a marked loop of a kernel. */
  add(loop: LoopStatement, kernel: LoopFunction, context: LoopContext): Fork;
}

/** A function that threads share. */
export interface Fork {
  readonly number: number;
  /** What has all turns computed: takes the number, and what the function takes but for its turn. */
  readonly callee: Callable;
}
