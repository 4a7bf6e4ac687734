/**
 * However an unstable expression is written, the doctor finds the repair and has tried it, and `stable` gives the true
 * gradient where it fails and where it does not.
 */
import { describe, expect, it } from '@jest/globals';
import { array, contiguous, withDefaultDtype, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { diagnose, stable } from '../src/index.js';
import { differences } from './repairs/differences.table.js';
import { exponentials } from './repairs/exponentials.table.js';
import type { Family } from './repairs/family.js';

const tensorOf = (x: number | readonly number[]): Tensor => array(x as number[]);

function expectTrue(f: Family['spellings'][number], at: Tensor, truth: readonly number[]): void {
  const found = [...contiguous(grad(stable(f) as typeof f)(at))];
  const rtol = at.dtype === 'float32' ? 2e-6 : 1e-9;
  truth.forEach((slope, i) => {
    const error = Math.abs(found[i]! - slope);
    if (!(error <= rtol * Math.abs(slope))) expect(found).toEqual(truth);
  });
}

describe.each([...exponentials, ...differences])('$name', (family: Family) => {
  const { spellings, sick, healthy, dtype = 'float64' } = family;
  it.each(spellings.map((f) => [f] as const))('%s', (f) => {
    withDefaultDtype(dtype, () => {
      const [bad, good] = [tensorOf(sick[0]), tensorOf(healthy[0])];
      expect(diagnose(f)(bad).findings[0]).toMatchObject({
        verdict: 'bug',
        fix: { verified: true },
      });
      expect(diagnose(f)(good).findings.filter(({ verdict }) => verdict === 'bug')).toEqual([]);
      expectTrue(f, bad, [sick[1]].flat());
      expectTrue(f, good, [healthy[1]].flat());
    });
  });
});
