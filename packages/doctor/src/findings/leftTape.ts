/**
 * The value left the tape as plain JavaScript numbers: `x.item()`, `x.tolist()`, `x.data()`. Legal, since
 * values are known inside `grad`, and the end of the gradient.
 */
import { cutsOf, placeOf, type Evidence } from '../evidence.js';
import type { Judgement } from '../finding.js';

/**
 * Judges a gradient cut by reading the value.
 *
 * @param evidence - the entries in question
 * @returns the judgement, or null when no value was read
 */
export function judgeLeftTape(evidence: Evidence): Judgement | null {
  if (evidence.symptom !== 'zero') return null;
  const cut = cutsOf(evidence).find((c) => c.reason === 'left the tape');
  if (cut === undefined) return null;
  const { op } = cut.origin;
  return {
    kind: 'disconnected',
    verdict: 'bug',
    op,
    site: placeOf(cut.origin),
    message: `${op}() turned the tensor into plain JavaScript numbers. What is computed from them is a constant for the gradient. Whether they became part of the value, or only decided what to compute (then 0 can be right), cannot be seen.`,
    truth: null, // the recorded run is not the whole function
    fix: {
      summary: `Compute with the tensor itself instead of the numbers that ${op}() gives; use ${op}() only to print or to decide.`,
      code: null,
      verified: false,
    },
  };
}
