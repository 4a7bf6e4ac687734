/**
 * The doctor over the catalogue of gradient failures: how often its first finding is what the catalogue expects.
 * The shares are stated exactly, so that one that falls fails, and one that rises is written down. And every judge is
 * needed: without any of them some case is told otherwise.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { collectCases, type CollectedCase } from '@gradus/testing';
import { JUDGES, WITHOUT_REPAIRS, type Judges } from '../src/findings/judges.table.js';
import { examine, type Examined } from './catalogue/examination.js';
import { huntIn, isHuntable } from './catalogue/hunting.js';
import { catalogue, others, type ExpectedCase } from './catalogue/expected.table.js';

const packages = join(import.meta.dirname, '../..');
const caseFiles = readdirSync(packages, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /^[\w-]+\/cases\/\w+\.case\.ts$/.test(file),
);

type Judge = (...given: never[]) => unknown;
type Known = readonly [found: CollectedCase, expected: ExpectedCase];

/** Which judge spoke in which cases. */
const spoke = new Map<Judge, Known[]>();
let examined: Examined[] = [];
let besides: Examined[] = [];
let cases: CollectedCase[] = [];

/** The judges, each of them doing what `change` makes of it. */
const changed = (change: <J extends Judge>(judge: J) => J): Judges => ({
  ...WITHOUT_REPAIRS,
  entries: JUDGES.entries.map(change),
  runs: JUDGES.runs.map(change),
  errors: JUDGES.errors.map(change),
});

/** The judges as they are; who speaks in a case is remembered. */
const listening = (known: Known): Judges =>
  changed(
    (judge) =>
      ((...given: never[]) => {
        const opinion = judge(...given);
        if (opinion !== null) spoke.set(judge, [...(spoke.get(judge) ?? []), known]);
        return opinion;
      }) as typeof judge,
  );

beforeAll(async () => {
  cases = await collectCases(async () => {
    for (const file of caseFiles) await import(pathToFileURL(join(packages, file)).href);
  });
  const examineAll = (table: readonly ExpectedCase[]): Examined[] =>
    table.flatMap((expected) => {
      const found = cases.find(({ test }) => test.id === expected[0]);
      return found === undefined ? [] : [examine(found, expected, listening([found, expected]))];
    });
  examined = examineAll(catalogue);
  besides = examineAll(others);
});

describe('of the catalogue', () => {
  it('so many cases are diagnosed right', () => {
    const sick = examined.filter(({ sound }) => !sound);
    const count = (what: 'kind' | 'kindAndOp' | 'verdict' | 'line' | 'fixed'): number =>
      sick.filter((each) => each[what]).length;
    expect({
      cases: examined.length,
      sick: sick.length,
      kind: count('kind'),
      kindAndOp: count('kindAndOp'),
      verdict: count('verdict'),
      line: count('line'),
      fixed: count('fixed'),
      falseAlarms: examined.reduce((sum, each) => sum + each.falseAlarms, 0),
    }).toEqual({
      cases: 125,
      sick: 115, // in the other ten the rules of gradus are better than those the catalogue is made from
      kind: 113,
      kindAndOp: 111,
      verdict: 112,
      line: 113,
      fixed: 115,
      falseAlarms: 0,
    });
  });
});

describe('hunts in the catalogue', () => {
  const LIMITS = { maxRuns: 250, timeLimit: 20_000 };
  const huntable = (): CollectedCase['test'][] =>
    cases.flatMap(({ test }) =>
      catalogue.some(([id]) => id === test.id) && isHuntable(test) ? [test] : [],
    );
  it('find the NaN and the infinities, from healthy points alone', () => {
    const missed = huntable().filter((test) => huntIn(test, 'broken', LIMITS) === null);
    expect([huntable().length, missed.map(({ id }) => id)]).toEqual([
      44,
      [
        'layernorm-constant-row', // the one point of its domain
        'fully-masked-attention-row', // NaN everywhere: no input is to blame
      ],
    ]);
  });
  it('find in the fixed functions what is left: points without a gradient, and one defect', () => {
    const caught = huntable().flatMap((test) => {
      const found = test.fixed ? huntIn(test, 'fixed', { ...LIMITS, maxRuns: 25 }) : null;
      return found === null ? [] : [`${test.id}: ${found.report.findings[0]!.verdict}`];
    });
    expect(caught.toSorted()).toEqual([
      'cross-entropy-zero-target: undefined', // the loss itself is infinite where a probability is 0
      'entropy-zero-probability: correct-inf', // the slope of −x log x at 0
      'where-arctan2-masked-origin: undefined', // the angle of the origin, in a row that is not masked
      'where-pairwise-distance-diagonal: convention', // two points in one place
      'where-smooth-bump: bug', // 1/x² overflows at 1e-20, and exp(−1/x) is 0
    ]);
  });
});

describe('no judge is spare: without it a case is told otherwise:', () => {
  const all: readonly Judge[] = [...JUDGES.entries, ...JUDGES.runs, ...JUDGES.errors];
  it.each(all.map((judge) => [judge.name, judge] as const))('%s', (_, absent) => {
    const rest: Judges = {
      ...WITHOUT_REPAIRS,
      entries: JUDGES.entries.filter((judge) => judge !== absent),
      runs: JUDGES.runs.filter((judge) => judge !== absent),
      errors: JUDGES.errors.filter((judge) => judge !== absent),
    };
    const isRight = ({ kindAndOp, verdict }: Examined): boolean => kindAndOp && verdict;
    const fallen = spoke.get(absent)!.find(([found, expected]) => {
      const before = [...examined, ...besides].find(({ id }) => id === expected[0])!;
      return isRight(before) && !before.sound && !isRightWithout(found, expected, rest);
    });
    expect(fallen).toBeDefined();
  });
});

/** Whether a case is still told right by fewer judges; an error that nobody explains is thrown. */
function isRightWithout(found: CollectedCase, expected: ExpectedCase, judges: Judges): boolean {
  try {
    const { kindAndOp, verdict } = examine(found, expected, judges);
    return kindAndOp && verdict;
  } catch {
    return false;
  }
}
