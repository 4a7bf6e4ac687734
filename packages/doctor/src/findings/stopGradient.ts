/**
 * The gradient was asked to stop: a `stopGradient` lies between the input and the value.
 */
import type { Evidence } from '../evidence.js';
import { cutsOf, placeOf } from '../evidence.js';
import type { Judgement } from '../finding.js';

/**
 * Judges a stopped gradient.
 *
 * @param evidence - the entries in question
 * @returns the judgement, or null when nothing stopped it
 */
export function judgeStopGradient(evidence: Evidence): Judgement | null {
  if (evidence.symptom !== 'zero' && evidence.symptom !== 'wrong') return null;
  const cut = cutsOf(evidence).find((c) => c.reason === 'stopGradient');
  if (cut === undefined) return null;
  const zero = evidence.symptom === 'zero';
  return {
    kind: 'stop-gradient',
    verdict: zero ? (evidence.truth.slope?.isZero() === true ? 'correct-zero' : 'bug') : 'intended',
    op: cut.origin.op,
    site: placeOf(cut.origin),
    message: zero
      ? `${cut.origin.op} blocks every path from this input to the result.`
      : `${cut.origin.op} blocks one of the paths from this input to the result, so this is not the slope of the whole function.`,
    fix: {
      summary: zero
        ? 'Put stopGradient around the part that is meant to be constant (a target), not around what is learned.'
        : 'If the whole slope is wanted, remove the stopGradient; if the target is meant to be constant, nothing needs mending.',
      code: null,
      verified: false,
    },
  };
}
