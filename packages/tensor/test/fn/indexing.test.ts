import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  arange,
  array,
  slice,
  take,
  takeAlongAxis,
  zeros,
  type IndexItem,
  type Tensor,
} from '../../src/index.js';
import { grad } from '@gradus/autodiff';
import { vmap } from '@gradus/batching';

const a = arange(12).reshape([3, 4]);
const cube = arange(24).reshape([2, 3, 4]);
const ints = (values: number[]): Tensor => array(values, { dtype: 'int32' });

describe('slice', () => {
  // Facts of NumPy on arange(12).reshape(3, 4)
  it('reads numbers, ranges, whole and new axes', () => {
    expect(a.slice(1).tolist()).toEqual([4, 5, 6, 7]);
    expect(a.slice(-1, -2).item()).toBe(10);
    expect(a.slice([1]).tolist()).toEqual([
      [4, 5, 6, 7],
      [8, 9, 10, 11],
    ]);
    expect(a.slice([-2], [1, -1]).tolist()).toEqual([
      [5, 6],
      [9, 10],
    ]);
    expect(a.slice([], 2).tolist()).toEqual([2, 6, 10]);
    expect(a.slice(null, [], null).shape).toEqual([1, 3, 1, 4]);
    expect(a.slice().tolist()).toEqual(a.tolist());
    expect(cube.slice(0, [1, 3], [], null).shape).toEqual([2, 4, 1]);
    expect(a.slice([2, 2]).shape).toEqual([0, 4]);
    expect(a.slice([3, 3]).shape).toEqual([0, 4]);
    expect(array(5).slice(null).tolist()).toEqual([5]);
  });

  it('reads steps, negative ones too', () => {
    expect(a.slice([null, null, -1], [null, null, 2]).tolist()).toEqual([
      [8, 10],
      [4, 6],
      [0, 2],
    ]);
    expect(a.slice([2, 0, -1], [3, null, -2]).tolist()).toEqual([
      [11, 9],
      [7, 5],
    ]);
    expect(arange(5).slice([0, 5, 3]).tolist()).toEqual([0, 3]);
    expect(arange(5).slice([null, 2]).tolist()).toEqual([0, 1]);
  });

  it('equals the slice of a JavaScript array', () => {
    const bounds = fc.nat(6).chain((n) => fc.tuple(fc.constant(n), fc.nat(n), fc.nat(n)));
    fc.assert(
      fc.property(bounds, fc.boolean(), fc.boolean(), ([n, p, q], negP, negQ) => {
        const [from, to] = [Math.min(p, q), Math.max(p, q)];
        const list = Array.from({ length: n }, (_, i) => i);
        const start = negP && from > 0 ? from - n || null : from;
        const end = negQ && to < n ? to - n : to;
        expect(
          arange(n)
            .slice([start === null ? n : start, end])
            .tolist(),
        ).toEqual(list.slice(from, to));
      }),
    );
  });

  it('picks by tensors of integers, where NumPy puts them', () => {
    const [i, j] = [ints([0, 2]), ints([1, 3])];
    expect(a.slice(i, j).tolist()).toEqual([1, 11]);
    expect(a.slice(i).tolist()).toEqual([
      [0, 1, 2, 3],
      [8, 9, 10, 11],
    ]);
    expect(a.slice([], j).tolist()).toEqual([
      [1, 3],
      [5, 7],
      [9, 11],
    ]);
    expect(a.slice(i.reshape([2, 1]), j).tolist()).toEqual([
      [1, 3],
      [9, 11],
    ]);
    expect(a.slice(ints([-1]), ints([-4])).tolist()).toEqual([8]);
    expect(cube.slice(0, [], j).tolist()).toEqual([
      [1, 5, 9],
      [3, 7, 11],
    ]);
    expect(cube.slice([], i, j).tolist()).toEqual([
      [1, 11],
      [13, 23],
    ]);
    expect(cube.slice([], ints([0, 1, 2, 0]).reshape([2, 2])).shape).toEqual([2, 2, 2, 4]);
    expect(a.slice(i, null, j).shape).toEqual([2, 1]);
    expect(a.slice(null, i, j).shape).toEqual([1, 2]);
    expect(a.slice(ints([1]).reshape([]), [1, 3]).tolist()).toEqual([5, 6]);
  });

  it('picks NaN outside, and never another element', () => {
    const x = a.astype('float32');
    expect(x.slice(ints([0, 3, 1]), ints([4, 0, -5])).tolist()).toEqual([NaN, NaN, NaN]);
    expect(x.slice(array([2, 4294967295], { dtype: 'uint32' }), 0).tolist()).toEqual([8, NaN]);
  });

  it('sends the cotangent back to what was read', () => {
    const g = grad((x: Tensor) =>
      x
        .slice([null, null, -2], 1)
        .mul(array([10, 20]))
        .sum(),
    );
    expect(g(zeros([3, 2])).tolist()).toEqual([
      [0, 20],
      [0, 0],
      [0, 10],
    ]);
    const h = grad((x: Tensor) => x.slice(ints([0, 1, 0]), ints([1, 1, 1])).sum());
    expect(h(zeros([2, 2])).tolist()).toEqual([
      [0, 2],
      [0, 1],
    ]);
  });

  it('is the loop under vmap, with mapped indices', () => {
    const rows = vmap((x: Tensor, i: Tensor) => x.slice(i, [1]))(cube, ints([2, 0]));
    expect(rows.tolist()).toEqual([
      [9, 10, 11],
      [13, 14, 15],
    ]);
  });

  it.each<[string, IndexItem[], RegExp]>([
    ['an index past the end', [3], /GR123.*index 3.*axis 0.*length 3/s],
    ['an index before the start', [[], -5], /GR123.*axis 1/s],
    ['a range past the end', [[0, 4]], /GR123/],
    ['a range that runs backwards', [[2, 1]], /GR123/],
    ['too many indices', [0, 0, 0], /GR123.*3 indices/s],
    ['a fraction', [0.5], /GR122/],
    ['a step of 0', [[0, 2, 0]], /GR122/],
    ['a tensor of floats', [array([0])], /GR122.*astype/s],
    ['a mask', [array([true, false, true])], /GR122.*where/s],
    ['a list of four', [[0, 1, 2, 3] as never], /GR122.*take/s],
    ['text', ['0' as never], /GR122/],
    ['undefined', [undefined as never], /GR122/],
  ])('refuses %s', (_, index, message) => {
    expect(() => slice(a, ...index)).toThrow(message);
  });
});

