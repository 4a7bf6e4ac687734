/**
 * Differentiation of long programs: no call stack grows with the tape. How time grows with their length is not
 * held here: inside Jest the collector decides.
 */
import { describe, expect, it } from '@jest/globals';
import { array, sin, type Tensor } from '@gradus/tensor';
import { grad, jvp, vjp } from '@gradus/autodiff';

/** A chain of operations in which nothing repeats. */
const chain =
  (operations: number) =>
  (x: Tensor): Tensor => {
    let y = x;
    for (let i = 0; i < operations / 2; i++) y = sin(y).mul(1 + (i % 7) / 8);
    return y;
  };

describe('a tape of 100,000 entries', () => {
  const long = chain(100_000);

  it('is read without a deep call stack', () => {
    const [value, pull] = vjp(long, [0.5]);
    const [, along] = jvp(long, [0.5], [1]);
    expect(Number.isFinite(value.item())).toBe(true);
    // Products of a hundred thousand slopes: equal in both directions, whatever underflows.
    expect(pull(1)[0].item()).toBeCloseTo(along.item(), 6);
  });

  it('adds up what arrives at one place from everywhere', () => {
    const sum = (x: Tensor): Tensor => {
      let total = x;
      for (let i = 1; i < 100_000; i++) total = total.add(x);
      return total;
    };
    expect(grad(sum)(array(1)).item()).toBe(100_000);
  });
});
