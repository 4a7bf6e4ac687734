// `pnpm test:docs:types`: type-checks every ```ts block of the pages and the doc comments. Each block
// becomes a module of its own in docs/.blocks, on the lines where it stands, and the compiler's
// messages name the page.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { codeFrom, testBlocks } from '../tools/markdown/blocks.mjs';
import { carriedBy } from '../tools/markdown/transform.mjs';

const root = join(import.meta.dirname, '..');
const out = join(root, 'docs/.blocks');

function write(block) {
  const path = join(
    out,
    relative(root, block.file),
    `L${block.line}${block.fails === null ? '' : '.fails'}.ts`,
  );
  mkdirSync(dirname(path), { recursive: true });
  // `export {}` makes it a module, so that it may await and its names are its own
  writeFileSync(
    path,
    `${'\n'.repeat(block.line)}${codeFrom(dirname(path), block).join('\n')}\nexport {};\n`,
  );
  return path;
}

function pages() {
  const docs = readdirSync(join(root, 'docs'), { recursive: true })
    .filter((name) => name.endsWith('.md') && !/^api\/|node_modules|(^|\/)\./.test(name))
    .map((name) => join(root, 'docs', name));
  const readmes = readdirSync(join(root, 'packages')).map((name) =>
    join(root, 'packages', name, 'README.md'),
  );
  return [...new Set([...docs, ...readmes].flatMap((page) => [page, ...carriedBy(page)]))];
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out);
const files = pages()
  .flatMap((file) => testBlocks(file))
  .map(write);
const config = { extends: '../../tsconfig.base.json', files };
writeFileSync(join(out, 'tsconfig.json'), JSON.stringify(config));

const compiler = join(root, 'node_modules/typescript/bin/tsc');
const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', out, '--pretty', 'false'], {
  cwd: root,
  encoding: 'utf8',
});
console.log(
  stdout.replace(/^docs\/\.blocks\/(.*)\/L\d+(?:\.fails)?\.ts\((\d+),(\d+)\)/gm, '$1:$2:$3'),
);
console.log(`${files.length} blocks type-checked${status === 0 ? '' : ', some with errors'}`);
process.exitCode = status;
