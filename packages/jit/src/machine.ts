/**
 * What runs loops: WebAssembly, or the interpreter where WebAssembly is missing or refused (by a content
 * security policy, for want of memory). Both work in a heap of their own kind, opened when first needed.
 */
import { warn } from '@gradus/tensor';
import { openHeap } from './memory/heap.js';
import { Residents } from './memory/residents.js';
import { moduleOf, offsetsOf, tableOf, type Lowered } from './lowerProgram.js';
import type { Code } from './control/command.js';
import { runCode } from './control/runCode.js';
import { stretchName, type EmittedModule, type ThreadOptions } from './wasm/emitModule.js';

/** Runs one stretch of kernels in the arena at an address. */
export type Stretch = (arena: number) => void;

/** A program ready to run. */
export interface Loaded {
  /** Whether it is code of the machine, and not interpreted. */
  readonly native: boolean;
  /** The memory in which it runs, and what stays there between calls. */
  readonly residents: Residents;
  readonly stretches: readonly Stretch[];
  /** Who computes; another crew needs other code. */
  readonly crew: Crew | null;
  /** Loops that threads share. */
  readonly parts: readonly SharedPart[];
}

/** Threads that compute together, in a memory that they share. */
export interface Crew {
  /** How many there are. */
  readonly threads: number;
  readonly residents: Residents;
  /** Begins a module: how it is emitted, and what it imports and does once it is complete. */
  begin(): CrewModule;
}

/** A module that a crew shares. */
export interface CrewModule {
  readonly options: ThreadOptions;
  /** What it imports from the host beside the memory. */
  imports(): WebAssembly.ModuleImports;
  /** Hands it to all threads; what of it they share. */
  launch(
    code: WebAssembly.WebAssemblyInstantiatedSource,
    functions: EmittedModule['functions'],
  ): readonly SharedPart[];
}

/** A loop that threads share. */
export interface SharedPart {
  readonly kernel: string;
  /** In how many pieces. */
  readonly turns: number;
}

let crew: Crew | null = null;

/**
 * Who computes now.
 *
 * @returns threads; null for this thread alone
 */
export function currentCrew(): Crew | null {
  return crew;
}

/**
 * Decides who computes from now on; programs are compiled anew for them.
 *
 * @param next - threads; null for this thread alone
 */
export function setCrew(next: Crew | null): void {
  crew = next;
}

/** What runs loops. */
export type Machine = (lowered: Lowered) => Loaded;

/** The memory of a kind, opened once. */
function memoryOf(kind: 'wasm' | 'plain'): () => Residents {
  let residents: Residents | null = null;
  return () => (residents ??= new Residents(openHeap(kind)));
}

const ownMemory = /* @__PURE__ */ memoryOf('wasm');
const plainMemory = /* @__PURE__ */ memoryOf('plain');

function wasmMemory(): Residents {
  return crew === null ? ownMemory() : crew.residents;
}

/** How much memory compiled functions have, in bytes. */
export interface CompiledMemory {
  /** What the machine has given; it never shrinks. */
  readonly bytes: number;
  /** What is in use: results and arguments that stay, and calls in progress. */
  readonly taken: number;
  /** Results and arguments that stay between calls. */
  readonly resident: number;
}

/**
 * The memory that all compiled functions share.
 *
 * @returns how large it is, and how much of it is in use
 *
 * @example
 * ```ts
 * import { compiledMemory, jit } from '@gradus/jit';
 * import { zeros, type Tensor } from '@gradus/tensor';
 * const y = jit((x: Tensor) => x.add(1))(zeros([4096])); // 16 KiB, not read yet
 * console.log(compiledMemory().resident); // => 16384
 * console.log(y.shape); // => [4096]
 * ```
 */
export function compiledMemory(): CompiledMemory {
  const { heap, bytes: resident } = wasmMemory();
  return { bytes: heap.views.bool.length, taken: heap.taken, resident };
}

/**
 * Runs loops by WebAssembly.
 *
 * @param lowered - a lowered program
 * @returns the program ready to run
 */
export function wasmMachine(lowered: Lowered): Loaded {
  return link(lowered, encoded(lowered));
}

