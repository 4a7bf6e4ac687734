/**
 * What stays in the memory of compiled code between calls: results until somebody reads them, and arrays
 * that are passed again and again, such as the tensors that a function closed over. A call that takes them
 * works on them where they are. What no call has touched for longest is pushed out when there is more than a
 * budget beside what the present call works on: elements that are nowhere else are copied into an array
 * first. So nothing is ever lost, and a loop that keeps nothing cannot fill the memory, though nobody tells
 * which results are garbage. Where results were pushed out again and again, later ones are copied out at once,
 * while the cache still has them: half the time. Touching and pushing out take constant time.
 */
import type { DType, Storage, Tensor } from '@gradus/tensor';
import type { Heap } from './heap.js';
import { Resident, ResidentStorage } from './resident.js';
import { copyIn } from './transfer.js';

/** What may stay in any case when no budget is set. */
const LITTLE = 4 * 2 ** 20;

/** After so many results of one port were pushed out unread, later ones do not stay. */
const PATIENCE = 4;

/** How fast a large call is forgotten by the budget. */
const FADING = 0.9;

let budget: number | null = null;

/**
 * Sets how many bytes of results may stay in the memory of compiled functions beside those that the running
 * call works on. What is beyond is copied out into ordinary arrays, the oldest first.
 *
 * @param bytes - the budget; null, the default, is as much as the largest of the last calls works on, and
 *   4 MiB at least
 *
 * @example
 * ```ts
 * import { setResidentBudget } from '@gradus/jit';
 * setResidentBudget(64 * 2 ** 20); // 64 MiB
 * setResidentBudget(null);
 * ```
 */
export function setResidentBudget(bytes: number | null): void {
  budget = bytes;
}

/** Elements that one call works on, and what it does with them at its end. */
export interface Guest {
  readonly elements: Resident;
  /** Whether they leave memory with the call, unless they are kept as a result. */
  readonly leaves: boolean;
}

/** What stays in a memory between calls. */
export class Residents {
  readonly heap: Heap;
  /** In the order in which they were last touched. */
  readonly #kept = new Set<Resident>();
  #bytes = 0;
  #largest = 0;
  /** How many results of a port were pushed out unread. */
  readonly #lost = new WeakMap<object, number>();
  /** Arrays that were passed before: true once, from the second time on their place in memory. */
  readonly #arrays = new WeakMap<Storage, Resident | true>();
  readonly #gone = new FinalizationRegistry<Resident>((elements) => this.#drop(elements));

  constructor(heap: Heap) {
    this.heap = heap;
  }

  /** Bytes that stay now. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * Takes a part of memory; pushes everything out that no call works on before it gives up.
   *
   * @param bytes - how long it is
   * @returns its first byte; throws GR320 where there is no memory left
   */
  take(bytes: number): number {
    try {
      return this.heap.take(bytes);
    } catch {
      this.#pushOut(0);
      return this.heap.take(bytes);
    }
  }

  /**
   * Brings an argument into memory, if it is not there, for one call.
   *
   * @param x - a concrete tensor
   * @param stays - whether it is known that it will be passed again
   * @returns its elements, at an address
   */
  invite(x: Tensor, stays: boolean): Guest {
    const { storage, layout } = x.block;
    const elements = layout === null ? this.#known(storage, x, stays) : null;
    if (elements === null) return this.copy(x);
    this.#touch(elements);
    return this.again({ elements, leaves: false });
  }

  /**
   * Brings an argument into memory as a copy that lives as long as the call.
   *
   * @param x - a concrete tensor
   * @returns its elements, which nobody else works on
   */
  copy(x: Tensor): Guest {
    const guest = this.prepare(x.dtype, x.size);
    copyIn(x, guest.elements.address!, this.heap.views);
    return guest;
  }

  /**
   * The same elements in another role.
   *
   * @param guest - elements that a call works on
   * @returns elements that it works on once more
   */
  again(guest: Guest): Guest {
    guest.elements.users++;
    return { ...guest };
  }

  /**
   * Brings an argument into memory that its owner gives away. Its place may then be written to.
   *
   * @param x - a concrete tensor whose storage nobody else has, and nobody reads any more
   * @returns its elements, which nobody else works on
   */
  adopt(x: Tensor): Guest {
    const { storage, layout } = x.block;
    const elements = layout === null ? this.#known(storage, x, false) : null;
    if (elements === null || elements.users > 0) return this.copy(x);
    this.#forget(elements);
    if (elements.port !== null) this.#lost.delete(elements.port);
    this.#arrays.delete(storage);
    elements.array = null;
    elements.users = 1;
    return { elements, leaves: true };
  }

