/**
 * The doctor: runs a function and its gradient under observation and asks the judges about every entry
 * that is zero, NaN, infinite or far from the truth. Quiet when everything is healthy.
 */
import {
  context,
  contiguous,
  GradusError,
  leafPaths,
  stridesOf,
  withSettings,
  withTrace,
} from '@gradus/tensor';
import { chooseArguments, type Argnums, type ChosenArguments } from '@gradus/autodiff';
import { inputNames, nameOf, sourceOf, type TreeFunction } from '@gradus/ir';
import { gatherEvidence, type Evidence } from './evidence.js';
import { findingOf, type Finding, type Judgement, type Report } from './finding.js';
import { firstOpinion, JUDGES, type Judges } from './findings/judges.table.js';
import type { RunFacts } from './findings/runFacts.js';
import { failed, gradientOf, observe, type Observation } from './observation.js';
import { printReport } from './report.js';
import { forgetNeighbours } from './shadow/neighbours.js';

/**
 * Says why the gradient of `f` is zero, NaN, infinite or wrong: runs `f` and its backward pass once, with
 * every operation, line and cotangent kept. Repairs are tried on what was kept when `fix` is read.
 *
 * @param f - a function of trees that returns one float
 * @param options - `argnums`
 * @returns a function of the same arguments that returns the report; errors that are no fault of the
 *   gradient (a wrong shape, GR410 for a result that is no float, an exception of the function) are thrown
 *
 * @example
 * ```ts
 * import { diagnose } from '@gradus/doctor';
 * import { exp, type Tensor } from '@gradus/tensor';
 * const report = diagnose((x: Tensor) => exp(x.mul(1000)))(-10);
 * console.log(report.findings[0]!.kind, report.findings[0]!.truth); // => underflow 1.1354838653147361e-4340
 * ```
 */
export function diagnose<A extends unknown[]>(
  f: (...args: A) => unknown,
  options: { readonly argnums?: Argnums } = {},
): (...args: { [K in keyof A]: unknown }) => Report {
  return (...args) => diagnoseRun(f, args, options.argnums).report;
}

/** A report, and the run it was read from. */
export interface Diagnosed {
  readonly report: Report;
  /** Null where the function threw. */
  readonly run: Observation | null;
}

/**
 * As `diagnose`, for views that show the run itself.
 *
 * @param f - a function of trees that returns one float
 * @param args - its arguments
 * @param argnums - which of them to differentiate with respect to
 * @param judges - who is asked
 * @returns the report and the observed run
 */
export function diagnoseRun<A extends unknown[]>(
  f: (...args: A) => unknown,
  args: { [K in keyof A]: unknown },
  argnums: Argnums = 0,
  judges: Judges = JUDGES,
): Diagnosed {
  forgetNeighbours();
  const title = `diagnosis of ${nameOf(f)}`;
  const source = String(sourceOf(f)); // of a jitted function the text that the user wrote
  const chosen = chooseArguments(args, argnums, title);
  const run = observe({
    f: f,
    title,
    shape: chosen.shape,
    leaves: chosen.leaves,
    active: chosen.active,
  });
  const all = leafPaths(args, 'args');
  const paths = all.filter((_, i) => chosen.active[i]);
  if (failed(run)) {
    const failing = { error: run.error, source, path: paths[0] ?? 'args' };
    return { report: failure(f, failing, judges), run: null };
  }
  const gradient = paths.map((path, i) => ({ path, gradient: gradientOf(run, i) }));
  const nameOfInput = namesIn(f, args, chosen);
  const seen = paths.flatMap((path, i) =>
    judgeInput(run, i, { path, source, nameOf: nameOfInput, judges }),
  );
  const explained = seen.some(explains);
  const facts = { run, source, sick: seen.length > 0, explained };
  const spoken = language(facts, paths[0] ?? 'args', judges);
  const findings = inOrder(withoutEchoes([...spoken, ...seen]));
  return { report: report(f, { value: run.value, gradient, findings }), run };
}

/** What the function calls its inputs, read from its text when a repair is put into words. */
function namesIn(
  f: TreeFunction,
  args: readonly unknown[],
  { leaves }: ChosenArguments,
): Evidence['nameOf'] {
  let names: readonly (string | undefined)[] | null = null;
  return (input) => {
    const index = leaves.indexOf(input);
    return index === -1 ? undefined : (names ??= inputNames(f, args))[index];
  };
}

