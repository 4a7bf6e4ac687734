// Tests that watch the garbage collector (`*.gc.test.ts` of any package). Node runs with
// --expose-gc (see scripts/test.mjs), so `globalThis.gc()` is there.
import { join } from 'node:path';
import { shared } from '../preset.mjs';

const root = join(import.meta.dirname, '../../..');

export default {
  ...shared,
  rootDir: join(root, 'packages'),
  displayName: 'gc',
  testMatch: ['<rootDir>/*/test/**/*.gc.test.ts'],
};
