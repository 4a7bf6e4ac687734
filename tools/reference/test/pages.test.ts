/**
 * The generated pages of the reference are what the primitives say today (`UPDATE_DOCS=1` writes them), no cell is
 * empty, and no mapped application grows with the batch.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { batchedProgram, capabilities } from '../capabilities.mjs';
import { derivatives } from '../derivatives.mjs';
import { samplePrimitives } from '../primitives.mjs';

const folder = join(import.meta.dirname, '../../../docs/reference');
const pages = { capabilities: capabilities(), derivatives: derivatives() };

describe.each(Object.entries(pages))('docs/reference/%s.md', (name, text) => {
  const path = join(folder, `${name}.md`);
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path, text);

  it('is what `pnpm reference` writes', () => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('has no empty cell', () => {
    const cells = text
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .flatMap((line) => line.split(/(?<!\\)\|/).slice(1, -1));
    expect(cells.filter((cell) => cell.trim() === '' || /undefined|\[object/.test(cell))).toEqual(
      [],
    );
    expect(cells.length).toBeGreaterThan(100);
  });
});

const all = samplePrimitives.flatMap(([, primitives]) => primitives);

describe('a mapped application', () => {
  it.each(all.map((p) => [p.name, p] as const))(
    'of %s is no loop over the rows',
    (_, primitive) => {
      expect(batchedProgram(primitive, 2)).toEqual(batchedProgram(primitive, 11));
    },
  );
});
