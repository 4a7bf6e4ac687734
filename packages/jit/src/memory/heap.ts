/**
 * The one memory in which all compiled functions work. Calls are synchronous and keep nothing between
 * them, so it is a stack: a call takes its arena from the top and gives it back at the end, and a call
 * from inside (an operation of the host that itself calls a compiled function) takes the place above. It
 * grows to the deepest stack of arenas and never shrinks. Growth detaches every view of it, so views are
 * made anew here and nowhere kept.
 */
import { GradusError, type DType, type TypedArray } from '@gradus/tensor';
import { aligned } from './plan.js';

/** The memory seen as elements of each dtype. */
export type Views = Readonly<Record<DType, TypedArray>>;

/** A growing memory with a stack of arenas. */
export interface Heap {
  /** What modules import; null where there is no WebAssembly. */
  readonly memory: WebAssembly.Memory | null;
  /** Views of the memory as it is now; they are void after the next `enter`. */
  readonly views: Views;
  /** Takes an arena from the top of the stack; throws GR320 when there is no more memory. */
  enter(bytes: number): number;
  /** Gives back an arena and everything above it. */
  leave(arena: number): void;
}

const PAGE = 0x1_0000;
const MAX_PAGES = 0x1_0000;

/** A memory by its bytes, growing by pages. */
interface Pages {
  readonly memory: WebAssembly.Memory | null;
  bytes(): ArrayBuffer;
  grow(pages: number): void;
}

function wasmPages(): Pages {
  const memory = new WebAssembly.Memory({ initial: 1 });
  return {
    memory,
    bytes: () => memory.buffer,
    grow: (pages) => void memory.grow(pages),
  };
}

/** For machines that refuse WebAssembly. */
function plainPages(): Pages {
  let buffer = new ArrayBuffer(PAGE);
  return {
    memory: null,
    bytes: () => buffer,
    grow(pages) {
      const larger = new ArrayBuffer(buffer.byteLength + pages * PAGE);
      new Uint8Array(larger).set(new Uint8Array(buffer));
      buffer = larger;
    },
  };
}

function viewsOf(buffer: ArrayBuffer): Views {
  return {
    float32: new Float32Array(buffer),
    float64: new Float64Array(buffer),
    int32: new Int32Array(buffer),
    uint32: new Uint32Array(buffer),
    bool: new Uint8Array(buffer),
  };
}

/**
 * Opens a memory.
 *
 * @param kind - of WebAssembly where there is one, or plain
 * @returns an empty stack of arenas
 */
export function openHeap(kind: 'wasm' | 'plain'): Heap {
  const pages = kind === 'wasm' ? wasmPages() : plainPages();
  let views = viewsOf(pages.bytes());
  let top = 0;
  const reserve = (end: number): void => {
    const have = pages.bytes().byteLength / PAGE;
    const need = Math.ceil(end / PAGE);
    if (need <= have) return;
    if (need > MAX_PAGES) throw exhausted(end);
    const wanted = Math.min(MAX_PAGES, Math.max(need, 2 * have));
    if (!grown(pages, wanted - have) && !grown(pages, need - have)) throw exhausted(end);
    views = viewsOf(pages.bytes());
  };
  return {
    memory: pages.memory,
    get views() {
      return views;
    },
    enter(bytes) {
      const arena = top;
      const end = arena + aligned(bytes);
      if (end > views.bool.length) reserve(end);
      top = end;
      return arena;
    },
    leave(arena) {
      top = arena;
    },
  };
}

function grown(pages: Pages, by: number): boolean {
  try {
    pages.grow(by);
    return true;
  } catch {
    return false; // the engine refuses: a smaller step may still do
  }
}

function exhausted(bytes: number): GradusError {
  return new GradusError('GR320', {
    what: `a compiled function needs ${(bytes / 2 ** 20).toFixed(0)} MiB of memory, which this machine does not give.`,
    why: 'A compiled function holds its arguments, results and intermediate values in one WebAssembly memory, of 4 GiB at most.',
    instead: 'Work on smaller batches, or let `scan` go over the data in parts.',
  });
}
