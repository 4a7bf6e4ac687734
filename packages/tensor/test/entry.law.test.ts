/**
 * Imports in this package may be cyclic, under one law: at module level a file calls nothing of another
 * file of the cycle but hoisted function declarations. A breach shows only with the one entry point that
 * loads the files in the wrong order, so every file has to be an entry point once.
 */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';

const source = join(import.meta.dirname, '../src');
const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(source, join(entry.parentPath, entry.name)))
  .toSorted();

describe('every file can be loaded first', () => {
  it.each(files)('%s', async (file) => {
    const loading = jest.isolateModulesAsync(async () => {
      await import(join(source, file));
    });
    await expect(loading).resolves.toBeUndefined();
  });

  it('there are files to load', () => {
    expect(files).toContain(join('ops', 'add.ts'));
  });
});
