// Tests of the tooling itself.
import { shared } from './jest/preset.mjs';

export default {
  ...shared,
  rootDir: import.meta.dirname,
  displayName: 'tools',
  testMatch: ['<rootDir>/*/test/**/*.test.ts'],
};
