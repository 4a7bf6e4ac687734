/**
 * Keys that are no names: two trees that differ in them are two trees.
 */
import { expect, it } from '@jest/globals';
import { mapTree, printTree, sameTree, tree } from '../src/index.js';

it('does not take one strange key for two plain ones', () => {
  const [one, two] = [tree.structure({ 'a: *, b': 1 }), tree.structure({ a: 1, b: 2 })];
  expect(sameTree(one, two)).toBe(false);
  expect(printTree(one)).toBe('{"a: *, b": *}');
  expect(printTree(two)).toBe('{a: *, b: *}');
  const mixed: Record<string, number>[] = [{ 'a: *, b': 1 }, { a: 1, b: 2 }];
  expect(() => mapTree((x) => x, mixed[0], mixed[1])).toThrow(/GR108/);
});
