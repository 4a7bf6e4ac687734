import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { array, mapTree, tree } from '@gradus/tensor';
import { checkTree, tensors, trees } from '../../src/index.js';
import { runs } from '../runs.js';

describe('law 12: trees', () => {
  it('of numbers come back from their leaves', () => {
    let leaves = 0;
    fc.assert(
      fc.property(trees(), (value) => {
        leaves += checkTree(value);
      }),
      runs(500),
    );
    expect(leaves).toBeGreaterThan(100);
  });

  it('of tensors keep the very tensors', () => {
    fc.assert(
      fc.property(trees({ leaf: tensors({ shape: [2] }) }), (value) => {
        const [leaves, shape] = tree.flatten(value);
        const back = tree.leaves(tree.unflatten(shape, leaves));
        return back.length === leaves.length && back.every((leaf, i) => leaf === leaves[i]);
      }),
      runs(100),
    );
  });

  it('map leaf by leaf, whatever the order of keys', () => {
    const sum = mapTree((a, b) => Number(a) + Number(b), { a: 1, b: 2 }, { b: 10, a: 20 });
    expect(sum).toEqual({ a: 21, b: 12 });
  });

  it('hold nothing but leaves, arrays and plain objects', () => {
    for (const value of ['text', true, new Map(), () => 1, [array(1), new Date()]]) {
      expect(() => checkTree(value)).toThrow(/GR107/);
    }
  });
});
