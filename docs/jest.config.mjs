// Every ```ts block of the docs, of the READMEs and of the doc comments is a test.
import { join } from 'node:path';
import { pagesOf, readmes, realmHeads, shareRealms } from '../tools/jest/realms.mjs';
import { shared } from '../tools/jest/preset.mjs';

const folders = ['.', 'reference', 'errors'].map((name) => join(import.meta.dirname, name));

export default {
  ...shared,
  displayName: 'docs',
  rootDir: import.meta.dirname,
  roots: ['<rootDir>', '<rootDir>/../packages'],
  testMatch: shareRealms
    ? realmHeads(import.meta.dirname, [...folders.flatMap(pagesOf), ...readmes()])
    : ['<rootDir>/**/*.md', '<rootDir>/../packages/*/README.md'],
  // docs/errors/index.md carries the other pages of its folder but one
  testPathIgnorePatterns: ['/node_modules/', '/docs/api/', '/docs/\\.', '/docs/errors/GR(?!001)'],
  moduleFileExtensions: ['js', 'mjs', 'ts', 'json', 'md'],
  extensionsToTreatAsEsm: ['.ts', '.md'],
  transform: {
    ...shared.transform,
    '\\.md$': join(import.meta.dirname, '../tools/markdown/transform.mjs'),
  },
};
