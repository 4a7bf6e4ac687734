/**
 * What is made once and looked up afterwards: programs derived from programs, kernels of equations, keys, formulas.
 */

/** What was made before, by what it was made for: a map, weak or not. */
interface Made<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/**
 * Looks up what was made for a key, or makes it and keeps it.
 *
 * @param made - what was made before
 * @param key - what for
 * @param make - makes it; never undefined
 * @returns the same for the same key
 *
 * @example
 * ```ts
 * import { madeOnce } from '@gradus/tensor';
 * const lengths = new Map<string, number>();
 * console.log(madeOnce(lengths, 'four', (word) => word.length)); // => 4
 * ```
 */
export function madeOnce<K, V>(made: Made<K, V>, key: K, make: (key: K) => V): V {
  let found = made.get(key);
  if (found === undefined) made.set(key, (found = make(key)));
  return found;
}
