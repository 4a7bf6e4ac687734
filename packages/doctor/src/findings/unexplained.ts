/**
 * What no other judge explains and is wrong all the same: it is said, with as much as is known. A point without a
 * slope that floats missed by rounding, errors of many operations together, a rule that is not the slope.
 */
import { areRulesRight, type Evidence } from '../evidence.js';
import type { Judgement, Kind } from '../finding.js';
import { makerOf, type Step } from '../observation.js';
import { ownerOf } from '../origins.js';
import { lossesOf } from '../shadow/loss.js';
import { adviceAtPole } from './advice.js';

/**
 * Judges what is left.
 *
 * @param evidence - the entries in question
 * @returns the judgement, or null where the gradient may be right
 */
export function judgeUnexplained(evidence: Evidence): Judgement | null {
  const { symptom, truth, observation } = evidence;
  const isKnown = truth.slope !== null && !truth.slope.isZero();
  if (symptom === 'zero' && !isKnown) return null;
  const step = lossesOf(observation)[0]?.step ?? makerOf(observation, observation.value);
  if (step === undefined) return null;
  return truth.kind === 'kink' ? missed(evidence, step) : unexplained(evidence, step);
}

/** A point without a slope, beside which the floats stand. */
function missed(evidence: Evidence, step: Step): Judgement {
  const { op, site } = ownerOf(evidence, step);
  return {
    kind: 'singular-point',
    verdict: 'convention',
    op,
    site,
    message: `${op} has no finite slope at this point. Floats missed the point by a rounding, so that what they give looks like a slope: ${evidence.gradient}. It is noise.`,
    fix: adviceAtPole(evidence.observation, op, step.outputs[0]),
  };
}

function unexplained(evidence: Evidence, step: Step): Judgement {
  const { gradient, truth } = evidence;
  const { op, site } = ownerOf(evidence, step);
  const known = truth.text === null ? '' : `, and the true slope is ${truth.text}`;
  const kind = kindOf(evidence);
  const cause =
    kind === 'custom-rule'
      ? 'the derivative rules of what is computed here do not give its slope, even when nothing is rounded'
      : 'no single operation is to blame';
  const summary =
    kind === 'custom-rule'
      ? 'Compare the rules of the operations with differences: checkGrads of @gradus/testing does.'
      : 'Compute in float64, or write the function so that nothing large is subtracted or divided by what vanishes.';
  const message = `${cause}: the gradient is ${gradient}${known}.`;
  return { kind, verdict: 'bug', op, site, message, fix: { summary, code: null, verified: false } };
}

function kindOf(evidence: Evidence): Kind {
  const { program, entries, symptom, truth } = evidence;
  if (symptom === 'nan' || symptom === 'inf') return 'singular-point';
  const isRuled = program.ruleSlope?.(entries[0]!)?.isFinite() === true;
  const isKnown = isRuled && truth.slope?.isFinite() === true;
  return isKnown && !areRulesRight(evidence) ? 'custom-rule' : 'cancellation';
}
