/**
 * The words of a report, for a terminal: the function, its value and gradient, and for every finding what
 * is seen, what did it and where, why, and what to do.
 */
import { formatTensor, contiguous, type Tensor } from '@gradus/tensor';
import type { Finding, Report } from './finding.js';

/** Colours, or their absence. */
export interface Paint {
  bold(text: string): string;
  bad(text: string): string;
  good(text: string): string;
  dim(text: string): string;
}

const PLAIN: Paint = { bold: String, bad: String, good: String, dim: String };

const SEEN: Readonly<Record<Finding['symptom'], string>> = {
  zero: 'is 0',
  nan: 'is NaN',
  inf: 'is infinite',
  wrong: 'is wrong',
  error: 'cannot be computed',
};

/** Verdicts in words. */
export const VERDICTS: Readonly<Record<Finding['verdict'], string>> = {
  bug: 'a defect of the function',
  'correct-zero': 'the zero is right',
  'correct-inf': 'the infinity is right',
  'not-representable': 'no float can hold the true slope',
  convention: 'a convention: several answers are valid',
  undefined: 'no gradient exists here',
  intended: 'as written; right if it is meant so',
};

/**
 * A report in words.
 *
 * @param report - what `diagnose` answered
 * @param paint - colours
 * @returns several lines
 */
export function printReport(report: Report, paint: Paint = PLAIN): string {
  const { name, value, gradient, findings } = report;
  const head = [paint.bold(name)];
  if (value !== null) head.push(`  value     ${showTensor(value)}`);
  for (const { path, gradient: g } of gradient)
    head.push(`  gradient  ${showTensor(g)}  of ${path}`);
  if (findings.length === 0)
    return [...head, `  ${paint.good('healthy')}: nothing to report`].join('\n');
  return [...head, ...printFindings(findings, paint)].join('\n');
}

/**
 * Findings in words; one cause is told once, with all the inputs that it reaches.
 *
 * @param findings - in order of weight
 * @param paint - colours
 * @returns several lines
 */
export function printFindings(findings: readonly Finding[], paint: Paint = PLAIN): string[] {
  return byCause(findings).map((group) => printCause(group, paint));
}

/**
 * One finding in words.
 *
 * @param finding - the finding
 * @param paint - colours
 * @returns several lines
 */
export function printFinding(finding: Finding, paint: Paint = PLAIN): string {
  return printCause([finding], paint);
}

/**
 * Findings that say the same of several inputs, together.
 *
 * @param findings - in order of weight
 * @returns groups in the order of their first ones
 */
export function byCause(findings: readonly Finding[]): [Finding, ...Finding[]][] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const { kind, op, site, verdict, message, fix } = finding;
    const key = JSON.stringify([kind, op, site, verdict, message, fix]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

function printCause(group: [Finding, ...Finding[]], paint: Paint): string {
  const [{ kind, verdict, op, site, truth, message, fix }] = group;
  const place = site === null ? '' : ` at ${shortPath(site.file)}:${site.line}:${site.column}`;
  const colour = verdict === 'bug' ? paint.bad : paint.good;
  const [first, ...others] = group.map((finding) => colour(whatIsSeen(finding)));
  return [
    `  ${first}: ${paint.bold(kind)} in ${paint.bold(op)}${place}`,
    ...others.map((other) => `  ${other}, likewise`),
    `    why       ${message}`,
    `    verdict   ${VERDICTS[verdict]}`,
    ...(truth === null ? [] : [`    truth     ${truth}`]),
    ...(fix === null ? [] : [`    fix       ${fix.summary}`]),
    ...(fix?.code ? [`              ${paint.good(fix.code)}`] : []),
    ...(fix?.verified === true
      ? ['              tried on this very input: the gradient is right']
      : []),
  ].join('\n');
}

/**
 * What is seen of an input, or of the value where the gradient shows nothing of it.
 *
 * @param finding - the finding
 * @returns `args[0] at [2] is NaN`
 */
export function whatIsSeen({ path, entries, symptom, gradient }: Finding): string {
  const isOfValue = (symptom === 'nan' || symptom === 'inf') && Number.isFinite(gradient);
  return `${isOfValue ? 'the value' : `${path}${where(entries)}`} ${SEEN[symptom]}`;
}

/** Which entries, the first of them by its index. */
function where(entries: Finding['entries']): string {
  const [first] = entries;
  if (first === undefined || first.length === 0) return '';
  const more = entries.length > 1 ? ` and ${entries.length - 1} more` : '';
  return ` at [${first.join(', ')}]${more}`;
}

/**
 * The end of a path: its folder and its name.
 *
 * @param file - a path
 * @returns `test/model.ts`
 */
export function shortPath(file: string): string {
  return file.split(/[\\/]/).slice(-2).join('/');
}

/**
 * A tensor as text.
 *
 * @param x - a concrete tensor
 * @returns its numbers
 */
export function showTensor(x: Tensor): string {
  return formatTensor(contiguous(x), x.type);
}
