/**
 * Repairs by rewriting: the recorded run with its unstable expressions written otherwise. As few rewrites as
 * make the gradient right are offered, with the old and the new expression.
 */
import { exchanges } from '../rewrites/expression.js';
import { guardBranches } from '../rewrites/guarding.js';
import { programOf } from '../rewrites/recorded.js';
import { openRewriting, type Attempt, type Rewritten } from '../rewrites/rewriting.js';
import { RULES, WIDENING, type Rule } from '../rewrites/rewrites.table.js';
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
  const attempt = openRewriting(programOf(evidence.program, (x) => evidence.nameOf(x)));
  if (attempt === null) return null;
  const works = ({ made, program: after }: Rewritten): boolean =>
    made.size > 0 && isRepair(evidence, after); // where nothing is rewritten, nothing is mended
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

/** What works, and the rules that were left out. */
interface Found {
  readonly without: ReadonlySet<Rule>;
  readonly all: Rewritten;
}

/** The safe rules, then those as well that are another function where there was none. */
function firstThatWorks(attempt: Attempt, works: (rewritten: Rewritten) => boolean): Found | null {
  const safe = attempt(WIDENING);
  if (works(safe)) return { without: WIDENING, all: safe };
  const all = safe.isNarrow ? attempt(NONE) : null;
  return all !== null && works(all) ? { without: NONE, all } : null;
}

const NONE: ReadonlySet<Rule> = new Set();

/** Leaves out, one after the other, what is not needed: general forms first. */
function fewestOf(
  { without, all }: Found,
  attempt: Attempt,
  works: (rewritten: Rewritten) => boolean,
): Rewritten {
  if (all.made.size === 1) return all;
  const dropped = new Set(without);
  let best = all;
  for (const rule of RULES.toReversed()) {
    if (dropped.has(rule)) continue;
    dropped.add(rule);
    if (!usesRule(best, rule)) continue; // without it nothing changes
    const fewer = attempt(dropped);
    if (works(fewer)) best = fewer;
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
