// What must agree between the files that describe a package: its dependencies, the layers that the
// linter enforces, the references of the build, and the export subpaths.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../../..');
const json = <T>(path: string): T => JSON.parse(readFileSync(join(root, path), 'utf8')) as T;
const names = readdirSync(join(root, 'packages'));

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly sideEffects: boolean;
  readonly license: string;
  readonly bin?: Record<string, string>;
  readonly exports: Record<string, string | Record<string, string>>;
  readonly dependencies?: Record<string, string>;
}
interface References {
  readonly references?: readonly { readonly path: string }[];
}
interface Lint {
  readonly overrides: readonly { readonly rules: Record<string, unknown> }[];
}

/** Packages with modules for the condition `@gradus/lean`; the others are no part of a page. */
const LEAN = ['tensor', 'ir', 'autodiff', 'batching', 'control-flow', 'jit', 'numerics'];

const manifest = (name: string) => json<Manifest>(`packages/${name}/package.json`);
const dependencies = (name: string) => Object.keys(manifest(name).dependencies ?? {});
const isOwn = (dependency: string) => /^(@gradus\/|gradus$)/.test(dependency);
const own = (name: string) =>
  dependencies(name)
    .filter(isOwn)
    .map((each) => each.replace('@gradus/', ''));

const layers = json<Lint>('.oxlintrc.json')
  .overrides.map(
    ({ rules }) => rules['gradus/layers'] as [string, Record<string, string[]>] | undefined,
  )
  .find((rule) => rule !== undefined)![1];

describe.each(names)('%s', (name) => {
  const { references = [] } = json<References>(`packages/${name}/tsconfig.build.json`);

  it('may import the packages it depends on', () => {
    expect(layers[name]?.toSorted()).toEqual(own(name).toSorted());
  });

  it('is built after them', () => {
    const paths = own(name).map((each) => `../${each}/tsconfig.build.json`);
    expect(references.map(({ path }) => path).toSorted()).toEqual(paths.toSorted());
  });

  it('is built with all', () => {
    const all = json<References>('tsconfig.build.json').references!.map(({ path }) => path);
    expect(all).toContain(`packages/${name}/tsconfig.build.json`);
  });

  it('depends on no package of others, unless it is a tool', () => {
    if (['doctor', 'testing', 'eslint-plugin'].includes(name)) return;
    expect(dependencies(name).filter((each) => !isOwn(each))).toEqual([]);
  });

  it('has a manifest like the others', () => {
    const { name: full, version, license, sideEffects } = manifest(name);
    expect(full).toBe(name === 'gradus' ? 'gradus' : `@gradus/${name}`);
    expect({ license, sideEffects }).toEqual({ license: 'MIT', sideEffects: false });
    expect(version).toBe(manifest('tensor').version);
  });

  it('exports source, types and code of each subpath, and the source is there', () => {
    const { './package.json': _, ...subpaths } = manifest(name).exports;
    for (const target of Object.values(subpaths) as Record<string, string>[]) {
      const source = target['@gradus/source'];
      if (source === undefined) continue; // a plain .mjs file, shipped as it is
      const built = source.replace('/src/', '/dist/').replace(/\.ts$/, '');
      const made = (kind: string): string => `${built.replace('/dist/', `/dist/${kind}/`)}.js`;
      const short = {
        '@gradus/lean': made('lean'),
        production: made('production'),
        browser: made('browser'),
      };
      const expected = {
        '@gradus/source': source,
        types: `${built}.d.ts`,
        ...(LEAN.includes(name) ? short : {}),
        ...(name === 'eslint-plugin' ? {} : { node: made('node') }),
        default: `${built}.js`,
      };
      // The first that holds is taken, so their order counts.
      expect(Object.entries(target)).toEqual(Object.entries(expected));
      expect(existsSync(join(root, 'packages', name, source))).toBe(true);
    }
  });

  it('has commands that can be run', () => {
    for (const command of Object.values(manifest(name).bin ?? {})) {
      const path = join(root, 'packages', name, command);
      expect(statSync(path).mode & 0o777).toBe(0o755);
      expect(readFileSync(path, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    }
  });

  it.each(['README.md', 'typedoc.json', 'tsconfig.json', 'jest.config.mjs'])('has a %s', (file) => {
    expect(existsSync(join(root, 'packages', name, file))).toBe(true);
  });
});
