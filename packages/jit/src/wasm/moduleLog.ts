/**
 * What is kept of a module for readers and checkers, who are tests and `moduleText`.
 */
import type { FunctionBuilder, ParamTypes } from './functionBuilder.js';
import type { ValueType } from './instruction.js';
import { uniqueName } from './instructionLog.js';
import type { Types } from './numbers.js';
import { ReadableBuilder } from './readableBuilder.js';
import type { Checker } from './stackCheck.js';

/** What is kept of a module. */
export interface ModuleLog {
  /** What a function is called. */
  nameOf(wanted: string): string;
  /** Starts a function whose instructions are kept. */
  build<P extends ParamTypes>(
    name: string,
    params: P,
    results: readonly ValueType[],
  ): FunctionBuilder<P>;
  /** Throws unless all functions are complete. */
  finish(hasMemory: boolean): void;
}

/** Makes the log of a module. */
export type LogMaker = (types: Types, check: Checker | null) => ModuleLog;

/**
 * Keeps the instructions of a module.
 *
 * @param types - the types of the module
 * @param check - what follows the types on the stack of every function; null for nothing
 * @returns an empty log
 */
export function instructionLog(types: Types, check: Checker | null): ModuleLog {
  const names = new Set<string>();
  const functions: Pick<ReadableBuilder<ParamTypes>, 'log'>[] = [];
  return {
    nameOf: (wanted) => uniqueName(names, wanted),
    build(name, params, results) {
      const f = new ReadableBuilder(name, params, results, { types, check });
      functions.push(f);
      return f;
    },
    finish: (hasMemory) => functions.forEach(({ log }) => log.finish(hasMemory)),
  };
}
