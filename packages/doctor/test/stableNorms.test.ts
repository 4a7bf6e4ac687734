/**
 * Norms under `stable`: their sums of powers, roots and quotients are read as products of each other, and of axes of one
 * element a sum is its own element, so that an expression may become a part of its own other words.
 */
import { expect, it } from '@jest/globals';
import { array, contiguous, divide, type Tensor } from '@gradus/tensor';
import { norm, vectorNorm } from '@gradus/numerics';
import { stable } from '../src/index.js';

const ORDERS = [0.5, 1, 1.5, 2, 3, Infinity];
const SHAPES = [[1], [2, 1], [1, 2], [2, 1, 1], [2, 2]];

const OF: Readonly<Record<string, (x: Tensor, ord: number) => Tensor>> = {
  norm: (x, ord) => norm(x, { ord, axis: -1, keepdims: true }),
  'vectorNorm of all': (x, ord) => vectorNorm(x, { ord }),
  normalized: (x, ord) => divide(x, vectorNorm(x, { ord, axis: -1, keepdims: true })),
  inverse: (x, ord) => divide(vectorNorm(x, { ord, axis: -1, keepdims: true }), x),
};

it.each(Object.entries(OF))('%s is the same number in its stable form', (_, of) => {
  for (const ord of ORDERS) {
    for (const shape of SHAPES) {
      const values = [0.346, -0.453, 0.7, 1.2].slice(
        0,
        shape.reduce((n, d) => n * d, 1),
      );
      const x = array(values, { dtype: 'float64' }).reshape(shape);
      const f = (y: Tensor): Tensor => of(y, ord);
      const [found, expected] = [stable(f)(x), f(x)].map((y) => [...contiguous(y)]);
      expect([ord, shape, found]).toEqual([
        ord,
        shape,
        expected!.map((v) => expect.closeTo(v, 12)),
      ]);
    }
  }
});
