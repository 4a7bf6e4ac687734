/**
 * The command line as a user runs it: in a process of its own, on built files, with good and bad input.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { main } from '../src/cli.js';

const root = join(import.meta.dirname, '../../..');
const models = join(import.meta.dirname, 'models');

const PLAIN = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };

interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command in a process of its own. */
function gradus(...args: string[]): Run {
  return node(join(root, 'packages/gradus/bin/gradus.js'), ...args);
}

function node(...args: string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    cwd: models,
    env: PLAIN,
  });
  return { status, out: stdout, err: stderr };
}

const CALLS = `
  import { main } from '@gradus/doctor/cli';
  const runs = [];
  for (const args of JSON.parse(process.argv[1])) {
    const said = { out: '', err: '' };
    const [out, err] = ['out', 'err'].map((to) => (text) => void (said[to] += text + '\\n'));
    runs.push({ status: await main(args, { out, err }), ...said });
  }
  console.log(JSON.stringify(runs));
`;

/** The same command several times in one process, which loads everything but once. */
function gradusEach(all: readonly (readonly string[])[]): Run[] {
  const { status, out, err } = node('--input-type=module', '-e', CALLS, JSON.stringify(all));
  if (status !== 0) throw new Error(err);
  return JSON.parse(out) as Run[];
}

/** The same without a process and its colours, where what is tested ends before a model is loaded. */
async function inProcess(...args: string[]): Promise<Run> {
  const said = { out: '', err: '' };
  const status = await main(args, {
    out: (text) => void (said.out += `${stripVTControlCharacters(text)}\n`),
    err: (text) => void (said.err += `${stripVTControlCharacters(text)}\n`),
  });
  return { status, ...said };
}

/** `pnpm start` builds what has changed before it runs. */
beforeAll(() => {
  const { status, out, err } = node(join(root, 'scripts/start.mjs'), '--help');
  if (status !== 0) throw new Error(out + err);
}, 180_000);

describe('gradus', () => {
  it('without a file shows the doctor on the examples, with the gradient after the fix', () => {
    const { status, out } = gradus();
    expect(status).toBe(0);
    expect(out).toMatch(/gradient: 0 of args\[0\]/);
    expect(out).toMatch(/js-language in if at examples\/seed\.ts:\d+/);
    expect(out).toMatch(/truth {5}1\.1354838653147361e-4340/);
    expect(out).toMatch(/gradient after the fix: 1000 of args\[0\]/);
  });

  it('finds the sick entry of a file of the user, with its line, and exits with 1', () => {
    const { status, out } = gradus('sick.ts');
    expect(status).toBe(1);
    expect(out).toMatch(/args\[0\]\.w at \[0\] is NaN: where-nan in log at models\/sick\.ts:7:30/);
    expect(out).toMatch(/args\[1\] at \[0\] is NaN/);
    expect(out).toMatch(/return where\(y\.greater\(0\), log\(y\), 0\)\.sum\(\);/);
  });

  it('exits with 0 when all is well', () => {
    const { status, out } = gradus('healthy.ts');
    expect(out).toMatch(/healthy: nothing to report/);
    expect(status).toBe(0);
  });

  it('takes what a module exports as a whole', () => {
    const { status, out } = gradus('whole.ts');
    expect(out).toMatch(/gradient: 2 of args\[0\]/);
    expect(status).toBe(0);
  });

  it('speaks JSON to machines', () => {
    const { status, out } = gradus('sick.ts', '--json');
    const [run] = JSON.parse(out) as { function: string; findings: { kind: string }[] }[];
    expect([status, run!.function]).toEqual([1, 'loss']);
    expect(run!.findings[0]).toMatchObject({ kind: 'where-nan', op: 'log', gradient: 'NaN' });
  });

  it('finds modules without their ending', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gradus-'));
    writeFileSync(join(folder, 'layers.ts'), 'export const weight: number = 2;\n');
    const file = join(folder, 'model.ts');
    writeFileSync(
      file,
      "import { weight } from './layers';\nexport const f = (x) => x.mul(weight);\nexport const inputs = { f: [[1]] };\n",
    );
    expect(gradus(file).out).toMatch(/gradient: 2 of args\[0\]/);
  });

  it('works from any folder, and on JavaScript', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gradus-'));
    const file = join(folder, 'model.mjs');
    writeFileSync(
      file,
      "import { numpy as np } from 'gradus';\nexport const f = (x) => np.sqrt(x);\nexport const inputs = { f: [[0]] };\n",
    );
    expect(gradus(file).out).toMatch(/singular-point in sqrt at .*model\.mjs:2:\d+/);
  });
});

describe('views of a run', () => {
  it('a page holds the findings and stands alone', () => {
    const page = join(mkdtempSync(join(tmpdir(), 'gradus-')), 'report.html');
    const { status, err } = gradus('sick.ts', '--html', page);
    expect([status, err.trim()]).toEqual([1, `The page is in ${page}.`]);
    expect(readFileSync(page, 'utf8')).toMatch(/where-nan in log[^]*<svg[^]*id="curves"/);
  });

  it('watching examines again when the file is saved', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'gradus-')), 'model.mjs');
    const model = (factor: number): string =>
      `export const f = (x) => x.mul(${factor});\nexport const inputs = { f: [[1]] };\n`;
    writeFileSync(file, model(2));
    const bin = join(root, 'packages/gradus/bin/gradus.js');
    const child = spawn(process.execPath, [bin, file, '--watch'], { env: PLAIN });
    try {
      expect(await printed(child.stdout, /gradient: 2 of/)).toBe(true);
      writeFileSync(file, model(3));
      expect(await printed(child.stdout, /gradient: 3 of/)).toBe(true);
    } finally {
      child.kill();
      await once(child, 'exit');
    }
  });
});

