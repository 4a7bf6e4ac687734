import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contiguous, sizeOf, Tensor, tree } from '@gradus/tensor';
import { shapes, tensors, trees } from '../../src/index.js';

const sample = <T>(arbitrary: fc.Arbitrary<T>): T[] =>
  fc.sample(arbitrary, { numRuns: 400, seed: 11 });

describe('shapes', () => {
  it('stay within their bounds, and reach them', () => {
    const found = sample(shapes({ maxRank: 2, minLength: 0, maxLength: 3 }));
    expect(new Set(found.map((shape) => shape.length))).toEqual(new Set([0, 1, 2]));
    expect(new Set(found.flat())).toEqual(new Set([0, 1, 2, 3]));
  });
});

describe('tensors', () => {
  it('are of every dtype and many shapes', () => {
    const found = sample(tensors());
    expect(new Set(found.map((x) => x.dtype)).size).toBe(5);
    for (const x of found) expect(contiguous(x)).toHaveLength(sizeOf(x.shape));
  });

  it('keep dtype, shape and range', () => {
    for (const x of sample(tensors({ dtype: 'float32', shape: [2, 3], min: -1, max: 0.5 }))) {
      expect([x.dtype, x.shape]).toEqual(['float32', [2, 3]]);
      expect(contiguous(x).every((u) => u >= -1 && u <= 0.5)).toBe(true);
    }
    for (const x of sample(tensors({ dtype: 'uint32', shape: shapes({ maxRank: 1 }) }))) {
      expect(contiguous(x).every((u) => u >= 0 && u <= 100)).toBe(true);
    }
  });

  it('hold extremes when asked', () => {
    const values = sample(tensors({ dtype: 'float64', shape: [4], extremes: true })).flatMap(
      (x) => [...contiguous(x)],
    );
    expect(
      values.some(Number.isNaN) && values.includes(-Infinity) && values.includes(2 ** -1022),
    ).toBe(true);
  });

  it('shrink to zeros', () => {
    const { counterexample } = fc.check(
      fc.property(tensors({ dtype: 'float64', shape: [2] }), (x) => contiguous(x)[0]! < 10),
      { seed: 4 },
    );
    expect(counterexample![0].tolist()).toEqual([10, 0]);
  });
});

describe('trees', () => {
  it('are trees of the leaves given', () => {
    const found = sample(trees({ leaf: tensors({ shape: [] }) }));
    const leaves = found.flatMap((value) => tree.leaves(value));
    expect(leaves.length).toBeGreaterThan(100);
    expect(leaves.every((leaf) => Tensor.is(leaf))).toBe(true);
    expect(found.some((value) => Array.isArray(value)) && found.includes(null)).toBe(true);
  });
});
