/**
 * However an unstable expression is written, the doctor finds the repair and has tried it, and `stable` gives the true
 * gradient where it fails and where it does not.
 */
import { describe, expect, it } from '@jest/globals';
import { array, contiguous, withDefaultDtype, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { diagnose, stable, type Finding } from '../src/index.js';
import { differences } from './repairs/differences.table.js';
import { exponentials } from './repairs/exponentials.table.js';
import type { F, Family } from './repairs/family.js';
import { formulas } from './repairs/formulas.table.js';
import { lengths } from './repairs/lengths.table.js';
import { sigmoids } from './repairs/sigmoids.table.js';
import { singular } from './repairs/singular.table.js';

/** The doctor takes longer than the rest: it is asked of every third spelling, of all where more runs are asked for. */
const EVERY = process.env['FC_RUNS'] === undefined ? 3 : 1;

const families = [
  ...exponentials,
  ...sigmoids,
  ...differences,
  ...lengths,
  ...singular,
  ...formulas,
];

const tensorOf = (x: number | readonly number[]): Tensor => array(x as number[]);

const slopesOf = (f: F, at: Tensor): number[] => [...contiguous(grad(f)(at))];

const isTrue = (found: readonly number[], truth: readonly number[], rtol: number): boolean =>
  truth.every((slope, i) => Math.abs(found[i]! - slope) <= rtol * Math.abs(slope));

function expectTrue(f: F, at: Tensor, truth: readonly number[]): void {
  const found = slopesOf(stable(f) as F, at);
  if (!isTrue(found, truth, at.dtype === 'float32' ? 2e-6 : 1e-9)) expect(found).toEqual(truth);
}

const defects = (f: F, at: Tensor): readonly Finding[] =>
  diagnose(f)(at).findings.filter(({ verdict }) => verdict === 'bug');

/** Some spellings are sound where others fail: then there is nothing to report, and the gradient is right. */
function expectRepair(f: F, at: Tensor, truth: readonly number[]): void {
  const found = defects(f, at);
  if (found.length === 0) expect(isTrue(slopesOf(f, at), truth, 1e-7)).toBe(true);
  else expect(found[0]).toMatchObject({ fix: { verified: true } });
}

describe.each(families)('$name', (family: Family) => {
  const { spellings, sick, healthy, dtype = 'float64', offered, everywhere } = family;
  const [truth, other] = [[sick[1]].flat(), [healthy[1]].flat()];
  it.each(spellings.map((f, i) => [f, i] as const))('%s', (f, i) => {
    withDefaultDtype(dtype, () => {
      const [bad, good] = [tensorOf(sick[0]), tensorOf(healthy[0])];
      if (i % EVERY === 0) expectRepair(f, bad, truth);
      if (i % EVERY === 0 && everywhere !== true) expect(defects(f, good)).toEqual([]);
      if (offered === true) return;
      expectTrue(f, bad, truth);
      expectTrue(f, good, other);
    });
  });
});
