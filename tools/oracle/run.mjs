// The errands of `pnpm oracle`: compare random programs live, write the ones that are committed, write the
// pages.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, readLines } from './ask.mjs';
import { check, described } from './check.mjs';
import { differencesPage, pageOfDifferences } from './differencesPage.mjs';
import { operationsPage, pageOfOperations } from './operationsPage.mjs';
import { writeFixture } from './fixture.mjs';
import { allDifferences, readTable, writeTable } from './table.mjs';
import { readWhole, wholeDifferences, writeWhole } from './wholeTable.mjs';

/** Seed and number of the committed programs. */
const COMMITTED = { count: 1000, seed: 11 };
export const fixture = join(import.meta.dirname, 'fixtures/programs.jsonl');

function progress(done, all) {
  if (process.stdout.isTTY) process.stdout.write(`\rasked ${done} of ${all}`);
}

/** Asks about programs and says how they compare; true when nothing differs. */
export async function runPrograms(file, options) {
  await ask(file, { ...options, progress });
  const { counts, differing } = check(readLines(file));
  for (const each of differing.slice(0, 10)) console.log(`\n${described(each)}`);
  console.log(`\nseed ${options.seed}:`, counts, `${differing.length} differ`);
  return differing.length === 0;
}

/** Asks about the committed programs and writes their fixture; true when gradus agrees with it. */
export async function writePrograms(file) {
  await ask(file, { ...COMMITTED, progress });
  const lines = readLines(file).slice(0, COMMITTED.count);
  const { differing } = check(lines);
  for (const each of differing) console.log(`\n${described(each)}`);
  if (differing.length > 0) return false;
  writeFixture(fixture, lines);
  return true;
}

/** Asks about the tables of functions and writes their fixtures. */
export async function writeTables() {
  await writeTable();
  await writeWhole();
}

/** Writes the pages about JAX. */
export function writePages() {
  const differences = [allDifferences(readTable()), wholeDifferences(readWhole())];
  writeFileSync(pageOfDifferences, differencesPage(...differences));
  writeFileSync(pageOfOperations, operationsPage());
  return true;
}
