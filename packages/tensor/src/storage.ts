/**
 * The cell that holds the data of a tensor. Only `view.ts` and the makers of concrete tensors look
 * inside, so that data may live elsewhere until somebody reads it: results of compiled functions do.
 */
import { allocate, type DType, type TypedArray } from './dtype.js';
import { GradusError } from './errors/GradusError.js';

/** Where the elements are. */
export interface Storage {
  /** The elements; the first call may have to copy them here. Throws GR313 once they are released. */
  read(): TypedArray;
  /** Ends its life: the elements were given away. */
  release(): void;
}

class ArrayStorage implements Storage {
  #array: TypedArray | null;
  constructor(array: TypedArray) {
    this.#array = array;
  }
  read(): TypedArray {
    return this.#array ?? donatedRead();
  }
  release(): void {
    this.#array = null;
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

/**
 * A cell around an array of one number.
 *
 * @param value - the number, as it is stored
 * @param dtype - its dtype
 * @returns the cell
 */
export function storageOfNumber(value: number, dtype: DType): Storage {
  const array = allocate(dtype, 1);
  array[0] = value;
  return storageOf(array);
}

/** Throws the error for elements that were given away. */
export function donatedRead(): never {
  throw new GradusError('GR313', {
    what: 'a tensor was read that had been given away.',
    why: 'It was passed to a jitted function as an argument named in `donateArgnums`, which says that nobody needs it any more: the result may be in its place now.',
    instead: 'Use the result instead, or leave the argument out of `donateArgnums`.',
  });
}