/** Whether a finding may be why a value is none as well: a slope of 0 never is. */
const explains = ({ verdict, symptom }: Finding): boolean =>
  verdict !== 'correct-zero' && !(symptom === 'zero' && verdict === 'undefined');

function report(
  f: { readonly name: string },
  parts: Pick<Report, 'value' | 'gradient' | 'findings'>,
): Report {
  const made: Report = { name: nameOf(f), ...parts, toString: () => printReport(made) };
  return made;
}

function judgeInput(
  run: Observation,
  index: number,
  words: Pick<Evidence, 'path' | 'source' | 'nameOf'> & { readonly judges: Judges },
): Finding[] {
  const { judges } = words;
  return gatherEvidence(run, index, words).flatMap((evidence) => {
    const opinion = firstOpinion(judges.entries, (judge) => judge(evidence));
    if (opinion === null || opinion === 'healthy' || isSparse(evidence, opinion)) return [];
    const repair = (): Judgement['fix'] => judges.repair(evidence, opinion);
    return [found(evidence, opinion, whenRead(repair, opinion.fix))];
  });
}

/**
 * Tries repairs once, when somebody reads of them, with the settings of now. Under another transformation they are tried at
 * once: what it follows is gone later. Where an argument was given away since, nothing can be tried, and the advice stands.
 */
function whenRead<T>(tries: () => T, advice: T): () => T {
  const { current, defaultFloat } = context;
  const settings = { defaultFloat, captureSites: false, unfold: null, site: null, watch: null };
  let known: { readonly result: T } | null = current === null ? null : { result: tries() };
  return () => {
    known ??= {
      result: withSettings(settings, () => withTrace(null, () => ifKept(tries, advice))),
    };
    return known.result;
  };
}

function ifKept<T>(tries: () => T, advice: T): T {
  try {
    return tries();
  } catch (error) {
    if (error instanceof GradusError && error.code === GIVEN_AWAY) return advice;
    throw error;
  }
}

/** Of a tensor that was donated to a compiled function. */
const GIVEN_AWAY = 'GR313';

/** A maximum, a mask, a relu pass some entries on and not the others: right zeros among other numbers. */
function isSparse({ entries, input, program }: Evidence, judgement: Judgement): boolean {
  const { kind, verdict, op } = judgement;
  if (verdict !== 'correct-zero' || kind === 'disconnected') return false;
  const step = program.steps.find(({ primitive }) => primitive.name === op);
  const isWeight = kind === 'saturation' && step?.primitive.linearIn === 'each'; // a factor 0
  return entries.length < input.size && !isWeight;
}

function found(evidence: Evidence, judgement: Judgement, fix: () => Judgement['fix']): Finding {
  const { path, symptom, gradient, truth, input } = evidence;
  const strides = stridesOf(input.shape);
  const entries = evidence.entries.map((k) =>
    input.shape.map((n, axis) => Math.floor(k / strides[axis]!) % n),
  );
  return findingOf({ path, entries, symptom, gradient, truth: truth.text }, judgement, fix);
}

/** What the source tells: a condition on a tensor explains every symptom there is. */
function language(facts: RunFacts, path: string, { runs }: Judges): Finding[] {
  const judgement = firstOpinion(runs, (judge) => judge(facts));
  if (judgement === null) return [];
  const gradient = contiguous(gradientOf(facts.run, 0))[0] ?? 0;
  const symptom = gradient === 0 ? 'zero' : 'wrong';
  return [findingOf({ path, entries: [], symptom, gradient, truth: null }, judgement)];
}

/** What has to be mended first; right zeros come last. */
function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => RANK[a.verdict] - RANK[b.verdict]);
}

const RANK: Readonly<Record<Finding['verdict'], number>> = {
  bug: 0,
  undefined: 1,
  convention: 2,
  intended: 3,
  'not-representable': 4,
  'correct-inf': 5,
  'correct-zero': 6,
};

/** A wrong branch explains what follows from it; its echoes are left out. */
function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const cause = findings.find((f) => f.kind === 'js-language' || f.kind === 'jit-tracing');
  return cause === undefined ? [...findings] : [cause];
}

function failure(
  f: { readonly name: string },
  { error, source, path }: { error: unknown; source: string; path: string },
  { errors }: Judges,
): Report {
  const judgement =
    error instanceof GradusError ? firstOpinion(errors, (judge) => judge(error, source)) : null;
  if (judgement === null) throw error;
  const seen = { path, entries: [], symptom: 'error', gradient: Number.NaN, truth: null } as const;
  return report(f, { value: null, gradient: [], findings: [findingOf(seen, judgement)] });
}
