/**
 * NaN and infinities: the first entry on the way back whose cotangent came in finite and went out not.
 * Three stories end there: a branch not taken sent the cotangent 0 into an infinite slope (where-nan), a
 * value overflowed before (overflow), or the point itself is singular.
 */
import { contiguous, type Tensor } from '@gradus/tensor';
import { isSlot, type Entry } from '@gradus/autodiff';
import { firstStep, unrepresentable, type Evidence } from '../evidence.js';
import { flowsToInput } from '../flow.js';
import { hasNoNaN, isFinite } from '../numbers.js';
import type { Fix, Judgement, Kind, Verdict } from '../finding.js';
import { makerOf, type Flow, type Observation, type Step } from '../observation.js';
import { exactValues } from '../shadow/sample.js';
import { costOfStep, evaluateElements, evaluateStep, realOf } from '../shadow/evaluate.js';
import type { Real } from '../shadow/real.js';
import { NoShadow } from '../shadow/scalars.js';
import { adviceAtPole, adviceForRounded, adviceWithoutValue } from './advice.js';
import { callWithoutValue } from './call.js';
import { isUntaken } from './untaken.js';
import { vanishedBefore } from './vanishing.js';

/**
 * Judges a gradient that is not finite.
 *
 * @param evidence - the entries in question
 * @returns the judgement, or null for finite gradients
 */
export function judgePoisoned(evidence: Evidence): Judgement | null {
  if (evidence.symptom !== 'nan' && evidence.symptom !== 'inf') return null;
  const flows = flowsToInput(evidence);
  const turn = turnOf(flows, evidence.symptom === 'nan' ? hasNoNaN : isFinite);
  const overflow = firstStep(evidence.observation, isFinite);
  if (turn < 0) return overflow === undefined ? null : singularValue(evidence, overflow);
  const flow = flows[turn]!;
  if (isUntaken(evidence, flows.slice(0, turn), flow)) return untaken(evidence, flow);
  return turned(evidence, flow, overflow);
}

/** Where the cotangent turned; of a NaN that an infinity made (0 · ∞), where the infinity came from. */
function turnOf(flows: readonly Flow[], healthy: (x: Tensor | null) => boolean): number {
  const first = (holds: typeof healthy): number =>
    flows.findIndex((f) => f.arrived.every(holds) && !f.left.every(holds));
  const turn = first(healthy);
  const source = first(isFinite);
  return source < 0 || flows[turn]?.arrived.every(isFinite) === true ? turn : source;
}

/** The story of the entry where the cotangent turned. */
function turned(evidence: Evidence, flow: Flow, overflow: Step | undefined): Judgement {
  if (overflow !== undefined && overflowed(overflow)) return tooLarge(evidence, overflow);
  if (slopeOverflowed(flow)) return tooSteep(evidence, flow);
  if (roundedIntoPole(evidence, flow)) {
    const vanished = vanishedBefore(evidence, flow.entry.origin);
    return vanished === undefined ? saturated(evidence, flow) : tooSmall(evidence, vanished);
  }
  const origin = sourceOf(evidence.observation, flow.entry.origin);
  return singular(evidence, withoutValue(evidence) ?? origin);
}

/**
 * Where nothing is known exactly: the first step that had no value for finite operands, the root of all NaN
 * after it. A factorisation that does not exist.
 */
function withoutValue({ observation, truth }: Evidence): Origin | undefined {
  if (truth.kind !== 'unknown') return undefined;
  const step = firstStep(observation, hasNoNaN);
  if (step === undefined || !step.inputs.every(isFinite)) return undefined;
  return { ...step, op: step.primitive.name };
}

/**
 * Whether the exact result of a step at its operands is finite: an overflow, and not a pole such as log 0.
 *
 * @param step - a recorded step whose result is not finite
 * @returns true for an overflow
 */
export function overflowed(step: Step): boolean {
  try {
    return exactAt(step).every((x) => x.isFinite());
  } catch (reason) {
    if (reason instanceof NoShadow) return step.outputs.every(hasNoNaN);
    throw reason;
  }
}

/** Elements that are looked at of a large result. */
const LOOKED_AT = 16;
/** Element operations beyond which a step is not repeated as a whole. */
const LARGE = 10_000;

/** Exact results of a step, at the elements that are not finite where it is elementwise. */
function exactAt(step: Step): readonly Real[] {
  if (step.primitive.lower.kind === 'elementwise') {
    const sick: number[] = [];
    contiguous(step.outputs[0]!).forEach((v, i) => {
      if (sick.length < LOOKED_AT && !Number.isFinite(v)) sick.push(i);
    });
    return evaluateElements(step, sick);
  }
  if (costOfStep(step) > LARGE) throw new NoShadow(step.primitive.name);
  return evaluateStep(step, step.inputs.map(realOf)).flatMap(({ data }) => data);
}

/** Finite numbers whose product is beyond the dtype, and no quotient by 0: the value is fine, only its slope overflows. */
function slopeOverflowed({ entry, arrived, steps }: Flow): boolean {
  const known = entry.args.filter((a): a is Tensor => !isSlot(a));
  if (known.length === 0 || !known.every(isFinite) || !arrived.every(isFinite)) return false;
  const turn = steps.find((s) => s.inputs.every(isFinite) && !s.outputs.every(isFinite));
  return turn === undefined || overflowed(turn);
}

/** Whether a result is infinite only because an operand before was rounded: log(1 − σ(x)) for large x. */
function roundedIntoPole({ program }: Evidence, { entry }: Flow): boolean {
  const outputs = entry.origin.application?.outputs ?? [];
  const exact = exactValues(program);
  return outputs.some((y) => {
    const truth = exact?.get(y);
    return truth !== undefined && !isFinite(y) && truth.data.every((v) => v.isFinite());
  });
}

