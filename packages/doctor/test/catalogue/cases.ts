/**
 * The gradient cases of all packages, as data.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { collectCases, type CollectedCase } from '@gradus/testing';

const packages = join(import.meta.dirname, '../../..');

let collected: Promise<CollectedCase[]> | null = null;

/**
 * Loads every file of cases; once, since a file tells its cases when it is loaded.
 *
 * @returns the cases, without running them
 */
export function allCases(): Promise<CollectedCase[]> {
  collected ??= collect();
  return collected;
}

function collect(): Promise<CollectedCase[]> {
  const files = readdirSync(packages).flatMap((name) => casesIn(join(packages, name, 'cases')));
  return collectCases(async () => {
    for (const file of files) await import(pathToFileURL(file).href);
  });
}

function casesIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.case.ts'));
    return names.map((name) => join(folder, name));
  } catch {
    return []; // a package without cases
  }
}
