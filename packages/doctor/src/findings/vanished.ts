/**
 * The path to the input is there, and a factor on it is zero: the operation is saturated (its result no
 * longer moves with its operand), or its numbers underflowed.
 */
import { multiply, add, abs, bind, dtypes, isFloat, type Tensor } from '@gradus/tensor';
import { isSlot, type Entry } from '@gradus/autodiff';
import { unrepresentable, type Evidence } from '../evidence.js';
import { findKiller } from '../flow.js';
import { isZero } from '../numbers.js';
import type { Judgement, Opinion } from '../finding.js';
import { makerOf } from '../observation.js';
import { ADVICE_FOR_FACTOR } from './advice.js';
import { isStationary } from './invariance.js';
import { zeroVerdict } from './verdict.js';

/**
 * Judges a zero made by a factor.
 *
 * @param evidence - the entries in question
 * @returns the judgement, or null when no factor was zero
 */
export function judgeVanished(evidence: Evidence): Opinion | null {
  if (evidence.symptom !== 'zero') return null;
  const killer = findKiller(evidence);
  if (killer === null) return null;
  return killer.entry.args.some(isFactor) ? judged(evidence, killer.entry) : null;
}

function judged(evidence: Evidence, entry: Entry): Opinion {
  if (evidence.truth.kind === 'undefined') return conventionOf(entry);
  const underflow = underflowed(entry, evidence);
  const verdict = zeroVerdict(evidence);
  const isRight = verdict === 'correct-zero' && evidence.truth.kind === 'smooth';
  if (isRight && (isLeftOut(evidence, entry) || isStationary(evidence))) return 'healthy';
  const factor = isRight && !underflow ? zeroFactor(evidence, entry) : null;
  const { op, site } = entry.origin;
  return {
    kind: underflow ? 'underflow' : 'saturation',
    verdict,
    op,
    site,
    ...(factor ?? {
      message: words(op, { underflow, verdict, truth: evidence.truth.text }),
      fix: advice(verdict, underflow),
    }),
  };
}

/** Where no slope exists there is none that was lost: 0 is what the operation answers. */
function conventionOf({ origin: { op, site } }: Entry): Judgement {
  return {
    kind: 'singular-point',
    verdict: 'undefined',
    op,
    site,
    message: `${op} has no slope at this point, and answers 0 there: its term is left out.`,
    fix: {
      summary:
        'Nothing needs mending if the term is to count for nothing here; else keep the input away from this point.',
      code: null,
      verified: false,
    },
  };
}

/** What is said of a factor 0, and where it comes from; null for what is no product. */
function zeroFactor(
  { observation, nameOf }: Evidence,
  { origin: { op, application } }: Entry,
): Pick<Judgement, 'message' | 'fix'> | null {
  const product = makerOf(observation, application?.outputs[0]);
  if (product?.primitive.linearIn !== 'each') return null;
  const zero = product.inputs.find(isZero);
  if (zero === undefined) return null;
  const maker = makerOf(observation, zero);
  const factor =
    maker === undefined
      ? (nameOf(zero) ?? 'a constant of the function')
      : `what ${maker.primitive.name} gives`;
  const message = `${op} multiplies it by 0, which is ${factor}; so 0 is the exact slope.`;
  return { message, fix: ADVICE_FOR_FACTOR };
}

/** A term that is left out by a known factor 0, although the operation is not linear: xlogy(0, x). */
function isLeftOut({ program }: Evidence, { origin }: Entry): boolean {
  const touched = new Set<Tensor>([program.input, ...program.steps.flatMap((s) => s.outputs)]);
  const step = program.steps.find(({ outputs }) =>
    origin.application?.outputs.includes(outputs[0]!),
  );
  if (step === undefined || step.primitive.linearIn !== undefined) return false;
  if (!step.inputs.some((x) => !touched.has(x) && isZero(x))) return false;
  return [1, -1].every((sign) => {
    const moved = step.inputs.map((x) => (touched.has(x) ? multiply(add(abs(x), 1), sign) : x));
    return bind(step.primitive, moved, step.params).every((y) =>
      [...y.data()].every((v) => v === 0 || Number.isNaN(v)),
    );
  });
}

/** A known float that a tangent is multiplied by; indices and conditions are no factors. */
function isFactor(arg: Entry['args'][number]): arg is Tensor {
  return !isSlot(arg) && isFloat(arg.dtype);
}

/** The factor is no exact zero, or the result of the operation itself fell below the smallest number. */
function underflowed(entry: Entry, evidence: Evidence): boolean {
  const { slope } = evidence.truth;
  if (slope?.isZero() === true) return false; // one exact zero among other factors
  const factors = entry.args.filter(isFactor);
  if (!factors.some((x) => isZero(x))) return true;
  if (slope === null) return false;
  const outputs = entry.origin.application?.outputs ?? [];
  const tiny = dtypes[evidence.input.dtype].tiny;
  return (
    outputs.some((y) => isZero(y)) ||
    (unrepresentable(evidence) && outputs.some((y) => isTiny(y, tiny)))
  );
}

function isTiny(y: { data(): ArrayLike<number> }, tiny: number): boolean {
  return Array.from(y.data()).every((v) => Math.abs(v) < tiny);
}

interface Words {
  readonly underflow: boolean;
  readonly verdict: Judgement['verdict'];
  readonly truth: string | null;
}

function words(op: string, { underflow, verdict, truth }: Words): string {
  if (verdict === 'correct-zero') {
    const flat = `${op} is flat here: by the rules of floats it does not change with its operand`;
    return truth === null
      ? `${flat}. Whether 0 is the exact slope was not checked: the run is too large for it.`
      : `${flat}, and 0 is the exact slope.`;
  }
  const cause = underflow
    ? `the numbers of ${op} fell below the smallest float and became 0`
    : `${op} is saturated: its slope, made of rounded floats, came out as 0`;
  if (verdict === 'not-representable') {
    return `${cause}. The true slope, ${truth}, lies outside of every float, so 0 is the best answer.`;
  }
  return `${cause}, while the true slope is ${truth ?? 'not 0'}.`;
}

function advice(verdict: Judgement['verdict'], underflow: boolean): Judgement['fix'] {
  if (verdict === 'not-representable') {
    return {
      summary: 'No float can hold this slope. Optimise the exponent (the logarithm) instead.',
      code: null,
      verified: false,
    };
  }
  const summary = underflow
    ? 'Work with logarithms, or scale the input before the operation.'
    : 'Move the input out of the flat part, or use a form that keeps a slope there (leakyRelu; logSigmoid, logSoftmax and log1mexp for logarithms of saturated values).';
  return { summary, code: null, verified: false };
}
