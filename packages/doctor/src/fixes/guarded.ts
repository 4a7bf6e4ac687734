/**
 * Repairs by guards: the operand of what is computed for a branch that is not taken gets a harmless value there. One
 * operation is tried alone, then all that need it, then all of them in a program whose unstable expressions are
 * written otherwise.
 */
import type { Program } from '@gradus/ir';
import { triedFix, type Fix, type Judgement } from '../finding.js';
import { guardBranches } from '../rewrites/guarding.js';
import { guardedCall } from '../sourceText.js';
import { isRepair } from './replay.js';
import { inWords } from './rewritten.js';
import type { Trial } from './trial.js';

/**
 * Tries to guard the branches that are not taken.
 *
 * @param trial - the program, and what was tried on it
 * @param judgement - names the operation
 * @returns the repair, tried; the advice as it was where no guard helps; null where it is about no branch
 */
export function guarded(trial: Trial, judgement: Judgement): Fix | null {
  const { kind, fix, op } = judgement;
  if (kind !== 'where-nan' || fix === null) return null;
  const { evidence, program } = trial;
  const works = (after: Program, before: Program): boolean =>
    after !== before && isRepair(evidence, after);
  const code = guardedCall(evidence.source, op);
  if (works(guardBranches(program, op).program, program)) return { ...fix, code, verified: true };
  const all = guardBranches(program);
  if (works(all.program, program)) {
    return { summary: guardAll(all.operations), code: null, verified: true };
  }
  return rewrittenAndGuarded(trial) ?? { ...fix, code, verified: false };
}

const guardAll = (operations: ReadonlySet<string>): string =>
  `Guard the inputs of ${[...operations].join(' and ')} as well, with a harmless value where the branch is not taken; a condition that is computed from the same numbers keeps those that it has.`;

/** Both kinds of repair: neither is enough alone. */
function rewrittenAndGuarded(trial: Trial): Fix | null {
  const { evidence, safe: better } = trial;
  if (better === null || better.made.size === 0) return null;
  const { program: after, operations } = guardBranches(better.program);
  if (after === better.program || !isRepair(evidence, after)) return null;
  return triedFix(() => {
    const { summary } = inWords(better, trial.names());
    return { summary: `${summary} ${guardAll(operations)}`, code: null };
  });
}
