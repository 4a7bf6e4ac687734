/**
 * The cache of derived programs: by program (weakly) and by masks. It forgets a derived program together
 * with the one it came from.
 */
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
  let entries = cache.get(program);
  if (entries === undefined) cache.set(program, (entries = new Map<string, T>()));
  let found = entries.get(key);
  if (found === undefined) entries.set(key, (found = make()));
  return found;
}
