import { describe, expect, it } from '@jest/globals';
import { array, type Tensor } from '@gradus/tensor';
import { argumentOf, parseNumber, printGradient, tensorOfTruth } from '../src/truth.js';

describe('truths', () => {
  it('are read from digits and words', () => {
    expect(['0.70710678118654752', '-INF', 'inf', 'nan'].map(parseNumber)).toEqual([
      Math.SQRT1_2,
      -Infinity,
      Infinity,
      Number.NaN,
    ]);
  });

  it('outside the range of a dtype become 0 or infinite, as the gradient does', () => {
    const far = ['1.1354838653147361e-4340', '1.970071114017047e+437', '3.4e39'];
    expect(tensorOfTruth(far, 'float64').tolist()).toEqual([0, Infinity, 3.4e39]);
    expect(tensorOfTruth(far, 'float32').tolist()).toEqual([0, Infinity, Infinity]);
  });
});

describe('inputs', () => {
  it('become tensors, objects become trees', () => {
    const index = array([1, 0], { dtype: 'int32' });
    const made = argumentOf({ w: [[1, 2]], b: 3, i: index }, 'float64') as Record<string, Tensor>;
    expect([made['w']!.shape, made['w']!.dtype, made['b']!.shape]).toEqual([[1, 2], 'float64', []]);
    expect(made['i']).toBe(index);
  });

  it('lists of trees stay lists', () => {
    const made = argumentOf([{ w: 1 }, { w: 2 }], 'float32') as { w: Tensor }[];
    expect(made.map(({ w }) => w.item())).toEqual([1, 2]);
  });
});

describe('printGradient', () => {
  it('shows trees by their paths', () => {
    expect(printGradient({ w: array([1, 0]), b: array(2) })).toBe('b 2, w [1, 0]');
    expect(printGradient([array(1), array(2)])).toBe('[0] 1, [1] 2');
    expect(printGradient(array(0.1))).toBe('0.1');
  });
});
