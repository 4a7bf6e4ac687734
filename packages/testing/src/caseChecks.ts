/**
 * What the tests of a gradient case check: the broken function fails as stated, the doctor names the cause, and
 * the fixed function has the true gradient. Every check answers in words what is wrong, or null.
 */
import {
  contiguous,
  dtypes,
  GradusError,
  Tensor,
  withDefaultDtype,
  withSettings,
  type DType,
} from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { diagnose, type Finding } from '@gradus/doctor';
import type { CasePoint, ExpectedFinding, GradientCase } from './caseTypes.js';
import type { Tolerance } from './close.js';
import { argumentOf, parseNumber, printGradient, tensorOfTruth, treeDifference } from './truth.js';

/** A case, whatever its arguments are. */
export type AnyCase = GradientCase<never[]>;
/** A function of a case. */
export type CaseFunction = (...args: never[]) => unknown;
/** What a check found: in words what is wrong (null: nothing), and what the table shows ('': nothing). */
export interface Outcome {
  readonly complaint: string | null;
  readonly shown: string;
  /** The gradient of `broken` where others fail and it does not. */
  readonly after?: string;
}

const RTOL: Readonly<Record<DType, number>> = {
  float32: 1e-6,
  float64: 1e-12,
  int32: 0,
  uint32: 0,
  bool: 0,
};
/** Further from the truth than this a number is called wrong. */
const GROSS = 1e-2;
const RIGHT: readonly unknown[] = ['correct-zero', 'correct-inf', 'not-representable'];

function argumentsAt(point: CasePoint): never[] {
  const inputs = point.args ?? [point.x!];
  return inputs.map((input) => argumentOf(input, point.dtype)) as never[];
}

function gradientOf(test: AnyCase, which: 'broken' | 'fixed'): CaseFunction {
  const f = test[which] as CaseFunction;
  if (test.evaluates === 'gradient') return f;
  const argnums = (which === 'fixed' ? test.fixedArgnums : undefined) ?? test.argnums ?? 0;
  return grad(f as (...args: unknown[]) => Tensor, { argnums });
}

function tolerance({ rtol, atol = 0 }: CasePoint, floor: (dtype: DType) => number = () => 0) {
  return (dtype: DType): Tolerance => ({
    rtol: rtol ?? RTOL[dtype],
    atol: Math.max(atol, floor(dtype)),
  });
}

/** All numbers of a gradient or of a truth, in one order. */
function numbersIn(tree: unknown): number[] {
  if (Tensor.is(tree)) return [...contiguous(tree.known('comparison'))];
  if (typeof tree === 'string') return [parseNumber(tree)];
  if (Array.isArray(tree)) return tree.flatMap(numbersIn);
  if (typeof tree !== 'object' || tree === null) return [Number(tree)];
  return Object.keys(tree)
    .toSorted()
    .flatMap((key) => numbersIn((tree as Record<string, unknown>)[key]));
}

/** Whether an entry shows the symptom; under a right verdict the truth may show it too. */
const SHOWS: Readonly<Record<string, (found: number, truth: number, atol: number) => boolean>> = {
  zero: (found, _, atol) => Math.abs(found) <= atol,
  nan: (found) => Number.isNaN(found),
  inf: (found) => Math.abs(found) === Infinity,
  wrong: (found, truth) =>
    Number.isFinite(found) && !(Math.abs(found - truth) <= GROSS * Math.abs(truth)),
};

function showsSymptom(test: AnyCase, point: CasePoint, gradient: unknown): boolean {
  const truths = point.gradient === null ? [] : numbersIn(point.gradient);
  const right = RIGHT.includes(test.diagnosis.verdict);
  return numbersIn(gradient).some((found, i) => {
    const truth = truths[i];
    if (!SHOWS[test.symptom]!(found, truth ?? Number.NaN, point.atol ?? 0)) return false;
    return right || truth === undefined || !Object.is(found + 0, truth + 0);
  });
}

/**
 * The broken function at one point: it fails as stated, or at a healthy point is right.
 *
 * @param test - the case
 * @param point - one of its points
 * @returns the gradient found, and what is wrong with the statement
 */
export function checkBroken(test: AnyCase, point: CasePoint): Outcome {
  let gradient: unknown;
  try {
    // Its warnings are part of the failure and would be noise in the run: the doctor's check tells of them.
    const settings = { defaultFloat: point.dtype, warn: () => {} };
    gradient = withSettings(settings, () => gradientOf(test, 'broken')(...argumentsAt(point)));
  } catch (error) {
    return thrown(test, point, error);
  }
  const shown = printGradient(gradient);
  if (test.symptom === 'error' && point.healthy !== true) {
    return {
      shown,
      complaint: `the broken function should throw ${test.code}; its gradient is ${shown}`,
    };
  }
  const complaint = unlikeStated(test, point, gradient) ?? alikeElsewhere(point);
  if (point.healthy !== true) return { shown, complaint };
  return { shown: printElsewhere(point), complaint, after: shown };
}

/** What others answer has to be wrong, or there is nothing to tell of. */
function alikeElsewhere(point: CasePoint): string | null {
  const { elsewhere = {}, dtype, gradient } = point;
  const right = Object.entries(elsewhere).find(
    ([, answer]) =>
      treeDifference(tensorOfTruth(answer, dtype), gradient, tolerance(point)) === null,
  );
  return right === undefined ? null : `the answer of ${right[0]} is right too`;
}

