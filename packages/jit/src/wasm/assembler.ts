/**
 * An assembler for WebAssembly: `moduleBuilder` collects imports, functions and exports as
 * data, and encodes them. Types, numbers and the order of sections are the encoder's business, so
 * things may be declared in any order. Emitters import this file alone.
 */
import { unreachable } from '@gradus/tensor';
import { encodeModule, type CustomSection } from './encodeModule.js';
import type { FunctionBuilder, ParamTypes } from './functionBuilder.js';
import { BytesBuilder } from './bytesBuilder.js';
import type { FunctionType, ValueType } from './instruction.js';
import { instructionLog, type LogMaker, type ModuleLog } from './moduleLog.js';
import type { Types } from './numbers.js';
import type { Checker } from './stackCheck.js';
import type { FunctionDefinition } from './wasmFunction.js';
import type {
  Export,
  FunctionImport,
  MemoryImport,
  Origin,
  WasmFunction,
  WasmModule,
} from './wasmModule.js';

export type { FunctionBuilder, ParamTypes } from './functionBuilder.js';
export type {
  Callable,
  FunctionType,
  Label,
  LaneShape,
  Local,
  Mnemonic,
  MnemonicOf,
  NumberType,
  ValueType,
} from './instruction.js';
export type { FunctionImport, MemoryImport, WasmFunction, WasmModule } from './wasmModule.js';

/** How a module is built. */
export interface ModuleOptions {
  /** Its name in text and in the section of names. */
  readonly name?: string;
  /** What follows the types on the stack of each function: `stackCheck` of this folder, or nothing. */
  readonly check?: Checker | null;
  /** What keeps instructions for checkers and readers, beside their bytes; null for nothing. */
  readonly log?: LogMaker | null;
}

/** A module to which things are added. */
export interface ModuleBuilder extends WasmModule {
  /** Imports the memory, private or shared: a module has at most one. */
  importMemory(memory: MemoryImport): void;
  /** Imports a function. */
  importFunction(origin: Origin, type: FunctionType): FunctionImport;
  /** Adds a function; its instructions follow by the methods of the builder. */
  function<const P extends ParamTypes>(
    name: string,
    params: P,
    results?: readonly ValueType[],
  ): FunctionBuilder<P>;
  /** Exports a function, under its own name unless another is given. */
  export(item: WasmFunction, name?: string): void;
  /** Encodes the module, with a section of its own kind at the end if one is given; throws when a function is not complete. */
  encode(custom?: CustomSection): Uint8Array<ArrayBuffer>;
}

/** The lists of a module, still growing. */
interface Parts {
  readonly name: string;
  memory: MemoryImport | undefined;
  readonly imports: FunctionImport[];
  readonly definitions: FunctionDefinition[];
  readonly exports: Export[];
  readonly types: Types;
}

const MAX_PAGES = 0x1_0000; // 4 GiB

function checkMemory(known: MemoryImport | undefined, memory: MemoryImport): void {
  if (known) unreachable('a module imports one memory only');
  if (!(memory.initial <= (memory.maximum ?? MAX_PAGES) && (memory.maximum ?? 0) <= MAX_PAGES))
    unreachable(`a memory of ${memory.initial} to ${memory.maximum ?? MAX_PAGES} pages`);
  if (memory.shared && memory.maximum === undefined) unreachable('a shared memory needs a maximum');
}

/** Names of parameters become keys of an object, where JavaScript would sort numbers first. */
function checkParams(params: ParamTypes): void {
  for (const param in params) {
    if (/^\d/.test(param)) unreachable(`a parameter called ${param}: begin its name with a letter`);
  }
}

/** The methods that add functions. */
function functionMethods(
  parts: Parts,
  log: ModuleLog | null,
): Pick<ModuleBuilder, 'function' | 'importFunction'> {
  const nameOf = (wanted: string): string => log?.nameOf(wanted) ?? wanted;
  return {
    importFunction(origin, type) {
      const item: FunctionImport = { kind: 'import', name: nameOf(origin.name), origin, type };
      parts.imports.push(item);
      return item;
    },
    function<const P extends ParamTypes>(
      name: string,
      params: P,
      results: readonly ValueType[] = [],
    ): FunctionBuilder<P> {
      checkParams(params);
      const builder =
        log?.build(nameOf(name), params, results) ??
        new BytesBuilder(name, params, results, parts.types);
      parts.definitions.push(builder);
      return builder;
    },
  };
}

function exportMethod(parts: Parts): ModuleBuilder['export'] {
  return (item, name = item.name) => {
    if (parts.exports.some((other) => other.name === name))
      unreachable(`two exports are called ${name}`);
    parts.exports.push({ name, item });
  };
}

/**
 * Starts a module.
 *
 * @param options - its name, and whether to check types
 * @returns an empty module
 *
 * @example
 * ```js
 * const module = moduleBuilder();
 * const f = module.function('hypot', { x: 'f64', y: 'f64' }, ['f64']);
 * const { x, y } = f.params;
 * f.localGet(x).localGet(x).op('f64.mul');
 * f.localGet(y).localGet(y).op('f64.mul');
 * f.op('f64.add').op('f64.sqrt');
 * module.export(f);
 * const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.encode()));
 * (exports['hypot'] as (x: number, y: number) => number)(3, 4); // => 5
 * ```
 */
export function moduleBuilder(options: ModuleOptions = {}): ModuleBuilder {
  return plainModule({ log: instructionLog, ...options });
}

/**
 * Starts a module that keeps no instructions, unless it is told to.
 *
 * @param options - its name, and what becomes of instructions beside their bytes
 * @returns an empty module
 */
export function plainModule({
  name = 'module',
  check = null,
  log = null,
}: ModuleOptions): ModuleBuilder {
  const parts: Parts = {
    name,
    memory: undefined,
    imports: [],
    definitions: [],
    exports: [],
    types: new Map(),
  };
  if (check !== null && log === null) unreachable('a checker needs a log');
  const kept = log && log(parts.types, check);
  const methods: Omit<ModuleBuilder, keyof WasmModule> = {
    importMemory(memory) {
      checkMemory(parts.memory, memory);
      parts.memory = memory;
    },
    ...functionMethods(parts, kept),
    export: exportMethod(parts),
    encode(custom) {
      kept?.finish(parts.memory !== undefined);
      return encodeModule(parts, custom);
    },
  };
  return Object.assign(parts, methods);
}
