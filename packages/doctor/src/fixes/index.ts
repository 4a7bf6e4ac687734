/**
 * Repairs that are tried before they are offered, in the order of preference.
 */
import type { Evidence } from '../evidence.js';
import type { Fix, Judgement } from '../finding.js';
import { guarded } from './guarded.js';
import { rewritten } from './rewritten.js';
import { Trial } from './trial.js';

/**
 * The best repair of a finding: a tried one, or the judge's own advice.
 *
 * @param evidence - the entries in question
 * @param judgement - what the judge said
 * @returns the repair
 */
export function bestFix(evidence: Evidence, judgement: Judgement): Fix | null {
  const trial = new Trial(evidence);
  return rewritten(trial, judgement) ?? guarded(trial, judgement) ?? judgement.fix;
}
