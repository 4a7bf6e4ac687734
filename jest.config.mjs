// One Jest project for every package that has tests or gradient cases, one for the docs, and one
// for tests that watch the garbage collector. Read from the folders: a new package needs no entry.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { shareRealms } from './tools/jest/realms.mjs';

const root = import.meta.dirname;
const config = (folder) => join(root, folder, 'jest.config.mjs');
const hasTests = (name) =>
  existsSync(config(`packages/${name}`)) &&
  ['test', 'cases'].some((folder) => existsSync(join(root, 'packages', name, folder)));

const packages = readdirSync(join(root, 'packages')).filter(hasTests);
const caseReporter = join(root, 'packages/testing/reporter.mjs');

export default {
  projects: [
    ...packages.map((name) => config(`packages/${name}`)),
    config('docs'),
    config('tools'),
    config('tools/jest/gc'),
  ],
  maxWorkers: '100%',
  ...(shareRealms ? { testSequencer: join(root, 'tools/jest/sequencer.mjs') } : {}),
  testTimeout: 30_000, // a cold, busy machine is no failure; Jest reads it here, not in the projects
  reporters: [
    ...(shareRealms ? [join(root, 'tools/jest/realmReporter.mjs'), 'summary'] : ['default']),
    ...(existsSync(caseReporter) ? [caseReporter] : []), // the table of failing → fixed cases
    join(root, 'tools/jest/totalsReporter.mjs'),
  ],
};