describe('take and takeAlongAxis', () => {
  it('take picks along an axis or from the flattened tensor', () => {
    expect(take(a, [0, -1]).tolist()).toEqual([0, 11]);
    const index = ints([0, -1, 2, 1]).reshape([2, 2]);
    expect(take(a, index, 1).tolist()).toEqual([
      [
        [0, 3],
        [2, 1],
      ],
      [
        [4, 7],
        [6, 5],
      ],
      [
        [8, 11],
        [10, 9],
      ],
    ]);
    expect(take(a, 1, -1).tolist()).toEqual([1, 5, 9]);
    expect(take(a, []).shape).toEqual([0]);
    expect(take(array([7]), 0).item()).toBe(7);
  });
  it('take adds up the cotangents of repeated picks', () => {
    const g = grad((x: Tensor) =>
      take(x, [0, 2, 2])
        .mul(array([2, 3, 1]))
        .sum(),
    );
    expect(g(array([1, 2, 3])).tolist()).toEqual([2, 0, 4]);
  });
  it('takeAlongAxis picks row by row', () => {
    expect(takeAlongAxis(a, ints([3, 0, 1, 1, 2, -1]).reshape([3, 2])).tolist()).toEqual([
      [3, 0],
      [5, 5],
      [10, 11],
    ]);
    expect(takeAlongAxis(a, ints([2, 0, 1, 0]).reshape([1, 4]), 0).tolist()).toEqual([
      [8, 1, 6, 3],
    ]);
  });
  it('refuse what does not fit', () => {
    expect(() => take(a, [0.5])).toThrow(/GR122/);
    expect(() => take(a, array([1]))).toThrow(/GR122/);
    expect(() => take(a, 0, 2)).toThrow(/GR102/);
    expect(() => takeAlongAxis(a, ints([0, 1]))).toThrow(/GR124/);
  });
});
