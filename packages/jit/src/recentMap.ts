/**
 * A map that keeps what was used most recently: caches must forget. `Map` remembers the order of insertion,
 * so moving an entry to its end is deleting and setting it.
 */

/** A bounded map. */
export interface RecentMap<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
}

/**
 * Makes a bounded map.
 *
 * @param limit - how many entries it keeps
 * @returns an empty map
 */
export function recentMap<V>(limit: number): RecentMap<V> {
  const entries = new Map<string, V>();
  let newest: string | null = null;
  return {
    get(key) {
      const value = entries.get(key);
      if (value === undefined || key === newest) return value;
      entries.delete(key);
      entries.set(key, value);
      newest = key;
      return value;
    },
    set(key, value) {
      entries.delete(key);
      entries.set(key, value);
      newest = key;
      if (entries.size > limit) entries.delete(entries.keys().next().value!);
    },
  };
}
