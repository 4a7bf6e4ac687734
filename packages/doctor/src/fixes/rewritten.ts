/**
 * Repairs by rewriting: the recorded run with its unstable expressions written otherwise. As few rewrites as
 * make the gradient right are offered, with the old and the new expression.
 */
import { exchanges } from '../rewrites/expression.js';
import { guardBranches } from '../rewrites/guarding.js';
import { fittingRules } from '../rewrites/outline.js';
import { programOf } from '../rewrites/recorded.js';
import { rewrite, type Rewritten } from '../rewrites/rewriting.js';
import { RULES, SAFE, type Rule } from '../rewrites/rewrites.table.js';
import type { Evidence } from '../evidence.js';
import { triedFix, type Fix, type Judgement } from '../finding.js';
import { guardedCall } from '../sourceText.js';
import { isRepair } from './replay.js';

/**
 * Tries the stable forms of everything that the run computed.
 *
 * @param evidence - the entries in question
 * @param judgement - has advice in words
 * @returns the repair, tried; null where no rewrite helps
 */
export function rewritten(evidence: Evidence, judgement: Judgement): Fix | null {
  if (judgement.verdict !== 'bug' || evidence.truth.slope?.isFinite() !== true) return null;
  const names = new Set(evidence.program.steps.map(({ primitive }) => primitive.name));
  if (fittingRules(RULES, names).length === 0) return null;
  const program = programOf(evidence.program, (x) => evidence.nameOf(x));
  const attempt = (rules: readonly Rule[]): Rewritten => rewrite(program, rules);
  const works = ({ program: after }: Rewritten): boolean => isRepair(evidence, after);
  const found = firstThatWorks(attempt, works);
  if (found === null) return null;
  const fewest = fewestOf(found, attempt, works);
  return triedFix(() => inWords(fewest));
}

function inWords(rewritten: Rewritten): Pick<Fix, 'summary' | 'code'> {
  const written = exchanges(rewritten);
  const words = written.map(({ before, after }) => `${before} as ${after}`).join(', and ');
  return { summary: `Write ${words}.`, code: written.map(({ after }) => after).join('; ') };
}

interface Attempt {
  readonly rules: readonly Rule[];
  readonly all: Rewritten;
}

/** The safe rules, then those as well that are another function where there was none. */
function firstThatWorks(
  attempt: (rules: readonly Rule[]) => Rewritten,
  works: (rewritten: Rewritten) => boolean,
): Attempt | null {
  for (const rules of [SAFE, RULES]) {
    const all = attempt(rules);
    if (all.made.size > 0 && works(all)) return { rules, all };
  }
  return null;
}

/** Leaves out, one after the other, what is not needed: general forms first. */
function fewestOf(
  { rules, all }: Attempt,
  attempt: (rules: readonly Rule[]) => Rewritten,
  works: (rewritten: Rewritten) => boolean,
): Rewritten {
  if (all.made.size === 1) return all;
  const dropped = new Set<Rule>();
  let best = all;
  for (const rule of rules.toReversed()) {
    dropped.add(rule);
    if (!usesRule(best, rule)) continue; // without it nothing changes
    const fewer = attempt(rules.filter((each) => !dropped.has(each)));
    // Where nothing is rewritten, nothing is mended.
    if (fewer.made.size > 0 && works(fewer)) best = fewer;
    else dropped.delete(rule);
  }
  return best;
}

/** Whether something was made by a rule, or by a part of it that has no code of its own. */
function usesRule({ made }: Rewritten, rule: Rule): boolean {
  for (const { rule: used } of made.values()) {
    if (used === rule || (used.code === '' && used.name === rule.name)) return true;
  }
  return false;
}

/**
 * Tries to guard the branches that are not taken.
 *
 * @param evidence - the entries in question
 * @param judgement - names the operation
 * @returns the repair, tried; null where there is no such branch
 */
export function guarded(evidence: Evidence, judgement: Judgement): Fix | null {
  if (judgement.kind !== 'where-nan' || judgement.fix === null) return null;
  const program = programOf(evidence.program);
  const after = guardBranches(program);
  const code = guardedCall(evidence.source, judgement.op);
  return { ...judgement.fix, code, verified: after !== program && isRepair(evidence, after) };
}
