/**
 * The doctor on functions that it was not made for, apart from the catalogue of cases: how often its first finding
 * is right. The shares are stated exactly, so that one that falls fails, and one that rises is written down.
 */
import { describe, expect, it } from '@jest/globals';
import { withDefaultDtype } from '@gradus/tensor';
import { diagnose } from '@gradus/doctor';
import { argumentOf, examine, sharesOf } from './unseen/examination.js';
import { sound } from './unseen/sound.js';
import { unseen } from './unseen/table.js';

const examined = unseen.map((test) => examine(test));

describe('of the unseen functions', () => {
  it('so many are diagnosed right', () => {
    expect(sharesOf(examined)).toEqual({
      functions: 64,
      kind: 62,
      kindAndOp: 62,
      verdict: 63,
      truth: 64,
      line: 63,
      fixed: 64,
      falseAlarms: 0,
    });
  });
});

describe('the doctor is silent on', () => {
  it.each(sound)('%s', (_, f, args) => {
    withDefaultDtype('float32', () => {
      const { findings } = diagnose(f as (...all: unknown[]) => unknown)(...args.map(argumentOf));
      expect(findings.filter(({ verdict }) => verdict !== 'correct-zero')).toEqual([]);
    });
  });
});
