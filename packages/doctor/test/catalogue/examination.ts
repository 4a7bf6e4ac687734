/**
 * Asks the doctor about a case of the catalogue and compares the answer with what the catalogue expects.
 */
import { readFileSync } from 'node:fs';
import { positionOf, withDefaultDtype, type Tensor } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import type { Finding } from '@gradus/doctor';
import { argumentOf, matchers, type CasePoint, type CollectedCase } from '@gradus/testing';
import { diagnoseRun } from '../../src/diagnose.js';
import { JUDGES, type Judges } from '../../src/findings/judges.table.js';
import type { ExpectedCase } from './expected.table.js';
import { names } from './names.table.js';

/** What was right, at every point of a case. */
export interface Examined {
  readonly id: string;
  /** gradus's own rules are right where the catalogue expects a failure: there is nothing to diagnose. */
  readonly sound: boolean;
  readonly kind: boolean;
  readonly kindAndOp: boolean;
  readonly verdict: boolean;
  /** The line lies in the broken function. */
  readonly line: boolean;
  readonly fixed: boolean;
  /** Findings at points where the function is healthy. */
  readonly falseAlarms: number;
  /** What the doctor said. */
  readonly said: readonly string[];
}

type Anyhow = (...args: unknown[]) => Tensor;
type Case = CollectedCase['test'];

/** Constructs of the language and arguments have no operation, and no place of their own. */
const LINELESS = new Set(['argnums', 'closure', 'jit', 'return', 'if', '||']);

/**
 * Examines one case.
 *
 * @param found - the case as it stands in a package
 * @param expected - what the catalogue says of it
 * @param judges - who is asked
 * @returns what was right
 */
export function examine(
  { test, site }: CollectedCase,
  expected: ExpectedCase,
  judges: Judges = JUDGES,
): Examined {
  const [id, , kind, op, verdict] = expected;
  const sick = test.at.filter(({ healthy }) => healthy !== true);
  const firsts = sick.map((point) => findingsAt(test, point, judges)[0]);
  const healthy = test.at.filter((point) => point.healthy === true);
  const alarms = healthy.flatMap((point) => findingsAt(test, point, judges));
  const isRight = (holds: (first: Finding) => boolean): boolean =>
    firsts.every((first) => first !== undefined && holds(first));
  const isKind = (first: Finding): boolean => first.kind === kind;
  const lines = linesOfBroken(site);
  return {
    id,
    sound: sick.length === 0,
    kind: isRight(isKind),
    kindAndOp: isRight((first) => isKind(first) && (names[op] ?? [op]).includes(first.op)),
    verdict: isRight((first) => first.verdict === verdict),
    line: isRight((first) => isWithin(first, lines)),
    fixed: test.at.every((point) => isFixed(test, point)),
    falseAlarms: alarms.length,
    said: [...firsts, ...alarms].map((f) => `${f?.kind} ${f?.op} ${f?.verdict}`),
  };
}

const argumentsAt = ({ x, args, dtype }: CasePoint): never[] =>
  (args ?? [x!]).map((input) => argumentOf(input, dtype)) as never[];

function findingsAt(test: Case, point: CasePoint, judges: Judges): readonly Finding[] {
  return withDefaultDtype(point.dtype, () => {
    const args = argumentsAt(point);
    if (test.consult !== undefined) return test.consult(...args).findings;
    return diagnoseRun(test.broken as Anyhow, args, test.argnums, judges).report.findings;
  });
}

function isFixed(test: Case, point: CasePoint): boolean {
  const truth = point.fixedGradient ?? point.gradient;
  if (!test.fixed || truth === null) return true;
  const f = test.fixed as Anyhow;
  const argnums = test.fixedArgnums ?? test.argnums ?? 0;
  const gradient = withDefaultDtype(point.dtype, () =>
    (test.evaluates === 'gradient' ? f : grad(f, { argnums }))(...argumentsAt(point)),
  );
  const rtol = point.rtol ?? (point.dtype === 'float32' ? 1e-6 : 1e-12);
  return matchers.toBeAllclose(gradient, truth, { rtol, atol: point.atol ?? 0 }).pass;
}

interface Lines {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

/** Where the broken function stands in the file of its case. */
function linesOfBroken(site: CollectedCase['site']): Lines {
  const { file, line } = positionOf(site)!;
  const text = readFileSync(file, 'utf8').split('\n');
  const next = (start: number, field: RegExp): number =>
    text.findIndex((each, i) => i >= start && field.test(each));
  const from = next(line - 1, /^ {2}broken\b/);
  return { file, from: from + 1, to: next(from + 1, /^ {2}\w+(:|,|\()/) };
}

function isWithin({ site, op }: Finding, { file, from, to }: Lines): boolean {
  if (site === null) return LINELESS.has(op);
  return site.file === file && site.line >= from && site.line <= to;
}
