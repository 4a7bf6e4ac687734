// Jest's transform for Markdown: each ```ts block becomes a test of its own, on the lines where it
// stands in the page. Some pages carry the blocks of others: a package's README those in the doc
// comments of its source and docs/index.md those of the pages at the root, from which Jest cannot
// start; docs/errors/index.md those of the pages of errors, since a suite of its own for each of them
// would load the library each time, which takes far longer than its two blocks.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { codeFrom, testBlocks } from './blocks.mjs';
import { instrument } from './instrument.mjs';

const root = join(import.meta.dirname, '../..');
const tooling = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.mjs'));

const pagesIn = (folder, ...without) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md') && !without.includes(name))
    .map((name) => join(folder, name));

/** Its program breaks the library for all that come after it. */
const ALONE = 'GR001.md';

/** The other files whose blocks a page carries. */
export function carriedBy(page) {
  if (page === join(root, 'docs/index.md')) return pagesIn(root, 'CHANGELOG.md');
  if (page === join(root, 'docs/errors/index.md')) return pagesIn(dirname(page), 'index.md', ALONE);
  const source = join(dirname(page), 'src');
  if (basename(page) !== 'README.md' || !existsSync(source)) return [];
  const files = readdirSync(source, { recursive: true }).filter((name) => name.endsWith('.ts'));
  return files.toSorted().map((name) => join(source, name));
}

function instrumented(code) {
  try {
    return instrument(code);
  } catch (error) {
    const message = JSON.stringify(`the block cannot be read: ${error.message ?? error}`);
    return { head: `throw new SyntaxError(${message});`, lines: code.map(() => ''), expected: [] };
  }
}

/** What the runtime has to know of a block whose code begins on line `first` of the module. */
function specOf(block, expected, { module, first }) {
  const { file, line, fails, heading, output } = block;
  const place = file === module ? `line ${line}` : `${relative(root, file)}:${line}`;
  return {
    name: heading === '' || file !== module ? place : `${heading} (${place})`,
    file,
    line,
    fails,
    module,
    first,
    expected: expected.map((each) => ({ ...each, line: line + 1 + each.line })),
    output: output && {
      line: output.line,
      length: output.code.length,
      text: output.code.join('\n'),
    },
  };
}

/** A block as lines of the module, the first of them numbered `start`. */
function testLines(block, module, start) {
  const { head, lines, expected } = instrumented(codeFrom(dirname(module), block));
  const spec = JSON.stringify(specOf(block, expected, { module, first: start + 1 }));
  return [`block(${spec}, async (__value, __mark) => {${head}`, ...lines, '});'];
}

export function toModule(page, source) {
  const runtime = relative(dirname(page), join(import.meta.dirname, 'runtime.mjs'));
  const lines = source.split('\n').map(() => '');
  const isRun = (block) => !block.static;
  for (const block of testBlocks(page, source).filter(isRun)) {
    const made = testLines(block, page, block.line);
    lines.splice(block.line - 1, made.length, ...made);
  }
  for (const block of carriedBy(page)
    .flatMap((file) => testBlocks(file))
    .filter(isRun)) {
    lines.push(...testLines(block, page, lines.length + 1));
  }
  const tests = lines.some((line) => line.startsWith('block('));
  lines[0] = `import { block } from '${runtime}'; ${tests ? '' : "test('has no code', () => {});"}${lines[0]}`;
  return lines.join('\n');
}

export default {
  getCacheKey(source, path) {
    const hash = createHash('sha256').update(path).update('\0').update(source);
    for (const name of tooling) hash.update(readFileSync(join(import.meta.dirname, name)));
    for (const file of carriedBy(path)) hash.update(file).update(readFileSync(file));
    return hash.digest('hex');
  },
  process: (source, path) => ({ code: toModule(path, source) }),
};
