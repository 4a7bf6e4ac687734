/**
 * The value itself is infinite or NaN although the gradient shows nothing of it: a logarithm of a constant 0 that the
 * input selected, an overflow in a part that has no slope. Whoever minimises it sees a loss that never improves.
 */
import { contiguous } from '@gradus/tensor';
import { firstStep } from '../evidence.js';
import type { Judgement } from '../finding.js';
import { hasNoNaN, isFinite } from '../numbers.js';
import type { Observation, Step } from '../observation.js';
import { exactRun } from '../shadow/exactRun.js';
import type { RunFacts } from './runFacts.js';
import { callWithoutValue } from './call.js';
import { overflowed } from './poisoned.js';

/**
 * Judges a value that is no number.
 *
 * @param facts - an observed run
 * @returns the judgement, or null where the value is finite, or a gradient shows the cause
 */
export function judgeValue({ run, explained }: RunFacts): Judgement | null {
  if (explained || isFinite(run.value)) return null;
  const step = firstStep(run, hasNoNaN(run.value) ? isFinite : hasNoNaN);
  if (step === undefined) return null; // it came in with the arguments or the constants
  const exact = exactRun(run)?.get(run.value)?.data[0];
  const isNumber = exact?.isFinite() === true;
  return { verdict: isNumber ? 'bug' : 'undefined', truth: null, ...story(run, step) };
}

function story(run: Observation, step: Step): Omit<Judgement, 'verdict' | 'truth'> {
  const value = contiguous(run.value)[0]!;
  const op = step.primitive.name;
  const tooLarge = overflowed(step);
  const none = tooLarge ? null : callWithoutValue(step);
  const cause = tooLarge ? 'overflowed' : 'has no finite value at what it was given';
  return {
    kind: tooLarge ? 'overflow' : 'singular-point',
    symptom: Number.isNaN(value) ? 'nan' : 'inf',
    op,
    site: step.site,
    message: `the value itself is ${value}: ${none === null ? `${op} ${cause}` : `${none} is NaN`}. A gradient of a function without a value says nothing, whatever number it is.`,
    fix: {
      summary: tooLarge
        ? 'Use a form that never makes the large number: logaddexp, logsumexp, softmax, hypot.'
        : `Keep the input of ${op} away from this point (safeLog, safeDivide, safeSqrt, clip), also in the branch that is taken.`,
      code: null,
      verified: false,
    },
  };
}
