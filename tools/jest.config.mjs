// Tests of the tooling itself.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { realmHeads, shareRealms, testsBelow } from './jest/realms.mjs';
import { shared } from './jest/preset.mjs';

const folders = readdirSync(import.meta.dirname).map((name) =>
  join(import.meta.dirname, name, 'test'),
);

export default {
  ...shared,
  rootDir: import.meta.dirname,
  displayName: 'tools',
  testMatch: shareRealms
    ? realmHeads(import.meta.dirname, folders.flatMap(testsBelow))
    : ['<rootDir>/*/test/**/*.test.ts'],
};
