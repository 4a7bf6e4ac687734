/**
 * The source of a function with the lines that findings name marked, and the words of each beneath its line.
 */
import { readFileSync } from 'node:fs';
import { sourceOf } from '@gradus/ir';
import type { Examination } from '../cli/examination.js';
import type { Finding } from '../finding.js';
import { byCause } from '../report.js';
import { html, type Markup } from './markup.js';

/** Lines of a file that belong together. */
interface Excerpt {
  readonly file: string;
  readonly lines: readonly string[];
  /** Numbers of the first and the last line shown, from 1. */
  readonly from: number;
  readonly to: number;
}

/** Lines shown around a finding in another file or function. */
const AROUND = 2;

/**
 * The listings of an examination: the function itself, then the places outside of it that findings name.
 *
 * @param examination - what was found
 * @returns one block a piece of source
 */
export function listings({ model, run, report }: Examination): Markup[] {
  const excerpts = [excerptOf(model, String(sourceOf(run.f)))];
  for (const { site } of report.findings) {
    if (site === null || excerpts.some((e) => holds(e, site))) continue;
    const lines = linesOf(site.file, model);
    if (lines === null) continue;
    const from = Math.max(1, site.line - AROUND);
    const to = Math.min(lines.length, site.line + AROUND);
    excerpts.push({ file: site.file, lines, from, to });
  }
  return excerpts.map((excerpt) => listing(excerpt, report.findings));
}

function holds({ file, from, to }: Excerpt, site: NonNullable<Finding['site']>): boolean {
  return site.file === file && site.line >= from && site.line <= to;
}

/** Stripping types keeps positions, so the function's place is found by its text. */
function excerptOf({ code, source, file }: Examination['model'], text: string): Excerpt {
  const start = code.indexOf(text);
  if (start < 0) return { file: '', lines: text.split('\n'), from: 1, to: text.split('\n').length };
  const from = source.slice(0, start).split('\n').length;
  const to = from + text.split('\n').length - 1;
  return { file, lines: source.split('\n'), from, to };
}

function linesOf(file: string, model: Examination['model']): string[] | null {
  if (file === model.file) return model.source.split('\n');
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return null; // a place in a bundle, or in code made at run time
  }
}

function listing(excerpt: Excerpt, findings: readonly Finding[]): Markup {
  const { lines, from, to } = excerpt;
  const rows = lines.slice(from - 1, to).map((line, i) => {
    const number = from + i;
    const here = findings.filter(
      ({ site }) => site !== null && holds({ ...excerpt, from: number, to: number }, site),
    );
    return row(line, number, here);
  });
  return html`<pre class="listing">${rows}</pre>`;
}

function row(line: string, number: number, findings: readonly Finding[]): Markup {
  const [first] = findings;
  if (first === undefined) return html`<span class="line"><i>${number}</i>${line} </span>`;
  const column = first.site!.column - 1;
  const marked = html`${line.slice(0, column)}<mark>${line.slice(column)}</mark>`;
  const words = byCause(findings).map(
    ([{ kind, op, message }]) =>
      html`<span class="note"><b>${kind} in ${op}.</b> ${message} </span>`,
  );
  const tone = findings.some(({ verdict }) => verdict === 'bug') ? 'bad' : 'mild';
  return html`<span class="line ${tone}"><i>${number}</i>${marked} </span>${words}`;
}
