/**
 * Kinks and ties: at a corner several slopes are valid and the rule picks one by convention. Where the whole
 * function has a corner that is nobody's fault; where corners of its parts cancel, the picks do not.
 */
import { areRulesRight, type Evidence } from '../evidence.js';
import type { Judgement } from '../finding.js';
import { cornersOf } from '../shadow/kinks.js';
import { digits17 } from '../shadow/decimalText.js';

/**
 * Judges a slope at a corner.
 *
 * @param evidence - the entries in question
 * @returns the judgement, or null when no operation stands at a corner
 */
export function judgeCorner(evidence: Evidence): Judgement | null {
  const { symptom, truth, observation, program } = evidence;
  if (symptom !== 'zero' && symptom !== 'wrong') return null;
  const isKink = truth.kind === 'kink';
  if (!isKink && (truth.slope === null || truth.slope.isZero() || areRulesRight(evidence)))
    return null;
  const step = cornersOf(observation, program).at(-1);
  if (step === undefined) return null;
  const op = step.primitive.name;
  return {
    kind: 'tie-convention',
    op,
    site: step.site,
    ...(isKink ? convention(evidence, op) : mistake(evidence, op)),
  };
}

type Story = Pick<Judgement, 'verdict' | 'message' | 'fix' | 'truth'>;

function convention({ truth: { left, right }, gradient }: Evidence, op: string): Story {
  const [from, to] = [left!, right!].map(digits17);
  return {
    verdict: 'convention',
    message: `${op} has a corner (or a tie) at this point: from the left the slope is ${from}, from the right ${to}. ${gradient} is what the convention gives.`,
    fix: {
      summary:
        'Nothing needs mending unless another slope is wanted here; then choose it with where, or use a smooth function.',
      code: null,
      verified: false,
    },
  };
}

function mistake({ truth, gradient }: Evidence, op: string): Story {
  return {
    verdict: 'bug',
    message: `${op} has a corner at this point, and its slope there is a convention. The whole function is smooth, with slope ${truth.text}: the conventions of its parts do not add up to it (${gradient}).`,
    fix: {
      summary:
        'Write the function as one smooth operation (logaddexp, softplus, a square) instead of pieces that meet in a corner.',
      code: null,
      verified: false,
    },
  };
}
