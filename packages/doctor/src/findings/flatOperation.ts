/**
 * An operation that is flat wherever it has a slope (rounding, comparing, ranking, casting to integers)
 * lies on every path. When its outcome chooses between branches, the cause is the branch instead.
 */
import { isFloat, type Tensor } from '@gradus/tensor';
import type { Cut } from '@gradus/autodiff';
import type { Evidence } from '../evidence.js';
import { cutsOf } from '../flow.js';
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
  if (isSearch(cut, evidence)) return searched(cut);
  return {
    kind: 'non-differentiable-op',
    verdict: zeroVerdict(evidence),
    op: cut.origin.op,
    site: cut.origin.site,
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
  for (const { inputs, outputs: results } of observation.steps) {
    if (!inputs.some((x) => conditions.has(x))) continue;
    if (results.every((y) => y.dtype === 'bool')) for (const y of results) conditions.add(y);
    else if (inputs.length > 1) return true;
  }
  return false;
}

/** Whether an index that was found in a computation with a fixed table picks from that very table. */
function isSearch({ outputs, origin }: Cut, { observation: { steps } }: Evidence): boolean {
  const isIndex = outputs.some((y) => y.dtype === 'int32');
  const found = new Set<Tensor>(outputs);
  const picked = steps.flatMap(({ inputs, outputs: results }) => {
    if (!inputs.some((x) => found.has(x))) return [];
    if (results.every((y) => y.dtype === 'int32')) for (const y of results) found.add(y);
    return inputs.filter((x) => isFloat(x.dtype));
  });
  return isIndex && picked.some((table) => leadsTo(steps, table, origin.application?.inputs ?? []));
}

function leadsTo(
  steps: Evidence['observation']['steps'],
  from: Tensor,
  to: readonly Tensor[],
): boolean {
  const reached = new Set<Tensor>([from]);
  for (const { inputs, outputs } of steps) {
    if (inputs.some((x) => reached.has(x))) for (const y of outputs) reached.add(y);
  }
  return from.size > 1 && to.some((x) => reached.has(x));
}

function searched({ origin }: Cut): Judgement {
  return {
    kind: 'iteration',
    verdict: 'bug',
    op: origin.op,
    site: origin.site,
    message: `${origin.op} looks for the best entry of a fixed table. The entry found jumps from one to the next and is constant in between, although the best point moves with the input.`,
    fix: {
      summary:
        'Refine the point found by a step of Newton on what is minimised, or use a soft minimum: the table averaged with the weights softmax(−cost / width).',
      code: null,
      verified: false,
    },
    truth: null,
  };
}
