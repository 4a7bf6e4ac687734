/**
 * A jitted function is traced once. What it read from outside (a variable, an element of an array, a counter of
 * its own) is frozen in its program; when that changes, the program does not.
 */
import type { Judgement } from '../finding.js';
import type { RunFacts } from './runFacts.js';

/**
 * Judges a program that is no longer what its function would do.
 *
 * @param facts - an observed run
 * @returns the judgement, or null when every program was fresh
 */
export function judgeStale({ run }: RunFacts): Judgement | null {
  const { warnings, unfolded } = run;
  const warning = warnings.find(({ code }) => code === 'GR312');
  if (warning === undefined) return null;
  const call = unfolded.findLast(({ op }) => op === 'jit');
  return {
    kind: 'jit-tracing',
    verdict: 'bug',
    op: 'jit',
    site: call === undefined ? null : call.site,
    message:
      'the jitted function would compute something else now than the program that was traced from it before: something outside that it reads has changed since, and the program keeps the old value.',
    fix: {
      summary: 'Pass what changes as an argument: `jit((x, scale) => …)`.',
      code: null,
      verified: false,
    },
    truth: null,
  };
}
