/** What is taken and what is not: both are computed, and either may be why a gradient is NaN. */
import { describe, expect, it } from '@jest/globals';
import { array, exp, log, type Tensor } from '@gradus/tensor';
import { where } from '@gradus/control-flow';
import { diagnose } from '../src/index.js';

describe('a choice between rows', () => {
  const first = array([1, 0]).greater(0);
  it('is not to blame for an overflow in a row that it takes', () => {
    const f = (x: Tensor): Tensor => {
      const shares = exp(x).div(exp(x).sum(1, { keepdims: true }));
      return where(first, shares.max(1), 0).sum();
    };
    const rows = [
      [1, 900],
      [800, 2],
    ];
    const [finding] = diagnose(f)(array(rows)).findings;
    expect(finding).toMatchObject({ symptom: 'nan', kind: 'overflow', op: 'exp' });
    expect(finding!.truth).toBe('-3.7090336117200891e-391'); // −e⁻⁸⁹⁹
  });

  it('is asked for every element by itself', () => {
    const { findings } = diagnose((x: Tensor) => where(first, log(x), 0).sum())(array([0, 0]));
    expect(findings.map(({ kind, entries }) => [kind, entries])).toEqual([
      ['where-nan', [[1]]],
      ['singular-point', [[0]]],
    ]);
  });
});
