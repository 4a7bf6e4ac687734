/**
 * Imports in this package may be cyclic, under one law: at module level a file calls nothing of another
 * file of the cycle but hoisted function declarations. A breach shows only with the one entry point that
 * loads the files in the wrong order, so every file has to be an entry point once. Each is entered in a
 * module graph of its own, made of the same stripped sources: Jest's registry would read and transform
 * them again for every one.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { SourceTextModule } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { stripTypes } from '../../../tools/jest/transform.mjs';

const folder = join(import.meta.dirname, '../src');
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  .toSorted();

const sources = new Map<string, string>();

/** The stripped text of a file, read once. */
function sourceOf(path: string): string {
  let text = sources.get(path);
  if (text === undefined) {
    text = stripTypes(readFileSync(path, 'utf8'), path);
    sources.set(path, text);
  }
  return text;
}

/** Loads a file and all it imports, as if nothing had been loaded before. */
async function enter(file: string, textOf = sourceOf): Promise<void> {
  const modules = new Map<string, SourceTextModule>();
  const open = (identifier: string): SourceTextModule => {
    const module =
      modules.get(identifier) ?? new SourceTextModule(textOf(identifier), { identifier });
    modules.set(identifier, module);
    return module;
  };
  const entry = open(join(folder, file));
  await entry.link((name, from) =>
    name.startsWith('#')
      ? open(join(folder, `${name.slice(1)}.ts`))
      : open(join(dirname(from.identifier), name.replace(/\.js$/, '.ts'))),
  );
  await entry.evaluate();
}

describe('every file can be loaded first', () => {
  it.each(files)('%s', async (file) => {
    await expect(enter(file)).resolves.toBeUndefined();
  });

  it('and a file that uses the primitive of another at module level cannot', async () => {
    const breach = `import { mulPrimitive } from './mul.js'; export const early = mulPrimitive.name;`;
    const breached = (path: string): string =>
      path.endsWith(join('ops', 'sub.ts')) ? sourceOf(path) + breach : sourceOf(path);
    await expect(enter(join('ops', 'mul.ts'), breached)).rejects.toThrow(
      /mulPrimitive' before init/,
    );
  });

  it('there are files to load', () => {
    expect(files).toContain(join('ops', 'add.ts'));
  });
});