/** The bytes of a module, and the functions it imports. */
interface Encoded {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly imports: WebAssembly.Imports;
  readonly residents: Residents;
  readonly crew: Crew | null;
  readonly functions: EmittedModule['functions'];
  /** The module among threads. */
  readonly shared: CrewModule | null;
}

function encoded(lowered: Lowered): Encoded {
  const shared = crew === null ? null : crew.begin();
  const { module, functions } = moduleOf(lowered, { threads: shared?.options ?? null });
  const residents = wasmMemory();
  const memory = residents.heap.memory!;
  return {
    bytes: module.encode({ names: false }),
    imports: { host: { memory, ...shared?.imports() }, math: Object.fromEntries(functions) },
    functions,
    residents,
    crew,
    shared,
  };
}

function link(lowered: Lowered, code: Encoded): Loaded {
  const module = new WebAssembly.Module(code.bytes);
  return linked(lowered, code, {
    module,
    instance: new WebAssembly.Instance(module, code.imports),
  });
}

function linked(
  { stretches }: Lowered,
  { residents, crew, shared, functions }: Encoded,
  code: WebAssembly.WebAssemblyInstantiatedSource,
): Loaded {
  return {
    native: true,
    parts: shared?.launch(code, functions) ?? [],
    residents,
    crew,
    stretches: stretches.map((_, i) => code.instance.exports[stretchName(i)] as Stretch),
  };
}

/**
 * Runs loops by the interpreter.
 *
 * @param lowered - a lowered program
 * @returns the program ready to run
 */
export function interpreterMachine(lowered: Lowered): Loaded {
  const { stretches, schedule } = lowered;
  const residents = plainMemory();
  const { heap } = residents;
  const offsetOf = offsetsOf(lowered);
  const { buffers, offset } = tableOf(schedule);
  const kernelOf = (code: Code): Stretch => {
    const run = runCode(code, { views: () => heap.views, offsetOf });
    const places = (code.ports ?? []).map((port) => {
      const inside = offsetOf(port);
      if (inside !== null) return (arena: number) => arena + inside;
      const at = offset / 4 + buffers.indexOf(port);
      return (arena: number) => heap.views.uint32[arena / 4 + at]!;
    });
    return (arena) => run(arena, ...places.map((place) => place(arena)));
  };
  return {
    native: false,
    parts: [],
    residents,
    crew,
    stretches: stretches.map((loops) => {
      const kernels = loops.map(kernelOf);
      return (arena) => {
        for (const kernel of kernels) kernel(arena);
      };
    }),
  };
}

let refused = false;

/**
 * Runs loops by WebAssembly, or by the interpreter where it is refused, with one warning (GR321).
 *
 * @param lowered - a lowered program
 * @returns the program ready to run
 */
export function load(lowered: Lowered): Loaded {
  if (lowered.stretches.length === 0) return nothingToRun();
  const code = encoded(lowered);
  try {
    return link(lowered, code);
  } catch (error) {
    return interpreted(lowered, error);
  }
}

/**
 * As `load`, but compiles beside the running program: some engines refuse to compile large modules at once.
 *
 * @param lowered - a lowered program
 * @returns the program ready to run
 */
export async function loadAhead(lowered: Lowered): Promise<Loaded> {
  if (lowered.stretches.length === 0) return nothingToRun();
  const code = encoded(lowered);
  try {
    return linked(lowered, code, await WebAssembly.instantiate(code.bytes, code.imports));
  } catch (error) {
    return interpreted(lowered, error);
  }
}

function nothingToRun(): Loaded {
  return { native: true, residents: plainMemory(), stretches: [], parts: [], crew };
}

function interpreted(lowered: Lowered, error: unknown): Loaded {
  if (!refused) warnRefused(error);
  refused = true;
  return interpreterMachine(lowered);
}

function warnRefused(error: unknown): void {
  const reason =
    typeof WebAssembly === 'undefined'
      ? 'there is none'
      : error instanceof Error
        ? error.message
        : String(error);
  warn('GR321', {
    what: `WebAssembly is refused here (${reason}).`,
    why: 'Compiled functions are WebAssembly; without it they run in a slow interpreter, with the same results.',
    instead:
      "Allow it in the page's content security policy, `script-src 'wasm-unsafe-eval'`; where only large modules are refused, compile beforehand by `await f.ready(x)`; or call the function without `jit`.",
  });
}
