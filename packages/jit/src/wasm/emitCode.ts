/**
 * The functions of kernels: each is added with those that it calls, and loops that several have in common once.
 */
import { isControl, isShared, type Code, type ControlFunction } from '../control/command.js';
import type { FunctionBuilder } from './assembler.js';
import { emitLoops, emitOnce } from './emitLoops.js';
import type { LoopContext } from './loopContext.js';
import { paramsFor, portName, type ArenaParams } from './parameters.js';

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
  return emitCommands(code, context);
}

/** The function of commands, written by what came along with the loop or the choice. */
function emitCommands(control: ControlFunction, context: LoopContext): FunctionBuilder {
  const { module, offsetOf } = context;
  return control.emit(control.commands, {
    begin: () => {
      const f: FunctionBuilder<ArenaParams> = module.function(control.name, paramsFor(control));
      const { params } = f;
      const begins = new Map(control.ports.map((port) => [port, params[portName(port)]!] as const));
      return { f, arena: params.arena, begins };
    },
    offsetOf,
    emit: (inner: Code) => emitCode(inner, context),
  });
}
