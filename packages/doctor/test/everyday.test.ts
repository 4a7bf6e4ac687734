/**
 * Functions of every day, sick and healthy, that were written down before the doctor was asked about any of them. Of the
 * sick ones the share that was right untuned is kept beside the share of today.
 */
import { describe, expect, it } from '@jest/globals';
import { withDefaultDtype } from '@gradus/tensor';
import { diagnose } from '@gradus/doctor';
import { dangerous } from './unseen/dangerous.js';
import { everyday } from './unseen/everyday.js';
import { argumentOf, examine, type Examined } from './unseen/examination.js';

const examined = everyday.map((test) => examine(test));
const share = (what: keyof Examined): number => examined.filter((each) => each[what]).length;

describe('of the sick functions of every day', () => {
  it('so many are diagnosed right', () => {
    expect({
      functions: examined.length,
      kind: share('kind'),
      kindAndOp: share('kindAndOp'),
      verdict: share('verdict'),
      truth: share('truth'),
      line: share('line'),
      falseAlarms: examined.reduce((sum, each) => sum + each.falseAlarms, 0),
    }).toEqual({
      functions: 26,
      kind: 26,
      kindAndOp: 26,
      verdict: 26,
      truth: 26,
      line: 26,
      falseAlarms: 0,
    });
  });
});

describe('the doctor is silent on', () => {
  it.each(dangerous)('%s', (_, f, args) => {
    withDefaultDtype('float32', () => {
      const { findings } = diagnose(f as (...all: unknown[]) => unknown)(...args.map(argumentOf));
      expect(findings).toEqual([]);
    });
  });
});
