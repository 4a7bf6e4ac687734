/**
 * Named groups of a flat list. The inputs of a loop are one list, [consts, carry, xs], because programs
 * and primitives take lists; but a position is a silent wrong gradient waiting to happen. So a list is cut
 * once, by the names and sizes of its groups, and from there on everything is said by name.
 */
import { unreachable } from '@gradus/tensor';

/** How many values each group has; the order of the keys is the order in the list. */
export type Sizes<K extends string> = Readonly<Record<K, number>>;

/** The values of each group. */
export type Groups<K extends string, T> = Readonly<Record<K, readonly T[]>>;

/**
 * Cuts a list into its groups.
 *
 * @param values - all values, group after group
 * @param sizes - names and sizes of the groups, in the order of the list
 * @returns the values by name
 */
export function splitGroups<K extends string, T>(
  values: readonly T[],
  sizes: Sizes<K>,
): Groups<K, T> {
  let at = 0;
  const groups = {} as Record<K, readonly T[]>;
  for (const name of Object.keys(sizes) as K[]) {
    groups[name] = values.slice(at, at + sizes[name]);
    at += sizes[name];
  }
  if (at !== values.length)
    unreachable(`a list of ${values.length} values has ${at} in its groups`);
  return groups;
}

/**
 * The sizes of some groups, to be kept beside the list they are joined into.
 *
 * @param groups - values by name
 * @returns names and sizes, in the same order
 */
export function sizesOf<K extends string>(groups: Groups<K, unknown>): Sizes<K> {
  const sizes = {} as Record<K, number>;
  for (const name of Object.keys(groups) as K[]) sizes[name] = groups[name].length;
  return sizes;
}

/**
 * The list of all groups, one after the other.
 *
 * @param groups - values by name
 * @returns all values
 */
export function joinGroups<T>(groups: Groups<string, T>): T[] {
  return Object.values(groups).flat();
}

/**
 * The values that a mask marks.
 *
 * @param values - a list
 * @param mask - which of them
 * @returns the marked values
 */
export function marked<T>(values: readonly T[], mask: readonly boolean[]): T[] {
  return values.filter((_, i) => mask[i]);
}

/**
 * Which values are there: a zero tangent is null.
 *
 * @param values - values and nulls
 * @returns true where there is a value
 */
export function present(values: readonly unknown[]): boolean[] {
  return values.map((v) => v !== null);
}

/**
 * How many places a mask marks.
 *
 * @param mask - a mask
 * @returns the number of marks
 */
export function countMarks(mask: readonly boolean[]): number {
  return mask.filter(Boolean).length;
}

/**
 * Puts values back to where a mask says, null elsewhere: the inverse of `marked`.
 *
 * @param values - as many values as marks
 * @param mask - the places
 * @returns one value or null a place
 */
export function spread<T>(values: readonly T[], mask: readonly boolean[]): (T | null)[] {
  let next = 0;
  return mask.map((is) => (is ? values[next++]! : null));
}
