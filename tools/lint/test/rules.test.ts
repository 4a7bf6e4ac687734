// A lint rule that no longer matches anything fails silently. Here every rule of our own, and every
// limit, meets one file that breaks it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../../..');
const lines = (count: number, line: string) => `${line}\n`.repeat(count);
const doc = '/** Does. */\n';

/** file → [its text, the complaint it must raise, or null for none] */
const FILES: Record<string, [string, string | null]> = {
  'ir/src/below.ts': ["// a\nexport { grad } from '@gradus/autodiff';\n", 'gradus(layers)'],
  'autodiff/src/beside.ts': ["// a\nimport '@gradus/batching';\n", 'gradus(layers)'],
  'autodiff/src/umbrella.ts': ["// a\nimport 'gradus';\n", 'gradus(layers)'],
  'autodiff/src/deep.ts': ["// a\nexport * from '@gradus/tensor/src/x.js';\n", 'gradus(layers)'],
  'autodiff/src/lazy.ts': ["// a\nexport const x = import('@gradus/jit');\n", 'gradus(layers)'],
  'autodiff/src/leaves.ts': ["// a\nexport * from '../../tensor/src/x.js';\n", 'gradus(layers)'],
  'autodiff/src/deeper/leaves.ts': ["// a\nexport * from '../../test/x.js';\n", 'gradus(layers)'],
  'autodiff/src/itself.ts': ["// a\nexport * from '@gradus/autodiff';\n", 'gradus(layers)'],
  'autodiff/src/right.ts': ["// a\nexport * from '@gradus/ir';\nexport * from 'three';\n", null],
  'autodiff/test/free.ts': ["import '@gradus/jit';\n", null],
  'tensor/src/bare.ts': [
    `// a\n${doc}export function f(): void {\n  throw new Error('no');\n}\n`,
    'gradus(teaching-errors)',
  ],
  'tensor/src/never.ts': [
    "// a\nfunction unreachable(): never {\n  throw new Error('no');\n}\nunreachable();\n",
    null,
  ],
  'tensor/src/trace.ts': [
    '// a\nexport const c = { current: 1 };\nc.current = 2;\n',
    'gradus(sets-trace)',
  ],
  'tensor/src/context.ts': ['// a\nexport const c = { current: 1 };\nc.current = 2;\n', null],
  'tensor/src/silent.ts': ['export const x = 1;\n', 'gradus(opening-comment)'],
  'tensor/src/undocumented.ts': [
    '// a\nexport function f(_x: number): void {}\n',
    'gradus(exported-doc)',
  ],
  'tensor/src/noParam.ts': [
    `// a\n${doc}export function f(_x: number): void {}\n`,
    'gradus(exported-doc)',
  ],
  'tensor/src/noReturns.ts': [
    `// a\n${doc}export const f = (): number => 1;\n`,
    'gradus(exported-doc)',
  ],
  'tensor/src/badTag.ts': [
    '// a\n/** See {@link . */\nexport const x = 1;\n',
    'gradus(tsdoc-syntax)',
  ],
  'tensor/src/any.ts': ['// a\nexport const x: any = 1;\n', 'typescript(no-explicit-any)'],
  'tensor/src/default.ts': ['// a\nexport default 1;\n', 'import(no-default-export)'],
  'tensor/src/snake_case.ts': ['// a\nexport const x = 1;\n', 'unicorn(filename-case)'],
  'tensor/src/codes.table.ts': [`// a\n${lines(400, '// row')}export const x = 1;\n`, null],
  'tensor/src/long.ts': [
    `// a\n${lines(300, '// more')}export const x = 1;\n`,
    'eslint(max-lines)',
  ],
  'tensor/src/longFunction.ts': [
    `// a\nfunction f() {\n${lines(50, '  f();')}}\nf();\n`,
    'eslint(max-lines-per-function)',
  ],
  'tensor/src/wide.ts': [
    '// a\nconst f = (a, b, c, d, e) => [a, b, c, d, e];\nf();\n',
    'eslint(max-params)',
  ],
  'ir/src/one.ts': [
    "// a\nimport { b } from './two.js';\nexport const a = [() => b];\n",
    'import(no-cycle)',
  ],
  'ir/src/two.ts': [
    "// a\nimport { a } from './one.js';\nexport const b = [() => a];\n",
    'import(no-cycle)',
  ],
  'tensor/src/one.ts': ["// a\nimport { b } from './two.js';\nexport const a = [() => b];\n", null],
  'tensor/src/two.ts': ["// a\nimport { a } from './one.js';\nexport const b = [() => a];\n", null],
};

let folder: string;
let complaints: Map<string, Set<string>>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'));
  const config = readFileSync(join(root, '.oxlintrc.json'), 'utf8')
    .replace('./tools/lint', join(root, 'tools/lint'))
    .replace('"typeAware": true', '"typeAware": false');
  writeFileSync(join(folder, '.oxlintrc.json'), config);
  for (const [file, [text]] of Object.entries(FILES)) {
    const path = join(folder, 'packages', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format=json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { filename: string; code: string }[];
  };
  complaints = new Map();
  for (const { filename, code } of diagnostics) {
    const file = filename.replace(/^.*packages\//, '');
    complaints.set(file, (complaints.get(file) ?? new Set()).add(code));
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

it.each(Object.entries(FILES))('%s', (file, [, complaint]) => {
  expect([...(complaints.get(file) ?? [])]).toEqual(complaint === null ? [] : [complaint]);
});
