/**
 * An examination for the terminal: the function as it is written, the gradient, the cause with operation
 * and line, the repair, and the gradient after it.
 */
import pc from 'picocolors';
import { printFindings, showTensor, type Paint } from '../report.js';
import type { Report } from '../finding.js';
import { drawWay } from '../views/drawWay.js';
import { gradientWay } from '../views/gradientWay.js';
import { showArgument, type Examination } from './examination.js';
import type { Model, ModelRun } from './model.js';

const paint: Paint = { bold: pc.bold, bad: pc.red, good: pc.green, dim: pc.dim };

/**
 * One examination in words.
 *
 * @param examination - what was found
 * @returns several lines
 */
export function printExamination(examination: Examination): string {
  const { model, run, report, repaired } = examination;
  const lines = [
    `${paint.bold(run.name)} ${paint.dim(`at (${run.args.map(showArgument).join(', ')})`)}`,
    ...sourceOf(run.f, model).map((line) => paint.dim(`  │ ${line}`)),
    ...gradients(report, 'gradient'),
  ];
  if (report.findings.length === 0) lines.push(`  ${paint.good('healthy')}: nothing to report`);
  lines.push(...printFindings(report.findings, paint));
  lines.push(...way(examination));
  if (repaired !== null) lines.push(...after(run, model, repaired));
  return `${lines.join('\n')}\n`;
}

/** Where the gradient went, when something became of it on the tape. */
function way({ report, observed }: Examination): string[] {
  if (observed === null || report.findings.length === 0) return [];
  const stations = gradientWay(observed);
  if (stations.length === 0) return [];
  return [
    `  ${paint.dim('the way of the gradient, from the value back')}`,
    ...drawWay(stations, paint),
  ];
}

function after(run: ModelRun, model: Model, repaired: Report): string[] {
  return [
    `  ${paint.bold('repaired')}`,
    ...sourceOf(run.fixed!, model).map((line) => paint.good(`  │ ${line}`)),
    ...gradients(repaired, 'gradient after the fix'),
  ];
}

function gradients({ value, gradient }: Report, label: string): string[] {
  if (value === null) return [`  ${label}: none, the function threw`];
  return gradient.map(
    ({ path, gradient: g }) => `  ${label}: ${paint.bold(showTensor(g))} of ${path}`,
  );
}

/** The function as the user wrote it: stripping types keeps positions, so its place is found by text. */
function sourceOf(f: ModelRun['f'], { code, source }: Model): string[] {
  const text = String(f);
  const start = code.indexOf(text);
  const written = start < 0 ? text : source.slice(start, start + text.length);
  return written.split('\n');
}
