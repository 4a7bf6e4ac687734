/**
 * The one memory in which all compiled functions work. A call takes a part of it as its arena and gives it
 * back at the end; results stay where they were written until they are read or pushed out (`residents.ts`).
 * It grows when nothing free is long enough, and never shrinks. Growth detaches every view of it, so views
 * are made anew here and nowhere kept; addresses stay what they are.
 */
import { GradusError, type DType, type TypedArray } from '@gradus/tensor';
import { Gaps } from './gaps.js';
import { aligned } from './plan.js';

/** The memory seen as elements of each dtype. */
export type Views = Readonly<Record<DType, TypedArray>>;

/** A growing memory. */
export interface Heap {
  /** What modules import; null for the interpreter's. */
  readonly memory: WebAssembly.Memory | null;
  /** Views of the memory as it is now; they are void after the next `take`. */
  readonly views: Views;
  /** Bytes that are taken now. */
  readonly taken: number;
  /** Takes a part; throws GR320 when there is no more memory. */
  take(bytes: number): number;
  /** Gives a part back, which has the length that was asked for. */
  give(address: number, bytes: number): void;
}

const PAGE = 0x1_0000;
/** Bytes at the end that nobody is given, so that one may look so far ahead of whatever is taken. */
export const BEHIND = 0x4000;
/** As many pages as a memory may have: 4 GiB. */
export const MAX_PAGES = 0x1_0000;
/** It grows by so much at least: seldom, and yet to little more than what is needed. */
const ROOM = 1.25;

/** A memory by its bytes, growing by pages. */
interface Pages {
  readonly memory: WebAssembly.Memory | null;
  bytes(): ArrayBuffer;
  grow(pages: number): void;
}

function wasmPages(memory: WebAssembly.Memory): Pages {
  return {
    memory,
    bytes: () => memory.buffer,
    grow: (pages) => void memory.grow(pages),
  };
}

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

class GrowingHeap implements Heap {
  readonly memory: WebAssembly.Memory | null;
  views: Views;
  taken = 0;
  readonly #pages: Pages;
  readonly #gaps = new Gaps();

  constructor(pages: Pages) {
    this.#pages = pages;
    this.memory = pages.memory;
    this.views = viewsOf(pages.bytes());
    this.#gaps.give(0, PAGE - BEHIND);
  }

  take(bytes: number): number {
    const size = aligned(bytes);
    if (size === 0) return 0;
    let address = this.#gaps.take(size);
    if (address === null) {
      this.#grow(size);
      address = this.#gaps.take(size)!;
    }
    this.taken += size;
    return address;
  }

  give(address: number, bytes: number): void {
    const size = aligned(bytes);
    if (size === 0) return;
    this.taken -= size;
    this.#gaps.give(address, address + size);
  }

  /** Grows so far that a part of this size fits at the end. */
  #grow(size: number): void {
    const have = this.views.bool.length / PAGE;
    const end = have * PAGE - BEHIND;
    const needed = this.#gaps.tail(end) + size + BEHIND;
    const need = Math.ceil(needed / PAGE);
    if (need > MAX_PAGES) throw exhausted(size);
    const wanted = Math.min(MAX_PAGES, Math.max(need, Math.ceil(have * ROOM)));
    if (!grown(this.#pages, wanted - have) && !grown(this.#pages, need - have)) {
      throw exhausted(size);
    }
    this.views = viewsOf(this.#pages.bytes());
    this.#gaps.give(end, this.views.bool.length - BEHIND);
  }
}

/**
 * Opens a memory of WebAssembly.
 *
 * @param memory - one of one page that is there already
 * @returns a memory of which nothing is taken
 */
export function openHeap(
  memory: WebAssembly.Memory = new WebAssembly.Memory({ initial: 1 }),
): Heap {
  return new GrowingHeap(wasmPages(memory));
}

/**
 * Opens a memory in which the interpreter works.
 *
 * @returns a memory of which nothing is taken
 */
export function plainHeap(): Heap {
  return new GrowingHeap(plainPages());
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
