/**
 * Repairs by rewriting: the recorded run with its unstable expressions written otherwise. As few rewrites as
 * make the gradient right are offered, with the old and the new expression.
 */
import type { Var } from '@gradus/ir';
import { exchanges } from '../rewrites/expression.js';
import type { Attempt, Rewritten } from '../rewrites/rewriting.js';
import { RULES, WIDENING, type Rule } from '../rewrites/rewrites.table.js';
import { triedFix, type Fix, type Judgement } from '../finding.js';
import { isRepair } from './replay.js';
import type { Trial } from './trial.js';

/**
 * Tries the stable forms of everything that the run computed.
 *
 * @param trial - the program, and what was tried on it
 * @param judgement - has advice in words
 * @returns the repair, tried; null where no rewrite helps
 */
export function rewritten(trial: Trial, judgement: Judgement): Fix | null {
  const { evidence } = trial;
  const { observation, index, truth } = evidence;
  if (judgement.verdict !== 'bug' || truth.slope?.isFinite() !== true) return null;
  if (observation.cotangents[index] === null) return null; // no path leads to the input, however it is written
  const works: Works = ({ made, program: after }) => made.size > 0 && isRepair(evidence, after); // where nothing is rewritten, nothing is mended
  const fewest = repairedBy(trial, works);
  return fewest && triedFix(() => inWords(fewest, trial.names()));
}

/**
 * What to write instead of what.
 *
 * @param rewritten - a program after rewriting
 * @param nameOf - what the user calls a variable
 * @returns in words, and the new expressions alone
 */
export function inWords(
  rewritten: Rewritten,
  nameOf: (variable: Var) => string | undefined,
): Pick<Fix, 'summary' | 'code'> {
  const written = exchanges(rewritten, nameOf);
  const words = written.map(({ before, after, letters }) => {
    const meaning = letters.length === 0 ? '' : `, with ${letters.join(' and ')}`;
    return `${before} as ${after}${meaning}`;
  });
  return {
    summary: `Write ${words.join(', and ')}.`,
    code: written.map(({ after }) => after).join('; '),
  };
}

/** Whether a rewritten program has the true gradient. */
type Works = (rewritten: Rewritten) => boolean;

/** The safe rules, then those as well that are another function where there was none. */
function repairedBy({ attempt, safe }: Trial, works: Works): Rewritten | null {
  if (attempt === null || safe === null) return null;
  const fewest = fewestOf({ without: WIDENING, all: safe }, attempt, works);
  if (fewest !== null || !safe.isNarrow) return fewest;
  return fewestOf({ without: NONE, all: attempt(NONE) }, attempt, works);
}

const NONE: ReadonlySet<Rule> = new Set();

/** What rules make of a program, and those that were left out. */
interface Tried {
  readonly without: ReadonlySet<Rule>;
  readonly all: Rewritten;
}

/** As few rules as mend the gradient; null where all of them do not. */
function fewestOf({ without, all }: Tried, attempt: Attempt, works: Works): Rewritten | null {
  const used = usedBy(all);
  if (used.size > 1 && used.size <= FEW) {
    const alone = oneOf({ without, all }, attempt, works);
    if (alone !== null) return alone;
  }
  if (!works(all)) return null;
  return used.size === 2 ? all : withFewer({ without, all }, attempt, works);
}

/** Of so many rules each is tried alone before they are tried together. */
const FEW = 3;

/**
 * One rule that is enough, special forms before general ones: each of those that were used, or what fits in their place when the
 * others are left out and more general forms as well.
 */
function oneOf({ without, all }: Tried, attempt: Attempt, works: Works): Rewritten | null {
  const used = usedBy(all);
  const places = [...RULES.keys()].filter((i) => used.has(RULES[i]!));
  for (const [k, place] of places.entries()) {
    const left = [...used].filter((rule) => rule !== RULES[place]);
    const alone = attempt(
      new Set([...without, ...left, ...RULES.slice(places[k + 1] ?? RULES.length)]),
    );
    if (usedBy(alone).size === 1 && works(alone)) return alone;
  }
  return null;
}

/** Leaves out, one after the other, what is not needed: general forms first, and never the last. */
function withFewer({ without, all }: Tried, attempt: Attempt, works: Works): Rewritten {
  const dropped = new Set(without);
  let [best, used] = [all, usedBy(all)];
  for (const rule of RULES.toReversed()) {
    if (used.size === 1) break;
    if (dropped.has(rule)) continue;
    dropped.add(rule);
    if (!used.has(rule)) continue; // without it nothing changes
    const fewer = attempt(dropped);
    if (works(fewer)) [best, used] = [fewer, usedBy(fewer)];
    else dropped.delete(rule);
  }
  return best;
}

const usedBy = ({ made }: Rewritten): ReadonlySet<Rule> =>
  new Set([...made.values()].map(({ by }) => by));
