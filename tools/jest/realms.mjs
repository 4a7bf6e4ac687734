// Which test files share a realm when everything runs. Jest gives each file a realm of its own, in
// which the whole library is read, compiled and run cold, at about a second of processor time: half of
// all the time, for files that mostly need a few milliseconds. So in a run of everything the files of
// one folder share one, in the order of their names; the laws, which are long, and the files that say
// so have one each. A run of single files, by path, is as ever.
//
// The first file of a realm stands for all of it: Jest is given that one alone (see `realmHeads`), and
// tools/jest/runner.mjs runs the others with it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

const packages = join(import.meta.dirname, '../../packages');

/** scripts/test.mjs asks for shared realms; workers inherit the answer. */
export const shareRealms = process.env.GRADUS_SHARED_REALMS === '1';

/** Written in a test file that needs a realm to itself. */
const ALONE = '@realm alone';

const isTest = (name) => /\.(test|case)\.ts$/.test(name) && !name.endsWith('.gc.test.ts');
const isPage = (name) => name.endsWith('.md');

const isAlone = (path) =>
  /\.(law|gc)\.test\.ts$/.test(path) || readFileSync(path, 'utf8').includes(ALONE);

const filesOf = (folder, isWanted) =>
  readdirSync(folder)
    .filter(isWanted)
    .map((name) => join(folder, name));

/** The tests and cases of a folder and those below it. */
export const testsBelow = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .map((name) => join(folder, name))
        .filter((path) => isTest(basename(path)))
    : [];

/** The pages of a folder. */
export const pagesOf = (folder) => filesOf(folder, isPage);

/** The READMEs of all packages. */
export const readmes = () =>
  readdirSync(packages)
    .map((name) => join(packages, name, 'README.md'))
    .filter((path) => existsSync(path));

const isReadme = (path) => isPage(path) && dirname(dirname(path)) === packages;

/** The files that run in the realm of a test file or page, in order. */
export function realmOf(path) {
  if (!shareRealms || isAlone(path)) return [path];
  const likeIt = () => filesOf(dirname(path), isPage(path) ? isPage : isTest);
  const together = isReadme(path) ? readmes() : likeIt();
  return together.filter((each) => !isAlone(each)).toSorted();
}

/** What a report calls the realm of a test file: the folder, where it has several files. */
export function nameOf(path) {
  if (realmOf(path).length === 1) return path;
  return isReadme(path) ? join(packages, '*/README.md') : dirname(path);
}

/** Which of the paths Jest is to run: the first of each realm, as patterns. */
export const realmHeads = (rootDir, paths) =>
  paths
    .filter((path) => realmOf(path)[0] === path)
    .map((path) => `<rootDir>/${relative(rootDir, path)}`);
