/**
 * The gradient was asked to stop: a `stopGradient` lies between the input and the value.
 */
import { areRulesRight, type Evidence } from '../evidence.js';
import { cutsOf } from '../flow.js';
import { makerOf } from '../observation.js';
import type { Tensor } from '@gradus/tensor';
import type { Cut } from '@gradus/autodiff';
import type { Judgement, Verdict } from '../finding.js';

/**
 * Judges a stopped gradient.
 *
 * @param evidence - the entries in question
 * @returns the judgement, or null when nothing stopped it
 */
export function judgeStopGradient(evidence: Evidence): Judgement | null {
  if (evidence.symptom !== 'zero' && evidence.symptom !== 'wrong') return null;
  if (isHarmless(evidence)) return null;
  const cut = cutsOf(evidence).find((c) => c.reason === 'stopGradient' && !isGate(evidence, c));
  if (cut === undefined) return null;
  const zero = evidence.symptom === 'zero';
  return {
    kind: 'stop-gradient',
    verdict: verdictOf(evidence, cut),
    op: cut.origin.op,
    site: cut.origin.site,
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

/**
 * Whether the rules give the true slope in spite of a stop: what is subtracted from logits and added again may be
 * stopped. And where there is no slope, no stop keeps it.
 */
function isHarmless(evidence: Evidence): boolean {
  const { symptom, truth } = evidence;
  if (symptom === 'wrong' && truth.kind === 'kink') return true;
  return truth.slope?.isZero() === false && areRulesRight(evidence);
}

/**
 * Whether a condition chooses between a value and the same value stopped: then it is the condition that lets tangents
 * pass or not. A batched `cond` does so for rows that do not take a branch.
 */
function isGate({ observation: { steps } }: Evidence, { outputs: [stopped] }: Cut): boolean {
  const from = makerOf({ steps }, stopped)?.inputs[0];
  return steps.some(
    ({ inputs }) =>
      inputs[0]?.dtype === 'bool' && inputs.includes(stopped!) && inputs.includes(from!),
  );
}

/**
 * A target or a baseline is subtracted from what is learned, and is stopped on purpose; a stopped factor or
 * divisor changes what the rest of the gradient means.
 */
function verdictOf({ symptom, truth, program }: Evidence, { outputs }: Cut): Verdict {
  if (symptom === 'zero') return truth.slope?.isZero() === true ? 'correct-zero' : 'bug';
  const stopped = new Set<Tensor>(outputs);
  const moving = new Set<Tensor>([program.input, ...program.steps.flatMap((s) => s.outputs)]);
  const isFactor = program.steps.some(({ primitive, inputs, outputs: results }) => {
    const [mine, others] = [
      inputs.some((x) => stopped.has(x)),
      inputs.some((x) => moving.has(x) && !stopped.has(x)),
    ];
    if (mine && !others) for (const y of results) stopped.add(y);
    return mine && others && primitive.linearIn !== 'all';
  });
  return isFactor ? 'bug' : 'intended';
}
