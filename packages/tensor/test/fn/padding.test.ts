import { describe, expect, it } from '@jest/globals';
import { grad } from '@gradus/autodiff';
import { arange, array, pad, zeros, type PadMode, type Tensor } from '../../src/index.js';

// What NumPy's pad gives for np.pad([0, 1, 2], (2, 5), mode=…)
const NUMPY: readonly (readonly [PadMode, number[]])[] = [
  ['edge', [0, 0, 0, 1, 2, 2, 2, 2, 2, 2]],
  ['reflect', [2, 1, 0, 1, 2, 1, 0, 1, 2, 1]],
  ['symmetric', [1, 0, 0, 1, 2, 2, 1, 0, 0, 1]],
  ['wrap', [1, 2, 0, 1, 2, 0, 1, 2, 0, 1]],
];

describe.each(NUMPY)('mode %s', (mode, wanted) => {
  it('continues a vector as NumPy does', () => {
    expect(pad(arange(3), [2, 5], { mode }).tolist()).toEqual(wanted);
  });

  it('goes axis by axis', () => {
    const rows = pad(arange(6).reshape([2, 3]), [[0, 0] as const, [2, 5] as const], { mode });
    expect(rows.tolist()).toEqual([wanted, wanted.map((n) => n + 3)]);
  });

  it('adds the cotangents of copies', () => {
    const weights = arange(10).astype('float32');
    const slope = grad((x: Tensor) => pad(x, [2, 5], { mode }).mul(weights).sum())(
      array([0, 1, 2]),
    );
    const sums = [0, 1, 2].map((k) =>
      wanted.reduce((sum, place, i) => sum + (place === k ? i : 0), 0),
    );
    expect(slope.tolist()).toEqual(sums);
  });
});

it('repeats the only element in every mode', () => {
  for (const [mode] of NUMPY)
    expect(pad(array([7]), 2, { mode }).tolist()).toEqual([7, 7, 7, 7, 7]);
});

it('refuses what cannot be continued, and modes it does not have', () => {
  expect(() => pad(zeros([0]), 1, { mode: 'edge' })).toThrow('GR126');
  expect(() => pad(zeros([2]), 1, { mode: 'linear_ramp' as never })).toThrow(
    "GR132: pad was given the mode 'linear_ramp'",
  );
});
