import { describe, expect, it } from '@jest/globals';
import {
  arange,
  array,
  diag,
  diagonal,
  expandDims,
  hstack,
  moveaxis,
  pad,
  ravel,
  repeat,
  roll,
  split,
  squeeze,
  stack,
  swapaxes,
  tile,
  trace,
  tril,
  triu,
  unstack,
  vstack,
  zeros,
  type Tensor,
} from '../../src/index.js';
import { grad } from '@gradus/autodiff';

// Facts of NumPy on arange(12).reshape(3, 4)
const a = arange(12).reshape([3, 4]);

describe('axes', () => {
  it('come and go', () => {
    expect(expandDims(zeros([2, 3]), 1).shape).toEqual([2, 1, 3]);
    expect(expandDims(zeros([2]), [0, -1]).shape).toEqual([1, 2, 1]);
    expect(squeeze(zeros([1, 2, 1])).shape).toEqual([2]);
    expect(squeeze(zeros([1, 2, 1]), -1).shape).toEqual([1, 2]);
    expect(ravel(a).tolist()).toEqual(a.flatten().tolist());
    expect(ravel(3).shape).toEqual([1]);
    expect(() => squeeze(zeros([1, 2]), 1)).toThrow(/GR125/);
    expect(() => expandDims(zeros([2]), 3)).toThrow(/GR102/);
  });
  it('move', () => {
    expect(moveaxis(zeros([2, 3, 4, 5]), [0, 1], [-1, -2]).shape).toEqual([4, 5, 3, 2]);
    expect(moveaxis(zeros([2, 3, 4]), -1, 0).shape).toEqual([4, 2, 3]);
    expect(swapaxes(zeros([2, 3, 4]), 0, -1).shape).toEqual([4, 3, 2]);
    expect(() => moveaxis(zeros([2, 3]), [0, 1], [0])).toThrow(/GR102/);
    expect(() => moveaxis(zeros([2, 3]), [0, 0], [0, 1])).toThrow(/GR102/);
  });
});

