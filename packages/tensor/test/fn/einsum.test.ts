import { describe, expect, it } from '@jest/globals';
import { arange, einsum, type Tensor } from '../../src/index.js';

const counted = (...shape: number[]): Tensor =>
  arange(shape.reduce((n, m) => n * m, 1))
    .astype('float64')
    .reshape(shape);

describe('einsum with three dots', () => {
  // Facts of NumPy on arange(…).reshape(…)
  it.each([
    [
      '...j,jk->...k',
      [counted(2, 2, 3), counted(3, 2)],
      [
        [
          [10, 13],
          [28, 40],
        ],
        [
          [46, 67],
          [64, 94],
        ],
      ],
    ],
    ['...ii->...', [counted(2, 3, 3)], [12, 39]],
    ['i...,i...->...', [counted(2, 3), counted(2, 1)], [3, 4, 5]],
    ['...,...', [counted(3), counted(1)], [0, 0, 0]],
    ['...,...', [counted(0), counted(1)], []],
  ] as const)('%s', (subscripts, operands, wanted) => {
    expect(einsum(subscripts, ...operands).tolist()).toEqual(wanted);
  });

  it('broadcasts leading axes', () => {
    const product = einsum('...ij,...jk', counted(2, 1, 2, 3), counted(2, 3, 1));
    expect(product.shape).toEqual([2, 2, 2, 1]);
    expect(product.data()).toEqual(Float64Array.of(5, 14, 14, 50, 23, 32, 86, 122));
  });

  it('refuses lengths that do not broadcast, and results without the axes', () => {
    expect(() => einsum('...,...', counted(3), counted(2))).toThrow('GR101');
    expect(() => einsum('...i->', counted(3, 2))).toThrow('GR130');
    expect(() => einsum('i.j', counted(3, 2))).toThrow('GR130');
    expect(() => einsum('...i...', counted(3, 2))).toThrow('GR130');
  });
});
