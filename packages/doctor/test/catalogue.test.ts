/**
 * The doctor over the catalogue of gradient failures: how often its first finding is what the catalogue expects.
 * The shares are stated exactly, so that one that falls fails, and one that rises is written down. And every judge is
 * needed: without any of them some case is told otherwise.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CollectedCase } from '@gradus/testing';
import { JUDGES, WITHOUT_REPAIRS, type Judges } from '../src/findings/judges.table.js';
import { allCases } from './catalogue/cases.js';
import { examine, type Examined } from './catalogue/examination.js';
import { catalogue, others, type ExpectedCase } from './catalogue/expected.table.js';

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
  cases = await allCases();
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
      kindAndOp: 112,
      verdict: 112,
      line: 113,
      fixed: 115,
      falseAlarms: 0,
    });
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
