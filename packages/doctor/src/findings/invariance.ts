/**
 * The value does not change with the input although every operation does: probabilities always sum to 1, a
 * normalised vector always has length 1. The zero is right, and made by cancellation of non-zero parts.
 */
import { dtypes, type Tensor } from '@gradus/tensor';
import { isSlot, type Entry } from '@gradus/autodiff';
import type { Evidence } from '../evidence.js';
import type { Opinion } from '../finding.js';
import { pushed, stepsUpTo } from '../flow.js';
import { largest } from '../numbers.js';
import { trueSlope } from '../shadow/derivative.js';
import { elsewhere } from '../shadow/program.js';
import type { Step } from '../observation.js';

/**
 * Judges a right zero that is a sum of parts that are none.
 *
 * @param evidence - the entries in question
 * @returns the judgement, or null when the tangent does not vanish in a sum
 */
export function judgeInvariance(evidence: Evidence): Opinion | null {
  const { symptom, truth } = evidence;
  if (symptom !== 'zero' || truth.slope === null || !truth.slope.isZero()) return null;
  const entry = cancelling(evidence);
  if (entry === undefined) return null;
  if (isStationary(evidence)) return 'healthy';
  const step = coupling(evidence, entry);
  const op = step?.primitive.name ?? entry.origin.op;
  return {
    kind: 'invariance',
    verdict: 'correct-zero',
    op,
    site: (step ?? entry.origin).site,
    message: `the result does not change with this input: ${op} takes out again what the input adds, and the parts of the slope cancel. 0 is right.`,
    fix: {
      summary:
        'If this input should be learned, use a result that depends on it: the function removes it (by normalising, centring or a ratio).',
      code: null,
      verified: false,
    },
  };
}

/**
 * Whether the slope is 0 at this very point only: at a minimum, by symmetry, between two equals.
 *
 * @param evidence - the entries in question
 * @returns true where it is another one beside the point
 */
export function isStationary({ program, entries }: Evidence): boolean {
  const { slope } = trueSlope(elsewhere(program), entries[0]!);
  return slope !== null && slope.isFinite() && !slope.isZero();
}

/** The entry in which tangents that are not zero add up to (nearly) nothing. */
function cancelling(evidence: Evidence): Entry | undefined {
  const { eps } = dtypes[evidence.input.dtype];
  let found: Entry | undefined;
  for (const { entry, given, results } of pushed(evidence)) {
    const before = largest(given);
    if (before === 0 || !addsUp(entry, given)) continue;
    const known = entry.args.filter((a): a is Tensor => !isSlot(a));
    const factor = known.length === 0 ? 1 : largest(known);
    if (factor === 0) continue;
    if (largest(results) <= 64 * eps * before * factor) found = entry;
  }
  return found;
}

/** Whether several numbers are added in an entry: two tangents, or the elements of one. */
function addsUp({ primitive }: Entry, given: readonly (Tensor | null)[]): boolean {
  const { kind } = primitive.lower;
  return kind === 'reduce' || kind === 'contract' || given.filter((t) => t !== null).length > 1;
}

/** The last step before it in which two different results of the input met: there it was taken out. */
function coupling({ program }: Evidence, entry: Entry): Step | undefined {
  const touched = new Set<Tensor>([program.input]);
  for (const { outputs } of program.steps) for (const y of outputs) touched.add(y);
  return stepsUpTo(program, entry).findLast(
    ({ inputs }) => new Set(inputs.filter((x) => touched.has(x))).size > 1,
  );
}
