/**
 * A condition chose a branch that does not depend on the input: `where` took the other side, `cond` ran
 * the constant branch, or the input only decides which branch is taken.
 */
import { isSlot, type Entry } from '@gradus/autodiff';
import { placeOf, type Evidence } from '../evidence.js';
import { cutsOf, findKiller, reachedSlots } from '../flow.js';
import type { Judgement, Opinion, Verdict } from '../finding.js';
import type { Step, Unfolded } from '../observation.js';
import { otherBranch } from '../shadow/otherBranch.js';
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
  const { tape, unfolded, steps } = evidence.observation;
  const decisions = new Set(
    tape.cuts
      .filter(({ inputs }) => inputs.some((slot) => reached.has(slot.index)))
      .flatMap(({ outputs }) => outputs),
  );
  for (const { inputs, outputs } of steps) {
    if (inputs.some((x) => decisions.has(x))) for (const y of outputs) decisions.add(y);
  }
  return unfolded.find(({ inputs }) =>
    inputs.some((x) => decisions.has(x) && (x.dtype === 'bool' || x.dtype === 'int32')),
  );
}

/**
 * Judges a zero that a branch made.
 *
 * @param evidence - the entries in question
 * @returns the judgement, or null when no branch was involved
 */
export function judgeBranch(evidence: Evidence): Opinion | null {
  if (evidence.symptom !== 'zero') return null;
  const origin = chooser(evidence);
  if (origin === undefined) return null;
  const verdict = zeroVerdict(evidence);
  const other = verdict === 'correct-zero' ? otherBranch(evidence) : null;
  if (other === 'no value') return 'healthy';
  if (other !== null) return patched(origin, other);
  const loop = decidingLoop(evidence);
  if (loop !== undefined) return searched(loop);
  return isStaircase(evidence) ? staircase(origin) : constantBranch(origin, verdict);
}

/** So many elements decided one by one make a staircase that stands for a slope. */
const STEPS = 32;

/** Whether many elements are compared with the input, some of them being on either side. */
function isStaircase({ program }: Evidence): boolean {
  return program.steps.some(({ outputs: [y] }) => {
    if (y?.dtype !== 'bool' || y.size < STEPS) return false;
    const decided = [...y.data()];
    return decided.includes(0) && decided.includes(1);
  });
}

/** A mask over a grid: an integral up to the input, a count of what lies below it. */
function staircase(origin: Entry['origin'] | Unfolded): Judgement {
  return {
    kind: 'branch',
    verdict: 'bug',
    op: origin.op,
    site: origin.site,
    message: `${origin.op} decides for many points one by one on which side of the input they lie. The result is a fine staircase: flat almost everywhere, although as a whole it rises or falls with the input.`,
    fix: {
      summary:
        'Let the points move with the input (integrate over u·x for u from 0 to 1), or use a smooth step such as sigmoid((x − t) / width).',
      code: null,
      verified: false,
    },
    truth: null,
  };
}

/** What took the branch: an operation that dropped the tangent, or one told by the input what to run. */
function chooser(evidence: Evidence): Entry['origin'] | Unfolded | undefined {
  const killer = findKiller(evidence);
  if (killer !== null && isChoiceEntry(killer.entry)) return killer.entry.origin;
  return decidedBranch(evidence) ?? cutsOf(evidence).find((c) => isChoice(c, evidence))?.origin;
}

function constantBranch(origin: Entry['origin'] | Unfolded, verdict: Verdict): Judgement {
  const branch = `${origin.op} took a branch that does not depend on this input`;
  return {
    kind: 'branch',
    verdict,
    op: origin.op,
    site: origin.site,
    message:
      verdict === 'correct-zero'
        ? `${branch}, so 0 is the exact slope here.`
        : `${branch}; how the branch point moves is not seen by a derivative.`,
    fix: {
      summary:
        'If a slope is wanted across the branch point, use a smooth step such as sigmoid((x − threshold) / width).',
      code: null,
      verified: false,
    },
  };
}

/** A constant put in the place of a function near a point where it cannot be computed. */
function patched(origin: Entry['origin'] | Unfolded, slope: string): Judgement {
  return {
    kind: 'branch',
    verdict: 'bug',
    op: origin.op,
    site: origin.site,
    message: `${origin.op} took a constant that stands for the other branch near this point. The values agree, the slopes do not: the constant has slope 0, the other branch has ${slope}.`,
    fix: {
      summary:
        'Put in a few terms of its series instead of a constant, or use a function that is right at the point (sinc, expm1, log1p).',
      code: null,
      verified: false,
    },
  };
}

/** A search that decides by comparisons, step after step: the result follows the input, no derivative does. */
function searched(step: Step): Judgement {
  const op = step.primitive.name;
  return {
    kind: 'iteration',
    verdict: 'bug',
    op,
    site: step.site,
    message: `a loop narrows the result down by comparisons (${op}). Each step is constant for a derivative, although the result as a whole moves with the input.`,
    fix: {
      summary:
        'Differentiate the equation that the result solves (implicitDiff), or add one Newton step from the stopped result: `t.sub(f(t).div(slope))`.',
      code: null,
      verified: false,
    },
    truth: null,
  };
}

/** How often a comparison of the input stands on one line before it is called a search. */
const OFTEN = 8;

/** A comparison that was made again and again at one place. */
function decidingLoop({ program }: Evidence): Step | undefined {
  const count = new Map<string, number>();
  const compared = program.steps.filter(({ outputs }) => outputs.every((y) => y.dtype === 'bool'));
  if (compared.length < OFTEN) return undefined;
  return compared.find((step) => {
    const place = placeOf(step);
    if (place === null) return false;
    const key = `${place.file}:${place.line}:${place.column}`;
    count.set(key, (count.get(key) ?? 0) + 1);
    return count.get(key) === OFTEN;
  });
}
