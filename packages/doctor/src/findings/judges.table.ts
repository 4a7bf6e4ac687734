/**
 * The judges, in the order in which they are heard: the first that speaks is believed.
 */
import type { GradusError } from '@gradus/tensor';
import type { Evidence } from '../evidence.js';
import type { Fix, Judgement, Opinion } from '../finding.js';
import { bestFix } from '../fixes/index.js';
import { judgeBranch } from './branch.js';
import { judgeCorner } from './corner.js';
import { judgeCustomRule } from './customRule.js';
import { judgeFlatOperation } from './flatOperation.js';
import { judgeInvariance } from './invariance.js';
import { judgeLeftTape } from './leftTape.js';
import { judgeLostDigits } from './lostDigits.js';
import { judgePoisoned } from './poisoned.js';
import { judgeStale } from './stale.js';
import { judgeStopGradient } from './stopGradient.js';
import { judgeTensorCondition, judgeTensorDefault } from './tensorCondition.js';
import { judgeThrown } from './thrown.js';
import { judgeUnexplained } from './unexplained.js';
import { judgeUnused } from './unused.js';
import type { RunFacts } from './runFacts.js';
import { judgeValue } from './value.js';
import { judgeVanished } from './vanished.js';

/** Who is asked. */
export interface Judges {
  /** Of sick entries of one input. */
  readonly entries: readonly ((evidence: Evidence) => Opinion | null)[];
  /** Of a run as a whole: what it says explains every symptom there is. */
  readonly runs: readonly ((facts: RunFacts) => Judgement | null)[];
  /** Of an error that ended a run. */
  readonly errors: readonly ((error: GradusError, source: string) => Judgement | null)[];
  /** Finds a repair, and tries it. */
  readonly repair: (evidence: Evidence, judgement: Judgement) => Fix | null;
}

/** All of them. */
export const JUDGES: Judges = {
  entries: [
    judgeCorner,
    judgeLostDigits,
    judgeCustomRule,
    judgePoisoned,
    judgeInvariance,
    judgeStopGradient,
    judgeLeftTape,
    judgeFlatOperation,
    judgeBranch,
    judgeVanished,
    judgeUnused,
    judgeUnexplained,
  ],
  runs: [judgeTensorCondition, judgeStale, judgeTensorDefault, judgeValue],
  errors: [judgeThrown],
  repair: bestFix,
};

/** All of them, content with the advice of the judge: nothing is tried. */
export const WITHOUT_REPAIRS: Judges = { ...JUDGES, repair: (_, { fix }) => fix };

/**
 * The first opinion of several judges.
 *
 * @param judges - in order
 * @param ask - asks one of them
 * @returns what the first says that says anything
 */
export function firstOpinion<J, O>(judges: readonly J[], ask: (judge: J) => O | null): O | null {
  for (const judge of judges) {
    const opinion = ask(judge);
    if (opinion !== null) return opinion;
  }
  return null;
}
