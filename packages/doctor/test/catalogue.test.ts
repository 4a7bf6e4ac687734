/**
 * The doctor over the catalogue of gradient failures: how often its first finding is what the catalogue expects.
 * The shares are stated exactly, so that one that falls fails, and one that rises is written down.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { collectCases } from '@gradus/testing';
import { examine, type Examined } from './catalogue/examination.js';
import { catalogue } from './catalogue/expected.table.js';

const packages = join(import.meta.dirname, '../..');
const caseFiles = readdirSync(packages, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /^[\w-]+\/cases\/\w+\.case\.ts$/.test(file),
);

let examined: Examined[] = [];
beforeAll(async () => {
  const cases = await collectCases(async () => {
    for (const file of caseFiles) await import(pathToFileURL(join(packages, file)).href);
  });
  examined = catalogue.flatMap((expected) => {
    const found = cases.find(({ test }) => test.id === expected[0]);
    return found === undefined ? [] : [examine(found, expected)];
  });
});

describe('of the catalogue', () => {
  it('so many cases are diagnosed right', () => {
    const sick = examined.filter(({ sound }) => !sound);
    const count = (what: 'kind' | 'kindAndOp' | 'verdict' | 'line' | 'fixed'): number =>
      sick.filter((each) => each[what]).length;
    expect({
      cases: examined.length,
      sound: examined.length - sick.length,
      kind: count('kind'),
      kindAndOp: count('kindAndOp'),
      verdict: count('verdict'),
      line: count('line'),
      fixed: count('fixed'),
      falseAlarms: examined.reduce((sum, each) => sum + each.falseAlarms, 0),
    }).toEqual({
      cases: 111,
      sound: 8,
      kind: 101,
      kindAndOp: 99,
      verdict: 100,
      line: 101,
      fixed: 103,
      falseAlarms: 0,
    });
  });
});
