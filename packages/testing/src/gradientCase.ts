/**
 * A gradient that fails, told as tests: the broken function fails as stated, the doctor names the cause, the
 * fixed function has the true gradient. A broken function that works by accident fails its test, so a case
 * stays true as the library grows.
 */
import { captureSite, GradusError, printSite, type Site, type Tensor } from '@gradus/tensor';
import { collect } from './caseCollection.js';
import { leaveRecord, packageOf } from './caseRecord.js';
import {
  checkBroken,
  checkDoctor,
  checkFixed,
  type AnyCase,
  type CaseFunction,
  type Outcome,
} from './caseChecks.js';
import { requireStatement } from './caseStatement.js';
import type { CasePoint, GradientCase } from './caseTypes.js';
import { compiled } from './compiler.js';
import { testRunner } from './testRunner.js';

/**
 * Registers the tests of a case with the running test runner.
 *
 * @param test - the case; throws GR703 where it leaves something open, GR704 outside of a test
 *
 * @example
 * ```ts static
 * import { gradientCase } from '@gradus/testing';
 * import { sqrt } from '@gradus/tensor';
 * import { safeSqrt } from '@gradus/numerics';
 * gradientCase({
 *   id: 'sqrt-of-square-at-zero',
 *   title: '|x| written as √(x²) gives NaN at 0',
 *   symptom: 'nan',
 *   broken: (x) => sqrt(x.mul(x)),
 *   fixed: (x) => safeSqrt(x.mul(x)),
 *   at: [
 *     { x: 0, dtype: 'float32', gradient: null, fixedGradient: 0 },
 *     { x: 3, dtype: 'float32', gradient: 1, healthy: true },
 *   ],
 *   diagnosis: { kind: 'singular-point', op: 'sqrt', verdict: 'convention' },
 * });
 * ```
 */
export function gradientCase<A extends readonly unknown[] = [Tensor]>(test: GradientCase<A>): void {
  const site = captureSite();
  const stated = test as unknown as AnyCase;
  requireStatement(stated);
  if (collect({ test: stated, site })) return;
  const { describe, it, afterAll, expect } = testRunner();
  const progress: Progress = new Map();
  describe(`${test.id}: ${test.title}`, () => {
    for (const { name, check } of checksOf(stated)) {
      it(name, () => {
        progress.set(name, null);
        progress.set(name, runCheck(stated, { name, check, site }));
      });
    }
    afterAll(() => record(stated, progress, expect.getState().testPath ?? ''));
  });
}

/** What every test has shown; null while it has not passed. */
type Progress = Map<string, Pick<Outcome, 'shown' | 'after'> | null>;

/** One test of a case. */
interface CaseTest {
  readonly name: string;
  readonly check: (test: AnyCase, point: CasePoint) => Outcome;
}

const FAILS = 'the broken function fails as stated';
const HOLDS = 'the function has the true gradient where others fail';
const NAMED = 'the doctor names the cause';
const SILENT = 'the doctor finds nothing';
const RIGHT = 'the fixed function has the true gradient';
const COMPILED = 'the fixed function has the true gradient under jit';

function checksOf(test: AnyCase): CaseTest[] {
  const sick = test.at.some(({ healthy }) => healthy !== true);
  const checks: CaseTest[] = [
    { name: sick ? FAILS : HOLDS, check: checkBroken },
    { name: sick && test.undiagnosed === undefined ? NAMED : SILENT, check: checkDoctor },
  ];
  if (!test.fixed) return checks;
  checks.push({ name: RIGHT, check: (each, point) => checkFixed(each, point) });
  if (test.eagerOnly === undefined) {
    const compile = (f: CaseFunction): CaseFunction =>
      compiled(f as (...args: unknown[]) => unknown);
    checks.push({ name: COMPILED, check: (each, point) => checkFixed(each, point, compile) });
  }
  return checks;
}

/** Runs a check at every point, those first where the function fails; answers what the table shows. */
function runCheck(
  test: AnyCase,
  { name, check, site }: CaseTest & { readonly site: Site },
): Pick<Outcome, 'shown' | 'after'> {
  const points = test.at.toSorted(
    (p, q) => Number(p.healthy === true) - Number(q.healthy === true),
  );
  const outcomes = points.map((point) => {
    const outcome = check(test, point);
    if (outcome.complaint !== null) throw fails(test, { name, point, site }, outcome.complaint);
    return outcome;
  });
  return outcomes.find(({ shown }) => shown !== '') ?? { shown: '' };
}

function fails(
  { id }: AnyCase,
  { name, point, site }: { name: string; point: CasePoint; site: Site },
  complaint: string,
): GradusError {
  const input = JSON.stringify(point.args ?? point.x);
  const error = new GradusError('GR705', {
    what: `the gradient case ${id} does not hold (${name}), at ${input} in ${point.dtype}:\n    ${complaint}`,
    where: printSite(site),
    why: 'A case states a failure, its cause and its repair; the library no longer agrees with one of them.',
    instead:
      'If the library is right, correct the case; else the message above names the number that changed.',
  });
  return pointingAt(error, site);
}

/** The error with the stack of the declaration of the case, so that a test runner shows that line. */
function pointingAt(error: GradusError, site: Site): GradusError {
  const frames = site.error?.stack?.split('\n') ?? [];
  const own = frames.findIndex((line) => line.includes('at gradientCase '));
  if (own >= 0) error.stack = [String(error), ...frames.slice(own + 1)].join('\n');
  return error;
}

function record(test: AnyCase, progress: Progress, path: string): void {
  const { id, title, symptom, diagnosis } = test;
  const shown = (name: string): string => progress.get(name)?.shown ?? '';
  leaveRecord({
    id,
    title,
    symptom,
    package: packageOf(path),
    verdict: diagnosis.verdict ?? 'bug',
    before: shown(FAILS) || shown(HOLDS),
    cause: shown(NAMED),
    after: shown(RIGHT) || (progress.get(HOLDS)?.after ?? ''),
    failed: [...progress].flatMap(([name, outcome]) => (outcome === null ? [name] : [])),
  });
}
