/**
 * The cell that holds the data of a tensor. Only `view.ts` and the makers of concrete tensors look
 * inside, so that data may one day live elsewhere until somebody reads it.
 */
import type { TypedArray } from './dtype.js';

/** Where the elements are. */
export interface Storage {
  /** The elements; the first call may have to copy them here. */
  read(): TypedArray;
}

class ArrayStorage implements Storage {
  readonly #array: TypedArray;
  constructor(array: TypedArray) {
    this.#array = array;
  }
  read(): TypedArray {
    return this.#array;
  }
}

/**
 * A cell around an array that nobody changes any more.
 *
 * @param array - the elements
 * @returns the cell
 */
export function storageOf(array: TypedArray): Storage {
  return new ArrayStorage(array);
}
