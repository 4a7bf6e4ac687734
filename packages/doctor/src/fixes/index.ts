/**
 * Repairs that are tried before they are offered, in the order of preference.
 */
import type { Evidence } from '../evidence.js';
import type { Fix, Judgement } from '../finding.js';
import { guarded } from './guarded.js';
import { rewritten } from './rewritten.js';
import { Session } from './session.js';

/**
 * The best repair of a finding: a tried one, or the judge's own advice.
 *
 * @param evidence - the entries in question
 * @param judgement - what the judge said
 * @returns the repair
 */
export function bestFix(evidence: Evidence, judgement: Judgement): Fix | null {
  const session = new Session(evidence);
  return rewritten(session, judgement) ?? guarded(session, judgement) ?? judgement.fix;
}
