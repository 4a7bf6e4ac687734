/** Long programs: neither the stack nor the time of the compiler grows faster than they do. */
import { describe, expect, it } from '@jest/globals';
import { array, sum, type Tensor } from '@gradus/tensor';
import { jit } from '../src/index.js';

describe('programs of thousands of operations', () => {
  it('compile without nesting deeper than the stack', () => {
    const f = (x: Tensor): Tensor => {
      const values = [x];
      for (let i = 1; i < 4000; i++) values.push(values[i >> 1]!.mul(0.5).add(1));
      return sum(values.reduce((a, b) => a.add(b)));
    };
    const x = array([1, 2, 3]);
    expect(jit(f)(x).item()).toBe(f(x).item());
  });
});
