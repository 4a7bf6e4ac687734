/**
 * The cache of derived programs: by program (weakly) and by masks. It forgets a derived program together
 * with the one it came from.
 */
import { madeOnce } from '@gradus/tensor';
import type { Program } from '../program.js';

/** What a mask looks like. */
export type Mask = readonly boolean[];

/**
 * Looks up, or makes and keeps.
 *
 * @param cache - entries by program
 * @param program - the program derived from
 * @param masks - what else the result depends on
 * @param make - makes the result
 * @returns the kept result
 */
export function cached<T>(
  cache: WeakMap<Program, Map<string, T>>,
  program: Program,
  masks: readonly Mask[],
  make: () => T,
): T {
  const key = masks.map((mask) => mask.map(Number).join('')).join('|');
  const entries = madeOnce(cache, program, () => new Map<string, T>());
  return madeOnce(entries, key, make);
}
