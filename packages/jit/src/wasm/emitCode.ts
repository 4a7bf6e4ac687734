/**
 * The functions of kernels: each is added with those that it calls, and loops that several have in common once.
 */
import { emitControl } from '#commands';
import { isControl, isShared, type Code } from '../control/command.js';
import type { FunctionBuilder } from './assembler.js';
import { emitLoops, emitOnce } from './emitLoops.js';
import type { LoopContext } from './loopContext.js';

/**
 * Adds the function of a kernel, and the functions that it calls.
 *
 * @param code - loops or commands
 * @param context - the module
 * @returns a function of the address of the arena, and of every buffer it is handed
 */
export function emitCode(code: Code, context: LoopContext): FunctionBuilder {
  if (isShared(code)) return emitOnce(code.loops, context);
  if (!isControl(code)) return emitLoops(code, context);
  return emitControl(code, context, (inner: Code) => emitCode(inner, context));
}
