// The settings that all Jest projects share: tests run on TypeScript source as ES modules, and the
// condition `@gradus/source` lets `@gradus/tensor` mean its `src`, so nothing has to be built first.
import { basename, join } from 'node:path';
import { realmHeads, shareRealms, testsBelow } from './realms.mjs';

const here = import.meta.dirname;

export const shared = {
  testEnvironment: join(here, 'environment.mjs'),
  testEnvironmentOptions: { customExportConditions: ['@gradus/source', 'node', 'node-addons'] },
  ...(shareRealms ? { testRunner: join(here, 'runner.mjs') } : {}),
  setupFiles: [join(here, 'setup.mjs')],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' }, // './add.js' is written, './add.ts' is there
  modulePathIgnorePatterns: ['/dist/'],
  transform: { '\\.ts$': join(here, 'transform.mjs') },
};

/** The project of one package: its tests and its gradient cases. */
export const packageConfig = (rootDir) => ({
  ...shared,
  rootDir,
  displayName: basename(rootDir),
  testMatch: shareRealms
    ? realmHeads(
        rootDir,
        ['test', 'cases'].flatMap((folder) => testsBelow(join(rootDir, folder))),
      )
    : ['<rootDir>/test/**/*.test.ts', '<rootDir>/cases/**/*.case.ts'],
  testPathIgnorePatterns: ['/node_modules/', '\\.gc\\.test\\.ts$'],
});
