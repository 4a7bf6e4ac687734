/**
 * An operation that is flat wherever it has a slope (rounding, comparing, ranking, casting to integers)
 * lies on every path. When its outcome chooses between branches, the cause is the branch instead.
 */
import type { Tensor } from '@gradus/tensor';
import type { Cut } from '@gradus/autodiff';
import { cutsOf, placeOf, type Evidence } from '../evidence.js';
import type { Judgement } from '../finding.js';
import { zeroVerdict } from './verdict.js';

/**
 * Judges a flat operation.
 *
 * @param evidence - the entries in question
 * @returns the judgement, or null when no flat operation was met
 */
export function judgeFlatOperation(evidence: Evidence): Judgement | null {
  if (evidence.symptom !== 'zero') return null;
  const cut = cutsOf(evidence).find((c) => c.reason !== 'stopGradient' && !isChoice(c, evidence));
  if (cut === undefined || cut.reason === 'left the tape') return null;
  return {
    kind: 'non-differentiable-op',
    verdict: zeroVerdict(evidence),
    op: cut.origin.op,
    site: placeOf(cut.origin),
    message: `${cut.origin.op} ends the gradient here: ${cut.why}.`,
    fix: {
      summary:
        'Replace it by something smooth (sigmoid for a step, softmax for an argmax), or pass the gradient straight through: `x.sub(stopGradient(x)).add(stopGradient(hard))`.',
      code: null,
      verified: false,
    },
  };
}

/**
 * Whether the result of a cut decides which values are taken, and is not itself part of the value.
 *
 * @param cut - where the flow ended
 * @param evidence - the entries in question
 * @returns true when it is a condition
 */
export function isChoice(cut: Cut, evidence: Evidence): boolean {
  const { outputs } = cut;
  const { observation } = evidence;
  const conditions = new Set<Tensor>(outputs.filter((y) => y.dtype === 'bool'));
  if (conditions.size === 0) return false;
  let chooses = false;
  for (const { inputs, outputs: results } of observation.steps) {
    if (!inputs.some((x) => conditions.has(x))) continue;
    if (results.every((y) => y.dtype === 'bool')) for (const y of results) conditions.add(y);
    else if (inputs.length > 1) chooses = true;
  }
  return chooses;
}
