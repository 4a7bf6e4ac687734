/**
 * However an unstable expression is written, the doctor finds the repair and has tried it, and `stable` gives the true
 * gradient where it fails and where it does not.
 */
import { describe, expect, it } from '@jest/globals';
import { withDefaultDtype } from '@gradus/tensor';
import { defects, expectRepair, expectTrue, families, pointsOf } from './repairs/examination.js';
import type { Family } from './repairs/family.js';

/** The doctor takes longer than the rest: it is asked of every third spelling, of all where more runs are asked for. */
const EVERY = process.env['FC_RUNS'] === undefined ? 3 : 1;

describe.each(families)('$name', (family: Family) => {
  const { spellings, dtype = 'float64', offered, everywhere } = family;
  const { sick, truth, healthy, other } = pointsOf(family);
  it.each(spellings.map((f, i) => [f, i] as const))('%s', (f, i) => {
    withDefaultDtype(dtype, () => {
      if (i % EVERY === 0) expectRepair(f, sick, truth);
      if (i % EVERY === 0 && everywhere !== true) expect(defects(f, healthy)).toEqual([]);
      if (offered === true) return;
      expectTrue(f, sick, truth);
      expectTrue(f, healthy, other);
    });
  });
});
