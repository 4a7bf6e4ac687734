/**
 * Asks the doctor about an unseen function and compares the answer with what was decided beforehand.
 */
import { readFileSync } from 'node:fs';
import { array, Tensor, withDefaultDtype, type ArrayLikeData } from '@gradus/tensor';
import { grad } from '@gradus/autodiff';
import { diagnose, type Finding } from '@gradus/doctor';
import { matchers, type CaseInput } from '@gradus/testing';
import type { UnseenCase } from './unseenCase.js';

/** What was right in the doctor's first finding. */
export interface Examined {
  readonly id: string;
  readonly kind: boolean;
  readonly kindAndOp: boolean;
  readonly verdict: boolean;
  readonly truth: boolean;
  readonly line: boolean;
  /** Defects found where there is none: at healthy points, and in the fixed function. */
  readonly falseAlarms: number;
  readonly fixed: boolean;
  /** What the doctor said. */
  readonly said: string;
}

const isNumeric = (x: CaseInput): boolean =>
  typeof x === 'number' || (Array.isArray(x) && x.every((each) => isNumeric(each as CaseInput)));

/**
 * Arguments as tensors.
 *
 * @param input - a number, lists of numbers, or an object of them
 * @returns a tensor, or an object of them
 */
export function argumentOf(input: CaseInput): unknown {
  if (Tensor.is(input)) return input;
  if (isNumeric(input)) return array(input as ArrayLikeData);
  return Object.fromEntries(
    Object.entries(input as object).map(([key, child]) => [key, argumentOf(child as CaseInput)]),
  );
}

type Anyhow = (...args: unknown[]) => Tensor;

/**
 * Examines one function.
 *
 * @param test - the function, and what has to be said of it
 * @returns what was right
 */
export function examine(test: UnseenCase): Examined {
  return withDefaultDtype(test.dtype ?? 'float32', () => {
    const findings = findingsOf(test, test.args);
    const [first] = findings;
    const kind = first?.kind === test.kind && (test.path ?? first.path) === first.path;
    const healthy = (test.healthy ?? []).flatMap((args) => findingsOf(test, args));
    return {
      id: test.id,
      kind,
      kindAndOp: kind && first.op === test.op,
      verdict: first?.verdict === test.verdict,
      truth: test.truth === undefined || sameDigits(first?.truth ?? null, test.truth),
      line: isMarked(test, first),
      falseAlarms: healthy.length + alarmsOfFixed(test),
      fixed: isFixed(test),
      said: findings.map((f) => `${f.path} ${f.kind} ${f.op} ${f.verdict} ${f.truth}`).join('; '),
    };
  });
}

/** What is counted over many functions. */
const COUNTED = ['kind', 'kindAndOp', 'verdict', 'truth', 'line', 'fixed'] as const;

type Shares = Readonly<Record<(typeof COUNTED)[number] | 'functions' | 'falseAlarms', number>>;

/**
 * How often the first finding is right.
 *
 * @param examined - functions that were examined
 * @returns how many there are, what is right of them, and the false alarms of all
 */
export function sharesOf(examined: readonly Examined[]): Shares {
  const count = (what: (typeof COUNTED)[number]): number =>
    examined.filter((each) => each[what]).length;
  const right = Object.fromEntries(COUNTED.map((what) => [what, count(what)]));
  const falseAlarms = examined.reduce((sum, each) => sum + each.falseAlarms, 0);
  return { functions: examined.length, ...right, falseAlarms } as Shares;
}

function findingsOf({ f, argnums }: UnseenCase, args: readonly CaseInput[]): readonly Finding[] {
  return diagnose(f as Anyhow, { argnums: argnums ?? 0 })(...args.map(argumentOf)).findings;
}

/** Whether two decimal numbers agree to 9 digits, also far outside of the range of floats. */
function sameDigits(a: string | null, b: string): boolean {
  if (a === null) return false;
  const parts = (text: string): [number, number] => {
    const [digits, exponent = '0'] = text.split('e');
    const [mantissa, shift] = Number(digits).toExponential(16).split('e');
    return [Number(mantissa), Number(exponent) + Number(shift)];
  };
  const [[m, e], [n, f]] = [parts(a), parts(b)];
  return Math.abs(m * 10 ** (e - f) - n) <= 1e-8 * Math.abs(n);
}

function isMarked({ lineless }: UnseenCase, finding: Finding | undefined): boolean {
  if (lineless === true) return true;
  const site = finding?.site ?? null;
  if (site === null) return false;
  const [line, below] = readFileSync(site.file, 'utf8')
    .split('\n')
    .slice(site.line - 1);
  return line!.endsWith('// sick') || below!.trim() === '// sick'; // below the head of a loop
}

function alarmsOfFixed(test: UnseenCase): number {
  if (test.fixed === undefined) return 0;
  const [f] = test.fixed;
  return findingsOf({ ...test, f }, test.args).filter(({ verdict }) => verdict === 'bug').length;
}

function isFixed({ fixed, args, argnums = 0 }: UnseenCase): boolean {
  if (fixed === undefined) return true;
  const given = args.map(argumentOf) as Tensor[];
  const gradient = grad(fixed[0] as Anyhow, { argnums })(...given);
  return matchers.toBeAllclose(gradient, fixed[1], { rtol: 1e-5, atol: 1e-6 }).pass;
}
