/**
 * A module as data: what the builder fills, and what the encoder and the printer read.
 */
import type { Callable } from './instruction.js';
import type { Types } from './numbers.js';
import type { FunctionDefinition } from './wasmFunction.js';

/** Where an import comes from: the two names under which it is handed to the instance. */
export interface Origin {
  readonly module: string;
  readonly name: string;
}

/** A function that the host provides. */
export interface FunctionImport extends Callable {
  readonly kind: 'import';
  readonly origin: Origin;
}

/** The memory that the host provides: sizes in pages of 64 KiB; a shared one needs a maximum. */
export interface MemoryImport extends Origin {
  readonly initial: number;
  readonly maximum?: number;
  readonly shared?: boolean;
}

/** A function of the module, own or imported. */
export type WasmFunction = FunctionImport | FunctionDefinition;

/** What is exported, and under which name. */
export interface Export {
  readonly name: string;
  readonly item: WasmFunction;
}

/** A module. */
export interface WasmModule {
  readonly name: string;
  readonly memory: MemoryImport | undefined;
  readonly imports: readonly FunctionImport[];
  readonly definitions: readonly FunctionDefinition[];
  readonly exports: readonly Export[];
  readonly types: Types;
}
