/**
 * Codes, the list of codes, and their pages say the same. What the pages show is run by the doc tests.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { errorCodes } from '@gradus/tensor';
import { testBlocks } from '../../../tools/markdown/blocks.mjs';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'docs/errors');

/** A defect of gradus itself: no program leads there. */
const WITHOUT_PAGE = ['GR000'];
/** What is wrong is what was installed: no program puts it right. */
const WITHOUT_REPAIR = ['GR001'];

interface Block {
  readonly line: number;
  readonly code: readonly string[];
  readonly static: boolean;
  readonly fails: string | null;
  readonly output: { readonly code: readonly string[] } | null;
}

function sources(): { readonly file: string; readonly text: string }[] {
  return readdirSync(join(root, 'packages')).flatMap((name) => {
    const src = join(root, 'packages', name, 'src');
    return readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('codes.table.ts'))
      .map((file) => ({ file: `${name}/${file}`, text: readFileSync(join(src, file), 'utf8') }));
  });
}

const all = sources();
const matches = (pattern: RegExp): string[] => [
  ...new Set(all.flatMap(({ text }) => Array.from(text.matchAll(pattern), ([, code]) => code!))),
];
const warned = matches(/\bwarn\(\s*'(GR\d{3})'/g);
const thrown = all
  .filter(({ text }) => text.includes('new GradusError('))
  .flatMap(({ text }) => Array.from(text.matchAll(/'(GR\d{3})'/g), ([, code]) => code!));
const rows = Object.entries(errorCodes).map(([code, row]) => ({ code, ...row }));
const withPage = rows.filter(({ code }) => !WITHOUT_PAGE.includes(code));

const pageOf = (code: string) => readFileSync(join(folder, `${code}.md`), 'utf8');
const blocksOf = (code: string) => testBlocks(join(folder, `${code}.md`)) as readonly Block[];

/** Whether a block shows the message of this code: thrown, or printed as a warning. */
const shows =
  ({ code, warning }: (typeof rows)[number]) =>
  ({ fails, output }: Block): boolean =>
    fails === (warning === true ? null : code) && output?.code[0]?.startsWith(`${code}: `) === true;

const putsRight = ({ fails, static: unrun, code, output }: Block): boolean =>
  fails === null && !unrun && (output !== null || code.some((line) => line.includes('// =>')));

describe('the list of codes', () => {
  it.each(all.filter(({ text }) => /\bGR\d/.test(text)))(
    'has a row for every code that $file names',
    ({ text }) => {
      const named = Array.from(text.matchAll(/\bGR\d{3}\b/g), ([code]) => code);
      expect(named.filter((code) => errorCodes[code] === undefined)).toEqual([]);
    },
  );

  it('has a row for nothing else', () => {
    const used = new Set([...thrown, ...warned]);
    expect(rows.map(({ code }) => code).filter((code) => !used.has(code))).toEqual([]);
  });

  it('knows which codes are warnings', () => {
    const marked = rows.filter(({ warning }) => warning === true).map(({ code }) => code);
    expect(marked).toEqual(warned.toSorted());
  });

  it('is in order, with titles of one line', () => {
    expect(rows.map(({ code }) => code)).toEqual(Object.keys(errorCodes).toSorted());
    for (const { title } of rows) expect(title).toMatch(/^[^\n.]{10,72}$/);
  });
});

describe('the pages', () => {
  it('are those of the list, and the index', () => {
    const wanted = [...withPage.map(({ code }) => `${code}.md`), 'index.md'];
    expect(readdirSync(folder).toSorted()).toEqual(wanted.toSorted());
  });

  it('are listed in the index, with their titles', () => {
    const entries = rows.map(({ code, title, warning }) => {
      const name = WITHOUT_PAGE.includes(code) ? code : `[${code}](${code}.md)`;
      return `| ${name}${warning === true ? ' ⚠' : ''} | ${title} |`;
    });
    const listed = pageOf('index').match(/^\| \[?GR\d.*$/gm);
    expect(listed).toEqual(entries);
  });
});

describe.each(withPage)('the page of $code', (row) => {
  const { code, title } = row;

  it('has the title of the list', () => {
    expect(pageOf(code).split('\n')[0]).toBe(`# ${code}: ${title}`);
  });

  it('says what happened, why, and what to write instead, in 40 to 70 lines', () => {
    const headings = pageOf(code).match(/^## .*/gm);
    expect(headings).toEqual([
      '## What happened',
      row.warning === true ? '## Why it matters' : '## Why it is an error',
      '## What to write instead',
    ]);
    const lines = pageOf(code).trimEnd().split('\n').length;
    expect([lines >= 40, lines <= 70]).toEqual([true, true]);
  });

  it('shows a program that leads there, and then one that is right', () => {
    const blocks = blocksOf(code);
    const failing = blocks.findIndex(shows(row));
    expect(failing).toBe(0);
    const right = blocks.slice(failing + 1).filter(putsRight);
    expect(right.length > 0).toBe(!WITHOUT_REPAIR.includes(code));
  });

  it('links to pages that exist', () => {
    const links = Array.from(pageOf(code).matchAll(/\((GR\d{3})\.md\)/g), ([, to]) => to!);
    for (const to of links) expect(withPage.map((each) => each.code)).toContain(to);
  });
});
