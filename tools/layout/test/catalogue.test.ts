// The catalogue of gradient failures is told in full: every id of it stands in some package's cases.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

it('every failure of the catalogue is a gradient case of some package', () => {
  const folders = readdirSync(join(root, 'packages')).map((name) => `packages/${name}/cases`);
  const files = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`));
  const told = files.flatMap((path) =>
    [...read(path).matchAll(/\bid: '([^']+)'/g)].map(([, id]) => id!),
  );
  const catalogue = JSON.parse(read('tools/oracle/fixtures/catalogue.json')) as string[];
  expect(catalogue).toHaveLength(125);
  expect(catalogue.filter((id) => !told.includes(id))).toEqual([]);
  expect(told.filter((id, i) => told.indexOf(id) !== i)).toEqual([]);
});
