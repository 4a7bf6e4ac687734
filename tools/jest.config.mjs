// Tests of the tooling itself.
import { realmHeads, shareRealms, testsBelow } from './jest/realms.mjs';
import { shared } from './jest/preset.mjs';

export default {
  ...shared,
  rootDir: import.meta.dirname,
  displayName: 'tools',
  testMatch: shareRealms
    ? realmHeads(import.meta.dirname, testsBelow(import.meta.dirname))
    : ['<rootDir>/*/test/**/*.test.ts'],
};
