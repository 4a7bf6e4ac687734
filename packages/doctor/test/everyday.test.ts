/**
 * Functions of every day, sick and healthy, that were written down before the doctor was asked about any of them.
 *
 * Untuned, of 26 sick ones: kind 26, kind and operation 25, truth 26, line 25, verdict 23. The three verdicts were wrong in
 * the table: a removable singularity has a slope, and what is −∞ everywhere does not move. Three healthy points were none
 * (a slope of 10⁻⁶ that is lost, factors of 0). Untuned, of 25 healthy ones: 15 without a word, two false alarms (a target
 * network scaled after it was stopped, a double where called undefined), six right zeros explained at minima and by
 * symmetry, where there is nothing to say; the logits stood where a slope of 10⁻²² is lost.
 */
import { describe, expect, it } from '@jest/globals';
import { withDefaultDtype } from '@gradus/tensor';
import { diagnose, type Finding } from '@gradus/doctor';
import { dangerous } from './unseen/dangerous.js';
import { everyday } from './unseen/everyday.js';
import { argumentOf, examine, sharesOf } from './unseen/examination.js';

const examined = everyday.map((test) => examine(test));

describe('of the sick functions of every day', () => {
  it('so many are diagnosed right', () => {
    expect(sharesOf(examined)).toEqual({
      functions: 26,
      kind: 26,
      kindAndOp: 26,
      verdict: 26,
      truth: 26,
      line: 26,
      fixed: 26,
      falseAlarms: 0,
    });
  });
});

/** What a verdict may be where nothing is wrong: a stop on purpose, the choice at a corner. */
const QUIET = ['intended', 'convention'];
const findingsOf = ([, f, args]: (typeof dangerous)[number]): readonly Finding[] =>
  withDefaultDtype(
    'float32',
    () => diagnose(f as (...all: unknown[]) => unknown)(...args.map(argumentOf)).findings,
  );

describe('the doctor raises no alarm on', () => {
  it.each(dangerous)('%s', (...each) => {
    expect(findingsOf(each).filter(({ verdict }) => !QUIET.includes(verdict))).toEqual([]);
  });

  it('most of these, without a word', () => {
    expect(dangerous.filter((each) => findingsOf(each).length === 0)).toHaveLength(22); // of 25
  });
});
