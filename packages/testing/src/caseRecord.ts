/**
 * How results of gradient cases reach the table at the end of a run. Tests run in workers, the reporter in the
 * parent process: so every case leaves one small file in a folder that the reporter made and named in the
 * environment, which workers inherit. Without a reporter nothing is written.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Name of the environment variable that holds the folder. */
export const RECORDS = 'GRADUS_CASE_RECORDS';

/** One row of the table. */
export interface CaseRecord {
  readonly id: string;
  readonly package: string;
  readonly title: string;
  /** What fails: 'nan', 'zero', … */
  readonly symptom: string;
  readonly verdict: string;
  /** The gradient of the broken function, or the code of its error. */
  readonly before: string;
  /** The cause that the doctor found. */
  readonly cause: string;
  /** The gradient of the fixed function; empty where there is none. */
  readonly after: string;
  /** Names of the tests that failed. */
  readonly failed: readonly string[];
}

/**
 * Leaves a record for the reporter.
 *
 * @param record - the row
 */
export function leaveRecord(record: CaseRecord): void {
  const folder = process.env[RECORDS];
  if (folder === undefined || folder === '') return;
  const name = `${record.package}-${record.id}`.replaceAll(/[^\w-]/g, '_');
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(record));
}

/**
 * The name of the package that a file belongs to, without its scope.
 *
 * @param file - a path
 * @returns the name in the nearest package.json; '' where there is none
 */
export function packageOf(file: string): string {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (!existsSync(manifest)) continue;
    const { name = '' } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string };
    return name.replace(/^@[^/]*\//, '');
  }
  return '';
}
