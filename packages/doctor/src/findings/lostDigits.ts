/**
 * The rules are right and the floats are not: one operation on the way lost the digits that the slope is made
 * of. Two nearly equal numbers were subtracted, or a function was asked where rounding its operand matters.
 */
import { contiguous, dtypes, formatNumber, isFloat, type Tensor } from '@gradus/tensor';
import { isSlot } from '@gradus/autodiff';
import { areRulesRight, isValueRight, unrepresentable, type Evidence } from '../evidence.js';
import type { Judgement } from '../finding.js';
import { largest } from '../numbers.js';
import { ownerOf } from '../origins.js';
import { healed, lossesOf, relativeError, toleranceOf, type Loss } from '../shadow/loss.js';
import type { Real } from '../shadow/real.js';

/**
 * Judges a gradient that differs from the truth only because floats are short.
 *
 * @param evidence - the entries in question
 * @returns the judgement, or null when no single operation lost the digits
 */
export function judgeLostDigits(evidence: Evidence): Judgement | null {
  const { slope } = evidence.truth;
  if (slope === null || !slope.isFinite() || slope.isZero() || unrepresentable(evidence))
    return null;
  const loss = guilty(evidence, slope);
  if (loss === undefined) return null;
  const owner = ownerOf(evidence, loss.step);
  const { kind, message, fix } = story(evidence, loss, owner.op);
  return { kind, message, fix, verdict: 'bug', op: owner.op, site: owner.site };
}

/**
 * The step to blame. Where ∞ or NaN is the symptom, overflow and saturation have judges of their own. An
 * overflow cannot be healed in floats; the first one is blamed when nothing else is.
 */
function guilty(evidence: Evidence, slope: Real): Loss | undefined {
  const losses = lossesOf(evidence.observation);
  const healing = lossOfValue(evidence, losses) ?? losses.find((l) => heals(evidence, l, slope));
  if (evidence.symptom === 'nan' || evidence.symptom === 'inf') {
    return healing?.kind === 'rounding' && !isSaturated(evidence, healing) ? healing : undefined;
  }
  if (healing !== undefined || !isRounding(evidence, slope)) return healing;
  return losses.find(({ kind }) => kind === 'overflow') ?? losses[0];
}

/** The first loss on the way forwards, where it spoiled the value itself and the rules are right. */
function lossOfValue(evidence: Evidence, losses: readonly Loss[]): Loss | undefined {
  const { observation, truth } = evidence;
  if (isValueRight(observation) || !isRounding(evidence, truth.slope!)) return undefined;
  return losses.find(({ step, kind }) => kind === 'rounding' && observation.steps.includes(step));
}

/**
 * Whether the derivative rules give the truth when nothing is rounded, or are that much nearer to it than the floats:
 * the constants in them, log₂ e and its like, are rounded as well.
 */
function isRounding(evidence: Evidence, slope: Real): boolean {
  if (areRulesRight(evidence)) return true;
  const { program, gradient, entries } = evidence;
  const ruled = program.ruleSlope?.(entries[0]!) ?? null;
  if (ruled === null || !ruled.isFinite() || !Number.isFinite(gradient)) return false;
  return ruled.minus(slope).abs().lte(slope.minus(gradient).abs().times(NEARER));
}

/** What is left of an error when it is no mistake in the rules. */
const NEARER = 1e-3;

/**
 * Whether an operand comes from an operation that is flat here: no change of its own operand, as large as that may
 * be, is felt by the digits of its result.
 */
function isSaturated({ observation, input }: Evidence, { step }: Loss): boolean {
  const { eps } = dtypes[input.dtype];
  return observation.tape.entries.some(({ origin: { application }, args }) => {
    if (application?.outputs.some((y) => step.inputs.includes(y)) !== true) return false;
    const felt = (eps * largest(application.outputs)) / Math.max(1, largest(application.inputs));
    const slopes = args.filter((a): a is Tensor => !isSlot(a) && isFloat(a.dtype));
    return slopes.some((c) => contiguous(c).every((v) => Math.abs(v) < felt));
  });
}

/** Whether the gradient is right once the result of one step is. */
function heals(evidence: Evidence, loss: Loss, slope: Real): boolean {
  const { observation, index, entries, input } = evidence;
  const gradient = healed(observation, loss, index);
  if (gradient === null) return false;
  const entry = contiguous(gradient)[entries[0]!]!;
  return relativeError(entry, slope) <= 8 * toleranceOf(input);
}

type Story = Pick<Judgement, 'kind' | 'message' | 'fix'>;

function story(evidence: Evidence, { kind, error }: Loss, op: string): Story {
  const truth = `the true slope is ${evidence.truth.text}`;
  if (kind === 'overflow') {
    return {
      kind,
      message: `${op} overflowed to ∞ on the way to the result, and what followed made ${evidence.gradient} of it; ${truth}.`,
      fix: advice(
        'Scale the numbers first, or use a form that never makes the large one: hypot, logsumexp, logaddexp.',
      ),
    };
  }
  if (kind === 'underflow') {
    return {
      kind,
      message: `${op} fell below the smallest float on the way to the result; ${truth}.`,
      fix: advice('Scale the numbers first, or work with logarithms.'),
    };
  }
  const lost = Number.isFinite(error)
    ? `its result has a relative error of ${error.toPrecision(1)}`
    : 'no digit of its result is right';
  return {
    kind: 'cancellation',
    message: `${op} lost the digits that this slope is made of: its operands were right, but ${lost}. ${whatIsLeft(evidence)}; ${truth}.`,
    fix: advice(
      'Write the difference so that nothing large is subtracted: expm1, log1p, log1mexp, sin(x/2) for 1 − cos x, b/(√a + √c) for a difference of roots, a series near the point.',
    ),
  };
}

const advice = (summary: string): Judgement['fix'] => ({ summary, code: null, verified: false });

/** What became of the gradient: a number that is off, another number altogether, or none. */
function whatIsLeft({ gradient, truth, input }: Evidence): string {
  if (!Number.isFinite(gradient)) return `What was left made the gradient ${gradient}`;
  if (gradient === 0) return 'Nothing was left, and the gradient is 0';
  const error = relativeError(gradient, truth.slope!);
  if (!(error < 1))
    return `The gradient is ${formatNumber(gradient, false)}, of which no digit is right`;
  const count = error / dtypes[input.dtype].eps;
  const units = count < 1e6 ? Math.round(count) : count.toExponential(0);
  return `The gradient is off by ${units} units in the last place`;
}
