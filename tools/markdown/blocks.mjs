// Finds the fenced code blocks of a Markdown file, or of the doc comments of a TypeScript file.
//
// A block is { file, line, info, code, closed, output, heading }: `line` counts from 1 and is the
// opening fence's; `code` is an array of lines; `output` is the ```text block that tells what the
// block prints: the next one, when only prose stands between.
import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';

const FENCE = /^(\s*)```\s*([^`]*?)\s*$/;

/** The lines of a file as [line number, text, is it Markdown]: all of them, or those of doc comments. */
function* markdownLines(file, source) {
  let inside = !file.endsWith('.ts');
  const isMarkdown = inside;
  for (const [index, raw] of source.split('\n').entries()) {
    if (isMarkdown) yield [index + 1, raw];
    else {
      if (/^\s*\/\*\*/.test(raw)) inside = true;
      if (inside && /^\s*\* ?/.test(raw)) yield [index + 1, raw.replace(/^\s*\* ?/, '')];
      if (raw.includes('*/')) inside = false;
    }
  }
}

/** All fenced blocks, in order. */
export function fencedBlocks(file, source = readFileSync(file, 'utf8')) {
  const blocks = [];
  let open = null;
  let heading = '';
  for (const [line, text] of markdownLines(file, source)) {
    const fence = FENCE.exec(text);
    if (open !== null && fence?.[2] === '') {
      blocks.push({ ...open, closed: line });
      open = null;
    } else if (open !== null)
      open.code.push(text.slice(Math.min(open.indent, text.search(/\S|$/))));
    else if (fence)
      open = { file, line, info: fence[2], indent: fence[1].length, heading, code: [] };
    else if (/^#+ /.test(text)) heading = text.replace(/^#+ /, '');
  }
  return blocks;
}

const WORDS = /^ts(?: (static)| fails (\w+))?$/;

/**
 * The blocks that are tests, each with the output that follows it. After ```ts may stand
 * `fails GR301` (must throw an error of that code or name) or `static` (type-checked, not run).
 */
export function testBlocks(file, source) {
  const all = fencedBlocks(file, source);
  return all.flatMap((block, i) => {
    if (!/^ts\b/.test(block.info)) return [];
    const words = WORDS.exec(block.info);
    if (words === null) throw new Error(`${file}:${block.line}: '${block.info}' is not understood`);
    const next = all[i + 1];
    const output = next?.info === 'text' && next.heading === block.heading ? next : null;
    return [{ ...block, output, static: words[1] !== undefined, fails: words[2] ?? null }];
  });
}

/** The code of a block as seen from another folder: examples of inner functions import relatively. */
export function codeFrom(folder, { file, code }) {
  const move = (path) => relative(folder, resolve(dirname(file), path)).replace(/^(?!\.)/, './');
  return code.map((line) => line.replace(/(?<=\bfrom ')\.[^']*/, move));
}
