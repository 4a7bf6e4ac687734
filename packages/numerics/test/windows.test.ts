/**
 * Convolutions and reductions of windows. What they give is held against JAX at many shapes (tools/oracle), in
 * both modes, batched and compiled; here stand their laws and errors.
 */
import { describe, expect, it } from '@jest/globals';
import { add, array, flip, matmul, maximum, ones, reshape, type Tensor } from '@gradus/tensor';
import { grad, linearTranspose } from '@gradus/autodiff';
import { checkGrads, conv, convGeneralDilated, reduceWindow } from '../src/index.js';

const rows = array([[[0.5, -1, 2, 1.5, -0.25]]]);
const kernel = array([[[1, -2, 0.5]]]);

describe('a convolution', () => {
  it('with a kernel of ones is a sum of windows', () => {
    const sums = reduceWindow(rows, 0, add, { windowDimensions: [1, 1, 3] });
    expect(conv(rows, ones([1, 1, 3]), [1], 'VALID').tolist()).toEqual(sums.tolist());
  });

  it('without a window is a product of matrices', () => {
    const [x, w] = [array([[1, 2, 3]]), array([[1, 0, -1], [2, 1, 0]])]; // prettier-ignore
    expect(conv(x, w, [], 'VALID').tolist()).toEqual(matmul(x, w.transpose()).tolist());
  });

  it('has a convolution with the flipped kernel for its transpose', () => {
    const along = (x: Tensor): Tensor => convGeneralDilated(x, kernel, [1]);
    const c = array([[[1, 2, -1]]]);
    const [back] = linearTranspose(along, rows)(c);
    const full = convGeneralDilated(c, flip(kernel, 2), [1], { padding: [[2, 2]] });
    expect(back.tolist()).toEqual(full.tolist());
  });

  it('has slopes of second order', () => {
    const f = (x: Tensor, w: Tensor): Tensor => conv(x, w, [2], 'SAME');
    expect(() => {
      checkGrads(f, [rows.astype('float64'), kernel.astype('float64')], { order: 2 });
    }).not.toThrow();
  });

  it.each<[string, () => unknown, string]>([
    ['channels', () => conv(rows, ones([1, 2, 3]), [1], 'VALID'), 'GR120'],
    ['groups', () => convGeneralDilated(ones([1, 2, 3]), ones([3, 1, 1]), [1], { featureGroupCount: 2 }), 'GR120'],
    ['axes', () => conv(rows, ones([1, 1]), [1], 'VALID'), 'GR120'],
    ['strides', () => conv(rows, kernel, [0], 'VALID'), 'GR126'],
    ['the number of strides', () => conv(rows, kernel, [1, 1], 'VALID'), 'GR126'],
    ['padding', () => conv(rows, kernel, [1], [[-1, 0]]), 'GR126'],
  ])('refuses %s that do not fit', (_, run, code) => expect(run).toThrow(code)); // prettier-ignore
});

describe('a reduction of windows', () => {
  it('shares the slope among equal largest entries', () => {
    const pooled = (x: Tensor): Tensor =>
      reduceWindow(x, -Infinity, maximum, { windowDimensions: [3] }).sum();
    expect(grad(pooled)(array([2, 2, 1])).tolist()).toEqual([0.5, 0.5, 0]);
  });

  it('of everything is a reduction', () => {
    const x = reshape(rows, [5]);
    const all = reduceWindow(x, 0, add, { windowDimensions: [5] });
    expect(all.tolist()).toEqual([x.sum().item()]);
  });

  it('refuses windows of another number of axes', () => {
    expect(() => reduceWindow(rows, 0, add, { windowDimensions: [2] })).toThrow('GR126');
  });
});
