/**
 * Repairs that are tried before they are offered, in the order of preference.
 */
import type { Evidence } from '../evidence.js';
import type { Fix, Judgement } from '../finding.js';
import { composition } from './compositions.js';
import { doubleWhere } from './doubleWhere.js';

/**
 * The best repair of a finding: a tried one, or the judge's own advice.
 *
 * @param evidence - the entries in question
 * @param judgement - what the judge said
 * @returns the repair
 */
export function bestFix(evidence: Evidence, judgement: Judgement): Fix | null {
  return composition(evidence, judgement) ?? doubleWhere(evidence, judgement) ?? judgement.fix;
}
