/**
 * The command line: `gradus [model.ts] [--json] [--html report.html] [--watch] [--verbose]`. Without a file it shows the doctor at work on
 * the examples it ships with. Exit status: 0 healthy (or no file given), 1 a defect was found, 2 something
 * could not be examined: then there is a sentence about it after what was found elsewhere.
 */
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { examineFiles, type Examination, type Examinations } from './cli/examination.js';
import { ModelError } from './cli/model.js';
import { home } from './home.js';
import { printExamination } from './cli/words.js';
import { toJson } from './cli/json.js';
import { watchModel } from './cli/watch.js';

const USAGE = `usage: gradus [model.ts] [--json] [--html report.html] [--watch] [--verbose]

  model.ts   exports functions and their sample inputs:
               export const loss = (x, w) => x.mul(w).sum();
               export const inputs = { loss: [[array([1, 2]), array([3, 4])]] };
             without a file: the examples
  --json     findings for machines
  --html     a page to look at: the source, the way of the gradient as a graph, curves
  --watch    examines again whenever a file beside the model is saved
  --verbose  stack traces of errors
`;

/** Where output goes; a stand-in for the process, so that the command can be called from code. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}

/** Who reads may stop reading (`gradus | head`): what is left to print is then for nobody. */
const allowUnread = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EPIPE') throw error;
};

const PROCESS: Output = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
};

/**
 * Runs the command.
 *
 * @param argv - arguments after the name of the command
 * @param output - where text goes, the terminal when left out
 * @returns the exit status
 */
export async function main(argv: readonly string[], output: Output = PROCESS): Promise<number> {
  const args = argv.filter((a) => a !== '--');
  if (output === PROCESS) process.stdout.on('error', allowUnread);
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
    if (values.help) {
      output.out(USAGE);
      return 0;
    }
    if (values.watch) return await watchModel(positionals, args);
    return await run(positionals, values, output);
  } catch (error) {
    complain(error, { output, verbose: args.includes('--verbose') });
    return 2;
  }
}

const OPTIONS = {
  json: { type: 'boolean', default: false },
  html: { type: 'string' },
  watch: { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Where a complaint goes, and whether with its stack. */
interface Complaint {
  readonly output: Output;
  readonly verbose: boolean;
}

/** How the findings are wanted. */
interface Wanted {
  readonly json: boolean;
  readonly verbose: boolean;
  readonly html?: string | undefined;
}

async function run(files: readonly string[], wanted: Wanted, output: Output): Promise<number> {
  const found = await examineFiles(files.length > 0 ? files : await examples());
  const { examinations, failures } = found;
  const isEmpty = examinations.length === 0 && failures.length > 0;
  if (wanted.html !== undefined && !isEmpty) await savePage(wanted.html, found, output);
  if (wanted.json) output.out(toJson(found));
  else if (!isEmpty) output.out(inWords(examinations));
  if (failures.length > 0) return failed(failures, { output, verbose: wanted.verbose });
  return files.length > 0 && defectsIn(examinations) > 0 ? 1 : 0;
}

/** What could not be examined, each sentence once: a function may fail at several inputs. */
function failed(failures: Examinations['failures'], how: Complaint): number {
  const told = new Map(failures.map(({ error }) => [error.message, error]));
  for (const error of told.values()) complain(error, how);
  return 2;
}

function defectsIn(examinations: readonly Examination[]): number {
  return examinations.filter((e) => e.report.findings.some((f) => f.verdict === 'bug')).length;
}

function inWords(examinations: readonly Examination[]): string {
  const last = summary(examinations.length, defectsIn(examinations));
  return [...examinations.map(printExamination), last].join('\n');
}

/** One sentence about what could not be examined. */
function complain(error: unknown, { output, verbose }: Complaint): void {
  output.err(pc.red(sentence(error)));
  if (verbose) output.err(trace(error));
}

/** What draws the page is loaded only where one is asked for. */
async function savePage(path: string, found: Examinations, output: Output): Promise<void> {
  const { printPage } = await import('./html/page.js');
  await writeFile(path, await printPage(found)).catch((cause: unknown) => {
    throw new ModelError(`The page could not be written to ${path}.`, { cause });
  });
  output.err(pc.dim(`The page is in ${path}.`));
}

async function examples(): Promise<string[]> {
  const folder = fileURLToPath(new URL('../examples/', home));
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.ts'))
    .toSorted()
    .map((name) => join(folder, name));
}

function summary(total: number, bugs: number): string {
  const healthy = bugs === 0 ? 'no defect found' : `${bugs} with a defect`;
  return `${total} ${total === 1 ? 'run' : 'runs'} examined, ${healthy}`;
}

/** The stack of an error and of what caused it. */
function trace(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return error.cause instanceof Error ? (error.cause.stack ?? '') : (error.stack ?? '');
}

function sentence(error: unknown): string {
  if (error instanceof ModelError) return error.message;
  return error instanceof Error ? error.message.split('\n')[0]! : String(error);
}
