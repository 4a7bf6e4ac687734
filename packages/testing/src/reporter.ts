/**
 * A Jest reporter that closes a run with the table of its gradient cases: what failed, the gradient before, the
 * cause that the doctor found, the gradient after. Jest loads reporters without any transform of its own, so
 * this file imports Node's modules alone.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import type { CaseRecord } from './caseRecord.js';

/** Same name as in caseRecord.ts, which this file cannot import. */
const RECORDS = 'GRADUS_CASE_RECORDS';

type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow';
/** Colours a text; or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** Leaves every text as it is. */
const plain: Paint = (_, text) => text;

/** A column of the table. */
interface Column {
  readonly head: string;
  readonly width: number;
  cell(record: CaseRecord): string;
  style(record: CaseRecord): Style | null;
}

/** What a correct verdict says in the place of a repair. */
const KEPT: Readonly<Record<string, string>> = {
  'correct-zero': 'the zero is right',
  'correct-inf': 'the infinity is right',
  intended: 'intended',
};

const COLUMNS: readonly Column[] = [
  { head: 'case', width: 40, cell: ({ id }) => id, style: () => null },
  { head: 'package', width: 14, cell: (record) => record.package, style: () => 'dim' },
  { head: 'fails', width: 5, cell: ({ symptom }) => symptom, style: () => null },
  {
    head: 'before',
    width: 24,
    cell: ({ before }) => before,
    style: ({ verdict }) => (verdict === 'bug' ? 'red' : 'yellow'),
  },
  { head: 'cause', width: 36, cell: ({ cause }) => cause, style: () => null },
  {
    head: 'after',
    width: 24,
    cell: ({ after, verdict }) => after || (KEPT[verdict] ?? ''),
    style: () => 'green',
  },
];

function cut(text: string, width: number): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}

/**
 * The table of gradient cases.
 *
 * @param records - results of the cases
 * @param paint - colours; none when left out
 * @returns its lines
 */
export function caseTable(records: readonly CaseRecord[], paint: Paint = plain): string[] {
  if (records.length === 0) return [];
  const sorted = records.toSorted((a, b) => order(a).localeCompare(order(b)));
  const widths = COLUMNS.map(({ head, width, cell }) =>
    Math.min(width, Math.max(head.length, ...sorted.map((record) => cell(record).length))),
  );
  const row = (texts: readonly string[]): string =>
    texts.map((text, i) => cut(text, widths[i]!).padEnd(widths[i]!)).join('  ');
  const heads = row(COLUMNS.map(({ head }) => head)).trimEnd();
  const lines = sorted.flatMap((record) => linesOf(record, widths, paint));
  return [
    '',
    paint('bold', 'Gradients, failing → fixed'),
    paint('dim', `  ${heads}`),
    ...lines,
    summary(sorted),
  ];
}

function order({ id, package: name }: CaseRecord): string {
  return `${name} ${id}`;
}

function linesOf(record: CaseRecord, widths: readonly number[], paint: Paint): string[] {
  const cells = COLUMNS.map(({ cell, style }, i) => {
    const text = cut(cell(record), widths[i]!).padEnd(widths[i]!);
    const colour = style(record);
    return colour === null ? text : paint(colour, text);
  });
  const mark = record.failed.length === 0 ? paint('green', '✓') : paint('red', '✗');
  const failed = record.failed.map((name) => paint('red', `    does not hold: ${name}`));
  return [`${mark} ${cells.join('  ').trimEnd()}`, ...failed];
}

function summary(records: readonly CaseRecord[]): string {
  const holds = records.filter(({ failed }) => failed.length === 0).length;
  const packages = new Set(records.map((record) => record.package)).size;
  const count = records.length === 1 ? '1 case' : `${records.length} cases`;
  const places = packages === 1 ? '1 package' : `${packages} packages`;
  return holds === records.length
    ? `${count} in ${places}, all as stated.`
    : `${count} in ${places}, ${records.length - holds} of them do not hold.`;
}

function readRecords(folder: string): CaseRecord[] {
  return readdirSync(folder).map(
    (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as CaseRecord,
  );
}

/** The reporter, for the list `reporters` of Jest's configuration. */
export class GradientCaseReporter {
  #folder: string | null = null;

  /** Makes the folder in which cases leave their results, before workers start. */
  onRunStart(): void {
    this.#folder = mkdtempSync(join(tmpdir(), 'gradus-cases-'));
    process.env[RECORDS] = this.#folder;
  }

  /** Prints the table, if there were any cases. */
  onRunComplete(): void {
    if (this.#folder === null) return;
    const records = readRecords(this.#folder);
    rmSync(this.#folder, { recursive: true });
    const coloured = process.stdout.isTTY && !process.env['NO_COLOR'];
    const lines = caseTable(records, coloured ? styleText : plain);
    for (const line of lines) process.stdout.write(`${line}\n`);
  }
}
