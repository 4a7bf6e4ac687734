/**
 * The command line: `gradus [model.ts] [--json] [--verbose]`. Without a file it shows the doctor at work on
 * the examples it ships with. Exit status: 0 healthy (or no file given), 1 a defect was found, 2 the file
 * could not be examined.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { examine, type Examination } from './cli/examination.js';
import { loadModel, ModelError } from './cli/model.js';
import { printExamination } from './cli/words.js';
import { toJson } from './cli/json.js';

const USAGE = `usage: gradus [model.ts] [--json] [--verbose]

  model.ts   exports functions and their sample inputs:
               export const loss = (x, w) => x.mul(w).sum();
               export const inputs = { loss: [[array([1, 2]), array([3, 4])]] };
             without a file: the examples
  --json     findings for machines
  --verbose  stack traces of errors
`;

/** Where output goes; a stand-in for the process, so that the command can be called from code. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}

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
  let verbose = argv.includes('--verbose');
  try {
    const { values, positionals } = parseArgs({
      args: argv.filter((a) => a !== '--'),
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    verbose = values.verbose;
    if (values.help) {
      output.out(USAGE);
      return 0;
    }
    return await run(positionals, values.json, output);
  } catch (error) {
    output.err(pc.red(sentence(error)));
    if (verbose) output.err(trace(error));
    return 2;
  }
}

async function run(files: readonly string[], json: boolean, output: Output): Promise<number> {
  const chosen = files.length > 0 ? files : await examples();
  const examinations: Examination[] = [];
  for (const file of chosen) examinations.push(...examine(await loadModel(file)));
  if (json) output.out(toJson(examinations));
  else for (const e of examinations) output.out(printExamination(e));
  const bugs = examinations.filter((e) => e.report.findings.some((f) => f.verdict === 'bug'));
  if (!json) output.out(summary(examinations.length, bugs.length));
  return files.length > 0 && bugs.length > 0 ? 1 : 0;
}

async function examples(): Promise<string[]> {
  const folder = fileURLToPath(new URL('../examples/', import.meta.url));
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
