/** Types of the matchers: they exist on `expect`, and those of functions refuse other values. */
import { expect, it } from '@jest/globals';
import { array, type Tensor } from '@gradus/tensor';
import '../src/index.js';

const f = (x: Tensor): Tensor => x.mul(2);
it('is typed', () => {
  expect(array([1])).toBeAllclose([1], { rtol: 1e-3 });
  expect(array([1])).not.toBeAllclose([2]);
  expect(f).toHaveGradient([1], '2', { argnums: 0 });
  expect(f).toHaveCorrectGradients([1], { order: 1 });
  // @ts-expect-error a tolerance has no such field
  expect(array([1])).toBeAllclose([1], { relative: 1 });
  // @ts-expect-error a tensor has no gradient
  expect(array([1])).toHaveGradient([1], 2);
});
