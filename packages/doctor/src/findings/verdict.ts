/**
 * What is to be thought of a zero, from the true slope alone.
 */
import { unrepresentable, type Evidence } from '../evidence.js';
import type { Verdict } from '../finding.js';

/**
 * The verdict on a zero gradient.
 *
 * @param evidence - the entries in question
 * @returns right, not representable, a convention, or a defect
 */
export function zeroVerdict(evidence: Evidence): Verdict {
  const { kind, slope } = evidence.truth;
  if (kind === 'kink') return 'convention';
  if (kind === 'undefined') return 'undefined';
  if (slope === null || slope.isZero()) return 'correct-zero';
  return unrepresentable(evidence) ? 'not-representable' : 'bug';
}