describe('joining and cutting', () => {
  it('stack, hstack, vstack', () => {
    const [x, y] = [array([1, 2]), array([3, 4])];
    expect(stack([x, y]).tolist()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(stack([x, y], -1).tolist()).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(stack([1, array(2)]).tolist()).toEqual([1, 2]);
    expect(vstack([x, y]).tolist()).toEqual(stack([x, y]).tolist());
    expect(hstack([array([1]), array([2, 3])]).tolist()).toEqual([1, 2, 3]);
    expect(hstack([array([[1], [2]]), array([[3], [4]])]).tolist()).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(() => stack([x, zeros([3])])).toThrow(/GR121/);
    expect(() => stack([])).toThrow(/GR121/);
    expect(() => hstack([])).toThrow(/GR121/);
  });
  it('split and unstack', () => {
    expect(split(a, [1, 3], 1).map((p) => p.tolist())).toEqual([
      [[0], [4], [8]],
      [
        [1, 2],
        [5, 6],
        [9, 10],
      ],
      [[3], [7], [11]],
    ]);
    expect(split(arange(4), 2).map((p) => p.tolist())).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(unstack(a, 1).map((p) => p.shape)).toEqual([[3], [3], [3], [3]]);
    expect(unstack(zeros([0, 2]))).toEqual([]);
    expect(() => split(arange(5), 2)).toThrow(/GR126/);
    expect(() => split(arange(5), [3, 2])).toThrow(/GR126/);
    expect(() => split(arange(5), [6])).toThrow(/GR126/);
  });
});

describe('repeating', () => {
  const m = array([
    [1, 2],
    [3, 4],
  ]);
  it('repeat and tile', () => {
    expect(repeat(m, 2, 1).tolist()).toEqual([
      [1, 1, 2, 2],
      [3, 3, 4, 4],
    ]);
    expect(repeat(m, [1, 2], 0).tolist()).toEqual([
      [1, 2],
      [3, 4],
      [3, 4],
    ]);
    expect(repeat(m, 0).shape).toEqual([0]);
    expect(tile(array([1, 2]), 3).tolist()).toEqual([1, 2, 1, 2, 1, 2]);
    expect(tile(array([[1], [2]]), [2, 1, 3]).tolist()).toEqual([
      [
        [1, 1, 1],
        [2, 2, 2],
      ],
      [
        [1, 1, 1],
        [2, 2, 2],
      ],
    ]);
    expect(
      grad((x: Tensor) => tile(x, 3).mul(arange(6).astype('float32')).sum())(
        array([1, 1]),
      ).tolist(),
    ).toEqual([6, 9]);
    expect(() => repeat(m, -1)).toThrow(/GR126/);
    expect(() => repeat(m, [1], 0)).toThrow(/GR126/);
    expect(() => tile(m, 0.5)).toThrow(/GR126/);
  });
  it('roll', () => {
    expect(roll(a, 1, 0).tolist()).toEqual([
      [8, 9, 10, 11],
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ]);
    expect(roll(a, -5).tolist()).toEqual([
      [5, 6, 7, 8],
      [9, 10, 11, 0],
      [1, 2, 3, 4],
    ]);
    expect(roll(a, [1, 2], [0, 1]).tolist()).toEqual([
      [10, 11, 8, 9],
      [2, 3, 0, 1],
      [6, 7, 4, 5],
    ]);
    expect(roll(array([1, 2, 3]), 4).tolist()).toEqual([3, 1, 2]);
    expect(roll(zeros([0]), 1).shape).toEqual([0]);
    expect(
      grad((x: Tensor) =>
        roll(x, 1)
          .mul(array([1, 2, 3]))
          .sum(),
      )(zeros([3])).tolist(),
    ).toEqual([2, 3, 1]);
    expect(() => roll(a, [1, 2], [0, 1, 0])).toThrow(/GR126/);
    expect(() => roll(a, 0.5)).toThrow(/GR126/);
  });
  it('pad', () => {
    expect(
      pad(
        array([[1, 2]]),
        [
          [1, 0],
          [0, 2],
        ],
        { constantValues: 9 },
      ).tolist(),
    ).toEqual([
      [9, 9, 9, 9],
      [1, 2, 9, 9],
    ]);
    expect(pad(array([1]), 1).tolist()).toEqual([0, 1, 0]);
    expect(pad(zeros([1, 1]), [1, 2]).shape).toEqual([4, 4]);
    expect(pad(array([NaN]), [0, 1], { constantValues: 1 }).tolist()).toEqual([NaN, 1]);
    expect(
      grad((x: Tensor) =>
        pad(x, 1, { constantValues: 5 })
          .mul(array([7, 2, 3]))
          .sum(),
      )(array([1])).tolist(),
    ).toEqual([2]);
    expect(() =>
      pad(array([1]), [
        [1, 1],
        [1, 1],
      ]),
    ).toThrow(/GR126/);
    expect(() => pad(array([1]), -1)).toThrow(/GR126/);
  });
});

describe('diagonals and triangles', () => {
  it('diagonal, diag, trace', () => {
    expect(diagonal(a, 1).tolist()).toEqual([1, 6, 11]);
    expect(diagonal(a, -1).tolist()).toEqual([4, 9]);
    expect(diagonal(a, 5).tolist()).toEqual([]);
    expect(diagonal(arange(24).reshape([2, 3, 4]), 0, 0, 2).tolist()).toEqual([
      [0, 13],
      [4, 17],
      [8, 21],
    ]);
    expect(diag(array([1, 2]), 1).tolist()).toEqual([
      [0, 1, 0],
      [0, 0, 2],
      [0, 0, 0],
    ]);
    expect(diag(array([1, 2]), -1).tolist()).toEqual([
      [0, 0, 0],
      [1, 0, 0],
      [0, 2, 0],
    ]);
    expect(diag(a).tolist()).toEqual([0, 5, 10]);
    expect(diag(zeros([0])).shape).toEqual([0, 0]);
    expect(diag(zeros([0]), 1).shape).toEqual([1, 1]);
    expect(trace(a).item()).toBe(15);
    expect(grad((x: Tensor) => trace(x))(zeros([2, 2])).tolist()).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(() => diag(zeros([1, 1, 1]))).toThrow(/GR102/);
    expect(() => diagonal(zeros([1]))).toThrow(/GR102/);
  });
  it('tril and triu', () => {
    expect(tril(a, 1).tolist()).toEqual([
      [0, 1, 0, 0],
      [4, 5, 6, 0],
      [8, 9, 10, 11],
    ]);
    expect(triu(a, -1).tolist()).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [0, 9, 10, 11],
    ]);
    expect(triu(zeros([2, 3, 3])).shape).toEqual([2, 3, 3]);
    expect(tril(array([[NaN, NaN]])).tolist()).toEqual([[NaN, 0]]);
    expect(() => tril(zeros([2]))).toThrow(/GR102/);
  });
});
