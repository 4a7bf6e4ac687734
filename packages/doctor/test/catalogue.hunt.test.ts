/**
 * Hunts in the catalogue of gradient failures: started from healthy points alone they find the NaN and the infinities, in
 * the mended functions they find nothing, and they take no longer than two seconds each.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CollectedCase } from '@gradus/testing';
import { allCases } from './catalogue/cases.js';
import { catalogue } from './catalogue/expected.table.js';
import { huntIn, isHuntable } from './catalogue/hunting.js';

const ids = new Set(catalogue.map(([id]) => id));
/** Enough runs for all that is found; the clock of a busy machine decides nothing. */
const LIMITS = { maxRuns: 250, timeLimit: 20_000 };
/** Milliseconds of the processor a hunt may take: two seconds, and as much again for a test runner's slow globals. */
const PROCESSOR_TIME = 4000;

/** Milliseconds of processor time since `start`. */
function spentSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

let huntable: CollectedCase['test'][] = [];
beforeAll(async () => {
  const cases = await allCases();
  huntable = cases.flatMap(({ test }) => (ids.has(test.id) && isHuntable(test) ? [test] : []));
});

describe('hunts in the catalogue', () => {
  it('find the NaN and the infinities, from healthy points alone, in two seconds each', () => {
    const slow: string[] = [];
    const missed = huntable.filter((test) => {
      const hunt = () => huntIn(test, 'broken', LIMITS);
      const start = process.cpuUsage();
      const found = hunt();
      // What other threads collect meanwhile counts, too: a slow one gets a second chance.
      if (spentSince(start) > PROCESSOR_TIME) {
        const again = process.cpuUsage();
        hunt();
        if (spentSince(again) > PROCESSOR_TIME) slow.push(test.id);
      }
      return found === null;
    });
    expect([huntable.length, slow, missed.map(({ id }) => id)]).toEqual([
      44, // 42 are found: 95 %
      [],
      [
        'layernorm-constant-row', // the one point of its domain
        'fully-masked-attention-row', // NaN everywhere: no input is to blame
      ],
    ]);
  });
  it('find nothing in the mended functions', () => {
    const caught = huntable.flatMap((test) => {
      const found = test.fixed ? huntIn(test, 'fixed', { ...LIMITS, maxRuns: 25 }) : null;
      return found === null ? [] : [`${test.id}: ${found.report.findings[0]!.verdict}`];
    });
    expect(caught).toEqual([]);
  });
});
