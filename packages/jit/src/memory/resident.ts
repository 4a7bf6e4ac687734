/**
 * Elements that may be in the memory of compiled code, in an array of their own, or in both. Results of
 * compiled calls begin in memory alone; who reads them gets an array, copied out once. The storage that
 * tensors hold knows its elements, and they do not know it: so the collector can tell when the last tensor is
 * gone, and their place in memory is given back early. Nothing relies on that, since in a synchronous loop
 * the collector tells nobody.
 */
import { donatedRead, dtypes, type DType, type Storage, type TypedArray } from '@gradus/tensor';
import type { Views } from './heap.js';

/** A row of elements. */
export class Resident {
  readonly dtype: DType;
  readonly size: number;
  /** Where its first byte is in memory; null where it is in an array alone. */
  address: number | null = null;
  /** The elements outside of memory; null where they are in memory alone. */
  array: TypedArray | null;
  /** The port at which it was written; null for what came from outside. */
  port: object | null = null;
  /** How many calls in progress work on its place in memory. */
  users = 0;

  constructor(dtype: DType, size: number, array: TypedArray | null) {
    this.dtype = dtype;
    this.size = size;
    this.array = array;
  }

  get bytes(): number {
    return this.size * dtypes[this.dtype].bytes;
  }

  /** Copies the elements into memory, at its address. */
  fill(views: Views): void {
    views[this.dtype].set(this.array!, this.address! / dtypes[this.dtype].bytes);
  }

  /** The elements as an array that nobody changes, copied out of memory the first time. */
  read(views: Views): TypedArray {
    if (this.array !== null) return this.array;
    const at = this.address! / dtypes[this.dtype].bytes;
    this.array = views[this.dtype].slice(at, at + this.size);
    return this.array;
  }
}

/** What a tensor holds whose elements are in the memory of compiled code. */
export class ResidentStorage implements Storage {
  #elements: Resident | null;
  readonly #memory: { readonly views: Views };

  constructor(elements: Resident, memory: { readonly views: Views }) {
    this.#elements = elements;
    this.#memory = memory;
  }

  /** The elements, if they are of this memory and nobody has taken them away. */
  elementsIn(memory: { readonly views: Views }): Resident | null {
    return memory === this.#memory ? this.#elements : null;
  }

  read(): TypedArray {
    if (this.#elements === null) return donatedRead();
    return this.#elements.read(this.#memory.views);
  }

  release(): void {
    this.#elements = null;
  }
}
