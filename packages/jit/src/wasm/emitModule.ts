/**
 * The module of a program: a function for every kernel, and one for every stretch of kernels between two
 * calls of the host, which is what is exported. Mathematical functions are imported by identity.
 */
import { madeOnce } from '@gradus/tensor';
import type { Buffer, NumberFunction } from '../kernels/kernel.js';
import type { Code } from '../control/command.js';
import type { OffsetOf } from '../memory/layout.js';
import {
  plainModule,
  type Callable,
  type FunctionBuilder,
  type FunctionImport,
  type ModuleBuilder,
} from './assembler.js';
import { emitCode } from './emitCode.js';
import type { Forks } from './loopContext.js';
import type { LogMaker } from './moduleLog.js';
import { integerFunctions } from './integerFunctions.js';
import type { Checker } from './stackCheck.js';

/** A module, and what it must be given. */
export interface EmittedModule {
  readonly module: ModuleBuilder;
  /** The functions to import, by name. */
  readonly functions: ReadonlyMap<string, NumberFunction>;
}

/** Where in the arena it is written where buffers lie that are elsewhere. */
export interface AddressTable {
  /** In order, four bytes each. */
  readonly buffers: readonly Buffer[];
  readonly offset: number;
}

const NO_TABLE: AddressTable = { buffers: [], offset: 0 };

/** How to emit. */
export interface EmitOptions {
  /** What follows types while emitting; for tests. */
  readonly check?: Checker | null;
  /** What the module is called. */
  readonly name?: string;
  /** What keeps instructions, so that the module can be checked and printed; null, the default, for nothing. */
  readonly log?: LogMaker | null;
  /** Where it is written where buffers lie that are not in the arena. */
  readonly table?: AddressTable;
  /** How threads share its loops, in a memory that they share. */
  readonly threads?: ThreadOptions | null;
}

/** A module for several threads. */
export interface ThreadOptions {
  /** Pages that the memory they share may have at most. */
  readonly pages: number;
  readonly forks: Forks;
}

/**
 * The name of the exported function of a stretch.
 *
 * @param index - which stretch
 * @returns its name
 */
export function stretchName(index: number): string {
  return `run${index}`;
}

/**
 * Emits a program.
 *
 * @param stretches - its loops, stretch by stretch
 * @param offsetOf - where buffers begin in the arena
 * @param options - name and checking
 * @returns the module
 */
export function emitModule(
  stretches: readonly (readonly Code[])[],
  offsetOf: OffsetOf,
  { table = NO_TABLE, threads = null, name = 'program', ...options }: EmitOptions = {},
): EmittedModule {
  const module = plainModule({ name, ...options });
  const shared = threads === null ? {} : { maximum: threads.pages, shared: true };
  module.importMemory({ module: 'host', name: 'memory', initial: 0, ...shared });
  const functions = new Map<string, NumberFunction>();
  const imported = importer(module, functions);
  const context = {
    module,
    offsetOf,
    imported,
    helper: integerFunctions(module),
    emitted: new Map(),
    forks: threads?.forks ?? null,
  };
  stretches.forEach((loops, i) => {
    const kernels = loops.map((l) => ({ callee: emitCode(l, context), ports: l.ports ?? [] }));
    const alone = kernels.length === 1 && kernels[0]!.ports.length === 0;
    const run = alone
      ? kernels[0]!.callee
      : callAll(module, kernels, { name: stretchName(i), table, offsetOf });
    module.export(run, stretchName(i));
  });
  return { module, functions };
}

/** A kernel, and the buffers whose addresses it is handed. */
interface EmittedKernel {
  readonly callee: Callable;
  readonly ports: readonly Buffer[];
}

interface CallOptions {
  readonly name: string;
  readonly table: AddressTable;
  readonly offsetOf: OffsetOf;
}

/** Calls kernels one after the other, each with the addresses that it asks for. */
function callAll(
  module: ModuleBuilder,
  kernels: readonly EmittedKernel[],
  { name, table, offsetOf }: CallOptions,
): FunctionBuilder {
  const run = module.function(name, { arena: 'i32' });
  const places = new Map(table.buffers.map((buffer, i) => [buffer, table.offset + 4 * i]));
  for (const { callee, ports } of kernels) {
    run.localGet(run.params.arena);
    for (const port of ports) {
      run.localGet(run.params.arena);
      const offset = offsetOf(port);
      if (offset === null) run.load('i32', places.get(port));
      else if (offset !== 0) run.const('i32', offset | 0).op('i32.add');
    }
    run.call(callee);
  }
  return run;
}

/** Imports a function of the host when it is first used, once for every number of arguments. */
function importer(
  module: ModuleBuilder,
  functions: Map<string, NumberFunction>,
): (f: NumberFunction, arity: number) => FunctionImport {
  const known = new Map<NumberFunction, FunctionImport[]>();
  const add = (f: NumberFunction, arity: number): FunctionImport => {
    const base = f.name || 'function';
    let name = base;
    for (let i = 1; functions.has(name); i++) name = `${base}${i}`;
    functions.set(name, f);
    const params = Array.from({ length: arity }, () => 'f64' as const);
    return module.importFunction({ module: 'math', name }, { params, results: ['f64'] });
  };
  return (f, arity) => {
    const imports = madeOnce(known, f, () => []);
    return (imports[arity] ??= add(f, arity));
  };
}
