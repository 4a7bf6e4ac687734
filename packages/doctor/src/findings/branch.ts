/**
 * A condition chose a branch that does not depend on the input: `where` took the other side, `cond` ran
 * the constant branch, or the input only decides which branch is taken.
 */
import { isSlot, type Entry } from '@gradus/autodiff';
import { cutsOf, findKiller, placeOf, reachedSlots, type Evidence } from '../evidence.js';
import type { Judgement } from '../finding.js';
import type { Unfolded } from '../observation.js';
import { isChoice } from './flatOperation.js';
import { zeroVerdict } from './verdict.js';

/**
 * Whether an entry drops tangents by a condition: it has a known `bool` among its arguments.
 *
 * @param entry - an entry of the tape
 * @returns true for a choice
 */
export function isChoiceEntry(entry: Entry): boolean {
  return entry.args.some((a) => !isSlot(a) && a.dtype === 'bool');
}

/** An operation such as cond that was told by the input which of its programs to run. */
function decidedBranch(evidence: Evidence): Unfolded | undefined {
  const reached = reachedSlots(evidence);
  const { tape, unfolded } = evidence.observation;
  const decisions = new Set(
    tape.cuts
      .filter(({ inputs }) => inputs.some((slot) => reached.has(slot.index)))
      .flatMap(({ outputs }) => outputs)
      .filter((y) => y.dtype === 'bool' || y.dtype === 'int32'),
  );
  return unfolded.find(({ inputs }) => inputs.some((x) => decisions.has(x)));
}

/**
 * Judges a zero that a branch made.
 *
 * @param evidence - the entries in question
 * @returns the judgement, or null when no branch was involved
 */
export function judgeBranch(evidence: Evidence): Judgement | null {
  if (evidence.symptom !== 'zero') return null;
  const killer = findKiller(evidence);
  const origin =
    killer !== null && isChoiceEntry(killer.entry)
      ? killer.entry.origin
      : (decidedBranch(evidence) ?? cutsOf(evidence).find((c) => isChoice(c, evidence))?.origin);
  if (origin === undefined) return null;
  const verdict = zeroVerdict(evidence);
  return {
    kind: 'branch',
    verdict,
    op: origin.op,
    site: placeOf(origin),
    message:
      verdict === 'correct-zero'
        ? `${origin.op} took a branch that does not depend on this input, so 0 is the exact slope here.`
        : `${origin.op} took a branch that does not depend on this input; how the branch point moves is not seen by a derivative.`,
    fix: {
      summary:
        'If a slope is wanted across the branch point, use a smooth step such as sigmoid((x − threshold) / width).',
      code: null,
      verified: false,
    },
  };
}
