// Every ```ts block of the docs, of the READMEs and of the doc comments is a test.
import { join } from 'node:path';
import { shared } from '../tools/jest/preset.mjs';

export default {
  ...shared,
  displayName: 'docs',
  rootDir: import.meta.dirname,
  roots: ['<rootDir>', '<rootDir>/../packages'],
  testMatch: ['<rootDir>/**/*.md', '<rootDir>/../packages/*/README.md'],
  // docs/errors/index.md carries the other pages of its folder but one
  testPathIgnorePatterns: ['/node_modules/', '/docs/api/', '/docs/\\.', '/docs/errors/GR(?!001)'],
  moduleFileExtensions: ['js', 'mjs', 'ts', 'json', 'md'],
  extensionsToTreatAsEsm: ['.ts', '.md'],
  transform: {
    ...shared.transform,
    '\\.md$': join(import.meta.dirname, '../tools/markdown/transform.mjs'),
  },
};
