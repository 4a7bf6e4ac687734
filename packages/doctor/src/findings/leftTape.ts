/**
 * The value left the tape as plain JavaScript numbers: `x.item()`, `x.tolist()`, `x.data()`. Legal, since
 * values are known inside `grad`, and the end of the gradient.
 */
import { placeOf, type Evidence } from '../evidence.js';
import { cutsOf } from '../flow.js';
import type { Cut } from '@gradus/autodiff';
import type { Judgement } from '../finding.js';
import { valueLoops, type ValueLoop } from '../sourceText.js';

/**
 * Judges a gradient cut by reading the value.
 *
 * @param evidence - the entries in question
 * @returns the judgement, or null when no value was read
 */
export function judgeLeftTape(evidence: Evidence): Judgement | null {
  if (evidence.symptom !== 'zero') return null;
  const cut = cutsOf(evidence).find((c) => c.reason === 'left the tape');
  if (cut === undefined) return null;
  const { op } = cut.origin;
  const loop = op === 'item' ? valueLoops(evidence.source)[0] : undefined;
  if (loop !== undefined) return stoppedBy(cut, loop, loop.counts || hasTurned(evidence, cut));
  return {
    kind: 'disconnected',
    verdict: 'bug',
    op,
    site: cut.origin.site,
    message: `${op}() turned the tensor into plain JavaScript numbers. What is computed from them is a constant for the gradient. Whether they became part of the value, or only decided what to compute (then 0 can be right), cannot be seen.`,
    truth: null, // the recorded run is not the whole function
    fix: {
      summary: `Compute with the tensor itself instead of the numbers that ${op}() gives; use ${op}() only to print or to decide.`,
      code: null,
      verified: false,
    },
  };
}

/** Whether a value was asked for again on the same line: the loop ran. */
function hasTurned(evidence: Evidence, { origin }: Cut): boolean {
  const others = cutsOf(evidence).filter(
    (c) => c.origin !== origin && c.reason === 'left the tape',
  );
  if (others.length === 0) return false;
  const line = placeOf(origin)?.line;
  return others.some((c) => placeOf(c.origin)?.line === line);
}

/** A loop that asks for a value before every turn. Where it ran, its turns are all that the input decided. */
function stoppedBy({ origin }: Cut, { text }: ValueLoop, turned: boolean): Judgement {
  const place = { op: origin.op, site: origin.site, truth: null };
  if (turned) {
    return {
      kind: 'control-flow',
      verdict: 'correct-zero',
      ...place,
      message: `the input only decides how often the loop runs (\`${text}\`). The number of turns is constant for a derivative, so 0 is right.`,
      fix: null,
    };
  }
  return {
    kind: 'iteration',
    verdict: 'bug',
    ...place,
    message: `the loop stops as soon as a value is good enough (\`${text}\`). Here it stopped before the input had entered the result, so there is nothing to differentiate, although the solution it looks for moves with the input.`,
    fix: {
      summary:
        'Differentiate the equation that the result solves (implicitDiff), or add one more step of the iteration from the stopped result.',
      code: null,
      verified: false,
    },
  };
}
