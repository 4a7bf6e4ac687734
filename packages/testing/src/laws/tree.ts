/**
 * Law 12: a tree is its leaves and its nesting, nothing else. Taking it apart and putting it together gives
 * it back, and objects that differ in the order of their keys alone are the same tree.
 */
import { flatten, isPlain, leafPaths, sameTree, unflatten } from '@gradus/tensor';
import { breach } from './breach.js';

/**
 * Checks a tree.
 *
 * @param value - a tree
 * @returns its number of leaves; throws GR701
 *
 * @example
 * ```ts
 * import { checkTree } from '@gradus/testing';
 * console.log(checkTree({ w: [1, 2], b: null })); // => 2
 * ```
 */
export function checkTree(value: unknown): number {
  const [leaves, shape] = flatten(value);
  const fail = (detail: string): Error => breach('tree', print(value), detail);
  const back = unflatten(shape, leaves);
  if (print(back) !== print(value)) throw fail(`unflatten gives ${print(back)}`);
  const paths = leafPaths(value, '');
  if (paths.length !== leaves.length) throw fail(`${leaves.length} leaves, ${paths.length} paths`);
  const [turnedLeaves, turnedShape] = flatten(turned(value));
  if (!sameTree(shape, turnedShape)) throw fail('another order of keys gives another nesting');
  if (!leaves.every((leaf, i) => Object.is(leaf, turnedLeaves[i]))) {
    throw fail('another order of keys gives the leaves in another order');
  }
  return leaves.length;
}

/** The text of a tree, with keys in their own order. */
function print(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(print).join(', ')}]`;
  if (!isPlain(value)) return Object.is(value, -0) ? '-0' : String(value);
  return `{${Object.entries(value)
    .map(([key, child]) => `${JSON.stringify(key)}: ${print(child)}`)
    .join(', ')}}`;
}

/** The same tree with the keys of every object in reverse order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, child]) => [key, turned(child)]),
  );
}
