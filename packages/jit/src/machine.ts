/**
 * What runs loops: WebAssembly, or the interpreter where WebAssembly is missing or refused (by a content
 * security policy, for want of memory). Both work in a heap of their own kind, opened when first needed.
 */
import { warn } from '@gradus/tensor';
import { openHeap, type Heap } from './memory/heap.js';
import { moduleOf, offsetsOf, type Lowered } from './lowerProgram.js';
import { runLoop } from './loops/runLoop.js';
import { stretchName } from './wasm/emitModule.js';

/** Runs one stretch of kernels in the arena at an address. */
export type Stretch = (arena: number) => void;

/** A program ready to run. */
export interface Loaded {
  readonly heap: Heap;
  readonly stretches: readonly Stretch[];
}

/** What runs loops. */
export type Machine = (lowered: Lowered) => Loaded;

/** The heap of a kind, opened once. */
function heapOf(kind: 'wasm' | 'plain'): () => Heap {
  let heap: Heap | null = null;
  return () => (heap ??= openHeap(kind));
}

const wasmHeap = /* @__PURE__ */ heapOf('wasm');
const plainHeap = /* @__PURE__ */ heapOf('plain');

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
  readonly math: WebAssembly.ModuleImports;
}

function encoded(lowered: Lowered): Encoded {
  const { module, functions } = moduleOf(lowered);
  return { bytes: module.encode({ names: false }), math: Object.fromEntries(functions) };
}

function link({ stretches }: Lowered, { bytes, math }: Encoded): Loaded {
  const heap = wasmHeap();
  const host = { memory: heap.memory! };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { host, math });
  return { heap, stretches: stretches.map((_, i) => exports[stretchName(i)] as Stretch) };
}

/**
 * Runs loops by the interpreter.
 *
 * @param lowered - a lowered program
 * @returns the program ready to run
 */
export function interpreterMachine(lowered: Lowered): Loaded {
  const { stretches, plan } = lowered;
  const heap = plainHeap();
  const offsetOf = offsetsOf(plan);
  const runs = stretches.map((loops) => loops.map((l) => runLoop(l, () => heap.views, offsetOf)));
  return {
    heap,
    stretches: runs.map((kernels) => (arena) => {
      for (const kernel of kernels) kernel(arena);
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
  if (lowered.stretches.length === 0) return { heap: plainHeap(), stretches: [] };
  const code = encoded(lowered);
  try {
    return link(lowered, code);
  } catch (error) {
    if (!refused) warnRefused(error);
    refused = true;
    return interpreterMachine(lowered);
  }
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
      "Allow it in the page's content security policy, `script-src 'wasm-unsafe-eval'`; or call the function without `jit`.",
  });
}
