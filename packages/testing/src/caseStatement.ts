/**
 * Whether a gradient case states enough to be tested. A case that leaves open what shall fail, or what is
 * true, would pass without having shown anything.
 */
import { GradusError } from '@gradus/tensor';
import type { AnyCase } from './caseChecks.js';
import type { CasePoint } from './caseTypes.js';

/** What a case must state, and when it does not. */
const DEMANDS: readonly {
  readonly what: string;
  lacks(test: AnyCase, sick: readonly CasePoint[]): boolean;
}[] = [
  {
    what: 'a point where the function fails, or others do',
    lacks: ({ at }, sick) =>
      sick.length === 0 && !at.some(({ elsewhere }) => elsewhere !== undefined),
  },
  {
    what: '`code` of the error',
    lacks: ({ symptom, code }) => symptom === 'error' && code === undefined,
  },
  {
    what: '`fixed`',
    lacks: ({ diagnosis, fixed }, sick) =>
      sick.length > 0 && (diagnosis.verdict ?? 'bug') === 'bug' && !fixed,
  },
  {
    what: '`gradient` or `brokenGradient` at every point',
    lacks: ({ symptom }, sick) => symptom === 'wrong' && sick.some(leavesOpen),
  },
  {
    what: '`x` or `args` at every point',
    lacks: ({ at }) => at.some(({ x, args }) => x === undefined && args === undefined),
  },
  {
    what: '`gradient` at the healthy points',
    lacks: ({ at }) => at.some(({ healthy, gradient }) => healthy === true && gradient === null),
  },
  {
    what: 'a true gradient for `fixed`',
    lacks: ({ fixed, at }) => Boolean(fixed) && !at.some(hasTruth),
  },
];

/**
 * Refuses a case that could pass without showing anything.
 *
 * @param test - the case; throws GR703 with what is missing
 */
export function requireStatement(test: AnyCase): void {
  const sick = test.at.filter(({ healthy }) => healthy !== true);
  const missing = DEMANDS.filter(({ lacks }) => lacks(test, sick)).map(({ what }) => what);
  if (missing.length === 0) return;
  throw new GradusError('GR703', {
    what: `the gradient case ${test.id} does not state ${missing.join(', ')}.`,
    why: 'What is not stated cannot be tested, and the case would pass for nothing.',
    instead: 'State it; a gradient that does not exist is `null`, with `fixedGradient` beside it.',
  });
}

function leavesOpen({ gradient, brokenGradient }: CasePoint): boolean {
  return gradient === null && brokenGradient === undefined;
}

function hasTruth({ gradient, fixedGradient }: CasePoint): boolean {
  return gradient !== null || fixedGradient !== undefined;
}
