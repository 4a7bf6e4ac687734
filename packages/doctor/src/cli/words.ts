/**
 * An examination for the terminal: the function as it is written, the gradient, the cause with operation
 * and line, the repair, and the gradient after it.
 */
import { formatTensor, contiguous, tree, toTensor, type Tensor } from '@gradus/tensor';
import pc from 'picocolors';
import { printFinding, type Paint } from '../report.js';
import type { Report } from '../finding.js';
import type { Examination } from './examination.js';
import type { Model, ModelRun } from './model.js';

const paint: Paint = { bold: pc.bold, bad: pc.red, good: pc.green, dim: pc.dim };

/**
 * One examination in words.
 *
 * @param examination - what was found
 * @returns several lines
 */
export function printExamination({ model, run, report, repaired }: Examination): string {
  const lines = [
    `${paint.bold(run.name)} ${paint.dim(`at (${run.args.map(showArgument).join(', ')})`)}`,
    ...sourceOf(run.f, model).map((line) => paint.dim(`  │ ${line}`)),
    ...gradients(report, 'gradient'),
  ];
  if (report.findings.length === 0) lines.push(`  ${paint.good('healthy')}: nothing to report`);
  for (const finding of report.findings) lines.push(printFinding(finding, paint));
  if (repaired !== null) lines.push(...after(run, model, repaired));
  return `${lines.join('\n')}\n`;
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
  return gradient.map(({ path, gradient: g }) => `  ${label}: ${paint.bold(show(g))} of ${path}`);
}

/** The function as the user wrote it: stripping types keeps positions, so its place is found by text. */
function sourceOf(f: ModelRun['f'], { code, source }: Model): string[] {
  const text = String(f);
  const start = code.indexOf(text);
  const written = start < 0 ? text : source.slice(start, start + text.length);
  return written.split('\n');
}

function show(x: Tensor): string {
  return formatTensor(contiguous(x), x.type);
}

function showArgument(arg: unknown): string {
  const leaves = tree.leaves(arg);
  if (leaves.length === 1) return show(toTensor(leaves[0]!, 'inputs'));
  return `${leaves.length} leaves`;
}