function verdictOf(evidence: Evidence): Verdict {
  const { kind } = evidence.truth;
  if (kind === 'infinite') return evidence.symptom === 'inf' ? 'correct-inf' : 'bug';
  if (kind === 'kink') return 'convention';
  if (kind === 'undefined') return 'undefined';
  // Without a value there is no slope.
  if (withoutValue(evidence) !== undefined) return 'undefined';
  // 0 would be the best answer to a slope below every float; NaN is none.
  return unrepresentable(evidence) && evidence.symptom === 'inf' ? 'not-representable' : 'bug';
}

type Origin = Entry['origin'];

interface Story {
  readonly kind: Kind;
  readonly op: string;
  readonly message: string;
  readonly fix: Fix;
}

function judgement(evidence: Evidence, { site }: Pick<Origin, 'site'>, story: Story): Judgement {
  return { ...story, verdict: verdictOf(evidence), site };
}

function untaken(evidence: Evidence, { entry }: Flow): Judgement {
  const origin = sourceOf(evidence.observation, entry.origin);
  return judgement(evidence, origin, {
    kind: 'where-nan',
    op: origin.op,
    message: `${origin.op} is computed for the branch that is not taken, too. The cotangent there is 0, the slope of ${origin.op} is not finite, and 0 · ∞ = NaN.`,
    fix: {
      summary: `Guard the input of ${origin.op} as well, with a harmless value where the branch is not taken; or use whereSafe, which does it.`,
      code: null,
      verified: false,
    },
  });
}

/** The operation that made the first NaN or ∞ among the operands; the operation itself where they are finite. */
function sourceOf(observation: Observation, origin: Origin): Origin {
  const sick = origin.application?.inputs.find((x) => !isFinite(x));
  const step = makerOf(observation, sick);
  if (step === undefined) return origin;
  return sourceOf(observation, {
    op: step.primitive.name,
    site: step.site,
    application: step,
  });
}

function tooLarge(evidence: Evidence, step: Step): Judgement {
  const op = step.primitive.name;
  const { text } = evidence.truth;
  return judgement(evidence, step, {
    kind: 'overflow',
    op,
    message: `${op} overflowed to ∞ on the way to the result${text === null ? '' : `; the true slope is ${text}`}.`,
    fix: overflowFix(evidence),
  });
}

function overflowFix(evidence: Evidence): Fix {
  const summary = unrepresentable(evidence)
    ? 'No float can hold this slope. Optimise the exponent (the logarithm) instead.'
    : 'Use a form that never makes the large number: logaddexp, logsumexp, softmax, sigmoid, hypot.';
  return { summary, code: null, verified: false };
}

function tooSteep(evidence: Evidence, { entry: { origin } }: Flow): Judgement {
  const { op } = origin;
  const { text } = evidence.truth;
  return judgement(evidence, origin, {
    kind: 'overflow',
    op,
    message: `the slope overflowed to ∞ on the way back through ${op}; all values are finite${text === null ? '' : `, and the true slope is ${text}`}.`,
    fix: overflowFix(evidence),
  });
}

function tooSmall(evidence: Evidence, step: Step): Judgement {
  const op = step.primitive.name;
  return judgement(evidence, step, {
    kind: 'underflow',
    op,
    message: `${op} fell below the smallest float and became 0, and what followed is not finite at 0; the true slope is ${evidence.truth.text ?? 'finite'}.`,
    fix: {
      summary:
        'Work with logarithms from the start: a sum of them for a product, logsumexp for a sum of exponentials.',
      code: null,
      verified: false,
    },
  });
}

function saturated(evidence: Evidence, { entry: { origin } }: Flow): Judgement {
  const { op } = origin;
  const { text } = evidence.truth;
  return judgement(evidence, origin, {
    kind: 'saturation',
    op,
    message: `the operand of ${op} was rounded onto its singular point; exactly it lies beside it${text === null ? '' : `, and the true slope is ${text}`}.`,
    fix: adviceForRounded(op),
  });
}

function singular(evidence: Evidence, origin: Origin): Judgement {
  const { op, application } = origin;
  const isRight = evidence.symptom === 'inf' && evidence.truth.kind === 'infinite';
  const story = (message: string, fix: Fix): Judgement =>
    judgement(evidence, origin, { kind: 'singular-point', op, message, fix });
  const call = isRight ? null : withoutNumber(evidence, origin);
  if (call !== null) {
    const message = `${call} is NaN: there is no value here, and so no slope.`;
    return story(message, adviceWithoutValue(op));
  }
  const fix = adviceAtPole(evidence.observation, op, application?.outputs[0]);
  if (isRight)
    return story(`${op} has an infinite slope at this point; the infinity is right.`, fix);
  const turned =
    evidence.symptom === 'nan' ? ', and on the way back it meets a factor 0: 0 · ∞ = NaN' : '';
  return story(`${op} has no finite slope at this point${turned}.`, fix);
}

/** What was asked of the operation, where that gave NaN. */
function withoutNumber({ observation }: Evidence, { application }: Origin): string | null {
  const step = makerOf(observation, application?.outputs[0]);
  return step === undefined ? null : callWithoutValue(step);
}

function singularValue(evidence: Evidence, step: Step): Judgement {
  return overflowed(step)
    ? tooLarge(evidence, step)
    : singular(evidence, { ...step, op: step.primitive.name });
}