function printElsewhere({ elsewhere = {}, dtype }: CasePoint): string {
  const answers = Object.entries(elsewhere).map(
    ([name, answer]) => `${name}: ${printGradient(tensorOfTruth(answer, dtype))}`,
  );
  return answers.join(', ');
}

function thrown(test: AnyCase, { healthy }: CasePoint, error: unknown): Outcome {
  const code = error instanceof GradusError ? error.code : `a bare ${(error as Error).name}`;
  if (test.symptom === 'error' && healthy !== true && code === test.code) {
    return { shown: code, complaint: null };
  }
  const complaint = `the broken function threw ${code}: ${(error as Error).message}`;
  return { shown: code, complaint };
}

function unlikeStated(test: AnyCase, point: CasePoint, gradient: unknown): string | null {
  const { brokenGradient, gradient: truth, healthy } = point;
  if (brokenGradient !== undefined) {
    const found = treeDifference(gradient, brokenGradient, tolerance({ ...point, rtol: 1e-5 }));
    if (found !== null) return `the broken function does not give the gradient stated: ${found}`;
  }
  if (healthy === true || RIGHT.includes(test.diagnosis.verdict)) {
    const tiny = (dtype: DType): number => dtypes[dtype].tiny;
    const found = treeDifference(gradient, truth, tolerance(point, tiny));
    if (found !== null) return `the gradient should be right here: ${found}`;
  }
  if (healthy === true || showsSymptom(test, point, gradient)) return null;
  return `the broken function does not fail: its gradient is ${printGradient(gradient)}, and the symptom is '${test.symptom}'`;
}

/**
 * What the doctor says at one point: the cause stated, and at a healthy point nothing.
 *
 * @param test - the case
 * @param point - one of its points
 * @returns the cause found, and what is wrong with it
 */
export function checkDoctor(test: AnyCase, point: CasePoint): Outcome {
  const { findings } = withDefaultDtype(point.dtype, () => {
    const args = argumentsAt(point);
    if (test.consult !== undefined) return test.consult(...args);
    return diagnose(test.broken, { argnums: test.argnums ?? 0 })(...args);
  });
  if (point.healthy === true || test.undiagnosed !== undefined) {
    const complaint = `the doctor should find nothing here: ${findings.map(inShort).join('; ')}`;
    return { shown: '', complaint: findings.length === 0 ? null : complaint };
  }
  const found = findings.find((finding) => fits(finding, test.diagnosis));
  if (found !== undefined) return { shown: `${found.kind} (${found.op})`, complaint: null };
  const { kind, op, verdict = 'bug' } = test.diagnosis;
  const said = findings.length === 0 ? 'nothing' : findings.map(inShort).join('; ');
  const complaint = `the doctor should say ${kind}, ${[op].flat().join(' or ')}, ${verdict}; it says ${said}`;
  return { shown: said, complaint };
}

function inShort({ kind, op, verdict, symptom, path }: Finding): string {
  return `${kind}, ${op}, ${verdict} (${symptom} at ${path})`;
}

function fits(finding: Finding, wanted: ExpectedFinding): boolean {
  const { truth, message, op, ...fields } = { verdict: 'bug' as const, ...wanted };
  const names = Object.keys(fields) as (keyof typeof fields)[];
  return (
    [op].flat().includes(finding.op) &&
    names.every((name) => fields[name] === undefined || finding[name] === fields[name]) &&
    (truth === undefined || sameDigits(finding.truth, truth)) &&
    (message === undefined || message.test(finding.message))
  );
}

/** Whether two decimal numbers agree to 15 digits, also far outside the range of floats. */
function sameDigits(a: string | null, b: string): boolean {
  if (a === null) return false;
  const [[m, e], [n, f]] = [scientific(a), scientific(b)];
  return e === f ? Math.abs(m - n) <= 1e-14 * Math.abs(n) : false;
}

function scientific(text: string): [mantissa: number, exponent: number] {
  const [digits, exponent = '0'] = text.toLowerCase().split('e');
  const [mantissa, shift = '0'] = Number(digits).toExponential(16).split('e');
  return [Number(mantissa), Number(exponent) + Number(shift)];
}

/**
 * The fixed function at one point.
 *
 * @param test - a case with a fixed function
 * @param point - one of its points
 * @param compile - compiles the gradient; left out for the eager one
 * @returns the gradient found, and how it differs from the truth
 */
export function checkFixed(
  test: AnyCase,
  point: CasePoint,
  compile: (f: CaseFunction) => CaseFunction = (f) => f,
): Outcome {
  const truth = point.fixedGradient ?? point.gradient;
  if (truth === null) return { shown: '', complaint: null };
  const gradient = withDefaultDtype(point.dtype, () =>
    compile(gradientOf(test, 'fixed'))(...argumentsAt(point)),
  );
  const found = treeDifference(gradient, truth, tolerance(point));
  const complaint = found && `the gradient of the fixed function is not the true one: ${found}`;
  return { shown: printGradient(gradient), complaint };
}