/** Waits until a stream has printed something that matches; false when it ends before. */
async function printed(stream: NodeJS.ReadableStream, pattern: RegExp): Promise<boolean> {
  let text = '';
  return new Promise((resolve) => {
    stream.on('end', () => resolve(false));
    stream.on('data', (chunk: Buffer) => {
      text += String(chunk);
      if (pattern.test(text)) resolve(true);
    });
  });
}

function expectSentence({ status, out, err }: Run, sentence: RegExp): void {
  expect(status).toBe(2);
  expect(out).toBe('');
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(err.trim()).toMatch(sentence);
}

describe('bad input is one clear sentence and exit status 2', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-'));
  const broken = join(folder, 'broken.ts');
  copyFileSync(join(models, 'brokenSyntax.ts.txt'), broken);
  const property = join(folder, 'property.ts');
  writeFileSync(property, 'class Model {\n  constructor(readonly scale: number) {}\n}\n');
  const required = join(folder, 'required.cjs');
  writeFileSync(required, "const { log } = require('@gradus/tensor');\n");
  it.each([
    ['a missing file', ['nothing.ts'], /^There is no file nothing\.ts that could be read\.$/],
    ['a file that does not parse', [broken], /^broken\.ts does not parse: .+$/],
    [
      'TypeScript that has to be compiled',
      [property],
      /^property\.ts holds a parameter property, and types are only left out here, .+$/,
    ],
    ['nothing to watch', ['--watch'], /^--watch needs the one file that it shall watch\.$/],
  ] as [string, string[], RegExp][])('%s', async (_, args, sentence) =>
    expectSentence(await inProcess(...args), sentence),
  );
  const inputs: [string, string[], RegExp][] = [
    ['a function that throws', ['throws.ts'], /^`loss` throws: no such layer$/],
    [
      'a list in the place of a tensor',
      ['listInput.ts'],
      /^`total` throws: x\.mul is not a function\. An input is a list of numbers, .+ write array\(\[…\]\)\.$/,
    ],
    ['an input of the wrong shape', ['wrongShape.ts'], /^`loss` throws: GR101: .+$/],
    ['an unknown flag', ['--colour'], /^Unknown option '--colour'/],
    [
      'too few arguments',
      ['fewArguments.ts'],
      /^`loss` takes 2 arguments, and `inputs` gives it 1: .+$/,
    ],
    ['inputs without a name', ['inputsList.ts'], /^`inputs` of inputsList\.ts is a list, .+$/],
    [
      'inputs of no function',
      ['inputsEmpty.ts'],
      /^`inputs` of inputsEmpty\.ts names no function: .+$/,
    ],
    [
      'a name that is no function',
      ['wrongName.ts'],
      /^wrongName\.ts has inputs for `los`, but exports no function of that name \(there is loss\)\.$/,
    ],
    ['gradus by require', [required], /^required\.cjs asks for @gradus\/tensor by `require`, .+$/],
    ['no inputs', ['withoutInputs.ts'], /^withoutInputs\.ts exports no sample inputs: .+$/],
    [
      'a page that cannot be written',
      ['healthy.ts', '--html', '/no/such/folder/page.html'],
      /^The page could not be written to .+$/,
    ],
  ];
  let runs: Run[] = [];
  beforeAll(() => {
    runs = gradusEach(inputs.map(([, args]) => args));
  });
  it.each(inputs.map(([name, , sentence], i) => [name, i, sentence] as const))(
    '%s',
    (_, i, sentence) => expectSentence(runs[i]!, sentence),
  );

  it('says what it found in other functions than the one that throws', () => {
    const { status, out, err } = gradus('oneThrows.ts');
    expect([status, err]).toEqual([2, '`broken` throws: no such layer\n']);
    expect(out).toMatch(/singular-point in log at models\/oneThrows\.ts:6:/);
    expect(out).toMatch(/sound at \(3\)[^]*healthy[^]*2 runs examined, 1 with a defect/);
  });

  it('tells machines and pages, too, what throws', () => {
    const page = join(mkdtempSync(join(tmpdir(), 'gradus-')), 'page.html');
    const { status, out } = gradus(
      'healthy.ts',
      'oneThrows.ts',
      'throws.ts',
      '--json',
      '--html',
      page,
    );
    const runs = JSON.parse(out) as { function: string; findings?: unknown[]; error?: string }[];
    expect(status).toBe(2);
    expect(runs.filter(({ error }) => error !== undefined).map((run) => run.function)).toEqual([
      'broken',
      'broken',
      'loss',
    ]);
    expect(runs.find((run) => run.function === 'pole')!.findings).toHaveLength(1);
    expect(readFileSync(page, 'utf8')).toMatch(/`broken` throws: no such layer[^]*<h2>pole/);
  });

  it('shows the stack with --verbose only', () => {
    expect(gradus('throws.ts', '--verbose').err).toMatch(/RangeError: no such layer\n\s+at loss/);
  });
});
