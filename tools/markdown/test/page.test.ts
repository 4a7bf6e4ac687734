// A page with right and wrong blocks, through the whole mill: run, compare, rewrite, run again.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../../..');

const PAGE = `# Right

\`\`\`ts
import { format, type InspectOptions } from 'node:util';

const options: InspectOptions = {}; // => {}
console.log(format('%d', 1), options); // => 1 {}
[1, 2].map((x) => [x * 2]); // => [[2], [4]]
for (const x of [1, 2]) {
  console.log(x);
  // => 1
  //    2
}
console.log('free');
\`\`\`

\`\`\`text
free
\`\`\`

\`\`\`ts fails TypeError
(null as unknown as { a: number }).a;
\`\`\`

\`\`\`text
Cannot read properties of null (reading 'a')
\`\`\`

\`\`\`ts static
throw new Error('not run');
\`\`\`

# Wrong

\`\`\`ts
const two = 1 + 1;
two; // => 3
console.log(two); // => 2
\`\`\`

\`\`\`ts
console.log(new Error('x').stack?.split('\\n')[1]?.trim());
\`\`\`

\`\`\`text
old
lines
\`\`\`

# Hopeless

\`\`\`ts
if (Date.now() < 0) {
  Date.now(); // => never
}
\`\`\`

\`\`\`ts fails GR301
const harmless = 1;
\`\`\`

\`\`\`ts
const broken = ;
\`\`\`
`;

interface Outcome {
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

/** Runs the page and gives back its tests. */
async function run(folder: string, env: Record<string, string> = {}): Promise<Outcome[]> {
  const { default: docs } = (await import(join(root, 'docs/jest.config.mjs'))) as {
    default: object;
  };
  const config = { ...docs, rootDir: folder, roots: [folder], testMatch: ['**/*.md'] };
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      join(root, 'node_modules/jest/bin/jest.js'),
      ...['--json', '--runInBand', '--config', JSON.stringify(config)],
    ],
    { cwd: root, encoding: 'utf8', env: { ...process.env, ...env } },
  );
  if (stdout === '') throw new Error(stderr);
  const { testResults } = JSON.parse(stdout) as { testResults: { assertionResults: Outcome[] }[] };
  return testResults.flatMap((file) => file.assertionResults);
}

let folder: string;
let page: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'page-')));
  page = join(folder, 'page.md');
  writeFileSync(page, PAGE);
});
afterAll(() => rmSync(folder, { recursive: true }));

const statuses = (outcomes: Outcome[]) => outcomes.map(({ title, status }) => [title, status]);
const lineOf = (text: string) => PAGE.split('\n').indexOf(text) + 1;

describe('a page', () => {
  it('fails where it says something else than the code', async () => {
    const outcomes = await run(folder);
    expect(statuses(outcomes)).toEqual([
      ['Right (line 3)', 'passed'],
      ['Right (line 21)', 'passed'],
      ['Wrong (line 35)', 'failed'],
      ['Wrong (line 41)', 'failed'],
      ['Hopeless (line 52)', 'failed'],
      ['Hopeless (line 58)', 'failed'],
      ['Hopeless (line 62)', 'failed'],
    ]);
    const [, , sum, , reached, harmless, broken] = outcomes.map((each) =>
      each.failureMessages.join(),
    );
    expect(sum).toContain(`page.md:${lineOf('two; // => 3')}\n`);
    expect(sum).toContain('the page says\n    3\nthe code gives\n    2');
    expect(reached).toContain('never reached');
    expect(harmless).toContain('should fail with GR301');
    expect(broken).toContain('the block cannot be read');
  }, 60_000);

  it('is mended by UPDATE_DOCS=1, save where nothing was given', async () => {
    await run(folder, { UPDATE_DOCS: '1' });
    const mended = PAGE.replace('two; // => 3', 'two; // => 2').replace(
      'old\nlines',
      'at example.ts:1:13', // sites count from the block's first line, and columns stay
    );
    expect(readFileSync(page, 'utf8')).toBe(mended);
    const outcomes = await run(folder);
    expect(statuses(outcomes).map(([, status]) => status)).toEqual([
      ...['passed', 'passed', 'passed', 'passed'],
      ...['failed', 'failed', 'failed'],
    ]);
  }, 60_000);
});