  /**
   * A place for a result where something lies that its owner has given away and nobody reads any more.
   *
   * @param storage - what was given away
   * @param dtype - the dtype of the result
   * @param size - its number of elements
   * @returns elements with nothing in them yet; null where no such place is in this memory
   */
  recycle(storage: Storage, dtype: DType, size: number): Guest | null {
    const old = storage instanceof ResidentStorage ? storage.elementsIn(this.heap) : null;
    const elements = new Resident(dtype, size, null);
    if (old === null || old.users > 0 || old.bytes !== elements.bytes) return null;
    if (old.address === null) return null;
    this.#forget(old);
    if (old.port !== null) this.#lost.delete(old.port);
    elements.address = old.address;
    old.address = null;
    elements.users = 1;
    return { elements, leaves: true };
  }

  /**
   * A place for a result, or for a copy that lives as long as the call.
   *
   * @param dtype - its dtype
   * @param size - its number of elements
   * @returns elements at an address, with nothing in them yet
   */
  prepare(dtype: DType, size: number): Guest {
    const elements = new Resident(dtype, size, null);
    elements.address = this.take(elements.bytes);
    elements.users = 1;
    return { elements, leaves: true };
  }

  /**
   * Whether results of a port should stay in memory: not where all that stayed were in vain.
   *
   * @param port - where they are written
   * @returns false where they had better be copied out at once
   */
  welcomes(port: object): boolean {
    return (this.#lost.get(port) ?? 0) < PATIENCE;
  }

  /**
   * The storage of a result, which from now on stays in memory.
   *
   * @param elements - what a call has written
   * @param port - where it was written
   * @returns what tensors hold
   */
  keep(elements: Resident, port: object): Storage {
    elements.port = port;
    const storage = new ResidentStorage(elements, this.heap);
    this.#watch(storage, elements);
    this.#touch(elements);
    return storage;
  }

  /**
   * Ends the work of a call on its elements.
   *
   * @param guests - what it worked on
   */
  dismiss(guests: readonly Guest[]): void {
    let bytes = 0;
    for (const { elements, leaves } of guests) {
      if (--elements.users > 0) continue;
      if (this.#kept.has(elements)) bytes += elements.bytes;
      else if (leaves) this.#giveBack(elements);
    }
    this.#largest = Math.max(bytes, this.#largest * FADING);
    // What the call worked on was touched last, so it is not among the oldest.
    this.#pushOut(bytes + (budget ?? Math.max(LITTLE, this.#largest)));
  }

  /** Elements of a storage that stay in memory, or shall from now on; null where a copy will do. */
  #known(storage: Storage, x: Tensor, stays: boolean): Resident | null {
    const found =
      storage instanceof ResidentStorage
        ? storage.elementsIn(this.heap)
        : (this.#arrays.get(storage) ?? null);
    if (found instanceof Resident) {
      if (found.address === null) this.#fill(found, storage);
      return found;
    }
    if (storage instanceof ResidentStorage) return null; // of another memory
    if (found === null && !stays) {
      this.#arrays.set(storage, true);
      return null;
    }
    const elements = new Resident(x.dtype, x.size, storage.read());
    this.#fill(elements, storage);
    this.#arrays.set(storage, elements);
    return elements;
  }

  #fill(elements: Resident, storage: Storage): void {
    elements.address = this.take(elements.bytes);
    elements.fill(this.heap.views);
    this.#watch(storage, elements);
  }

  /**
   * Asks to be told when nobody has the storage any more. Who asks holds the elements until then, also in a
   * loop that never lets the collector speak, so the question is withdrawn when they leave memory.
   */
  #watch(storage: Storage, elements: Resident): void {
    this.#gone.register(storage, elements, elements);
  }

  #touch(elements: Resident): void {
    if (this.#kept.delete(elements)) this.#bytes -= elements.bytes;
    this.#kept.add(elements);
    this.#bytes += elements.bytes;
  }

  #forget(elements: Resident): void {
    this.#gone.unregister(elements);
    if (this.#kept.delete(elements)) this.#bytes -= elements.bytes;
  }

  /** Pushes out the oldest until so many bytes are left, or all that nobody works on are gone. */
  #pushOut(limit: number): void {
    if (this.#bytes <= limit) return;
    for (const elements of this.#kept) {
      if (elements.users > 0) continue;
      const { port } = elements;
      if (elements.array === null && port !== null) {
        this.#lost.set(port, (this.#lost.get(port) ?? 0) + 1);
      }
      elements.read(this.heap.views);
      this.#drop(elements);
      if (this.#bytes <= limit) return;
    }
  }

  #drop(elements: Resident): void {
    this.#forget(elements);
    this.#giveBack(elements);
  }

  #giveBack(elements: Resident): void {
    if (elements.address === null) return;
    this.heap.give(elements.address, elements.bytes);
    elements.address = null;
  }
}
