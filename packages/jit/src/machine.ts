/**
 * What runs loops: WebAssembly, in a memory that is opened when first needed. Where it is missing or refused (by
 * a content security policy, for want of memory) there is no code, and programs are evaluated (`compile.ts`).
 */
import { warn } from '@gradus/tensor';
import { openHeap } from './memory/heap.js';
import { Residents } from './memory/residents.js';
import { emitted, type Lowered } from './lowerProgram.js';
import { stretchName, type EmittedModule, type ThreadOptions } from './wasm/emitModule.js';

/** Runs one stretch of kernels in the arena at an address. */
export type Stretch = (arena: number) => void;

/** A program ready to run. */
export interface Loaded {
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

/** What runs loops; null where it is refused. */
export type Machine = (lowered: Lowered) => Loaded | null;

let ownMemory: Residents | null = null;

function wasmMemory(): Residents {
  return crew === null ? (ownMemory ??= new Residents(openHeap())) : crew.residents;
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
  readonly crew: Crew | null;
  readonly functions: EmittedModule['functions'];
  /** The module among threads. */
  readonly shared: CrewModule | null;
}

function encoded(lowered: Lowered): Encoded {
  const shared = crew === null ? null : crew.begin();
  const threads = shared?.options ?? null;
  const { module, functions } = emitted(lowered, { threads });
  return { bytes: module.encode(), functions, crew, shared };
}

function importsOf({ shared, functions }: Encoded): WebAssembly.Imports {
  const memory = wasmMemory().heap.memory!;
  return { host: { memory, ...shared?.imports() }, math: Object.fromEntries(functions) };
}

function link(lowered: Lowered, code: Encoded): Loaded {
  const module = new WebAssembly.Module(code.bytes);
  const instance = new WebAssembly.Instance(module, importsOf(code));
  return linked(lowered, code, { module, instance });
}

function linked(
  { stretches }: Lowered,
  { crew, shared, functions }: Encoded,
  code: WebAssembly.WebAssemblyInstantiatedSource,
): Loaded {
  return {
    parts: shared?.launch(code, functions) ?? [],
    residents: wasmMemory(),
    crew,
    stretches: stretches.map((_, i) => code.instance.exports[stretchName(i)] as Stretch),
  };
}

let refused = false;

/**
 * Runs loops by WebAssembly.
 *
 * @param lowered - a lowered program
 * @returns the program ready to run; null where WebAssembly is refused, with one warning (GR321)
 */
export function load(lowered: Lowered): Loaded | null {
  const code = lowered.stretches.length === 0 ? null : encoded(lowered);
  try {
    return code === null ? nothingToRun() : link(lowered, code);
  } catch (error) {
    return refuse(error);
  }
}

/**
 * As `load`, but compiles beside the running program: some engines refuse to compile large modules at once.
 *
 * @param lowered - a lowered program
 * @returns the program ready to run; null where WebAssembly is refused
 */
export async function loadAhead(lowered: Lowered): Promise<Loaded | null> {
  if (lowered.stretches.length === 0) return load(lowered);
  const code = encoded(lowered);
  try {
    return linked(lowered, code, await WebAssembly.instantiate(code.bytes, importsOf(code)));
  } catch (error) {
    return refuse(error);
  }
}

/** All is done by the host. */
function nothingToRun(): Loaded {
  return { residents: wasmMemory(), stretches: [], parts: [], crew };
}

function refuse(error: unknown): null {
  if (!refused) warnRefused(error);
  refused = true;
  return null;
}

function reasonOf(error: unknown): string {
  if (typeof WebAssembly === 'undefined') return 'there is none';
  return error instanceof Error ? error.message : String(error);
}

function warnRefused(error: unknown): void {
  warn('GR321', {
    what: `WebAssembly is refused here (${reasonOf(error)}).`,
    why: 'Compiled functions are WebAssembly; without it their operations run one by one, as without `jit`.',
    instead:
      "Allow it in the page's content security policy, `script-src 'wasm-unsafe-eval'`; where only large modules are refused, compile beforehand by `await f.ready(x)`; or call the function without `jit`.",
  });
}
