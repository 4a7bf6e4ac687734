// Writes what the code gave into the page (`UPDATE_DOCS=1 pnpm test:docs`).
import { readFileSync, writeFileSync } from 'node:fs';

/** The lines that replace a comment `// => …` and those that go on with it. */
function comment(line, text) {
  const [first, ...more] = text.split('\n');
  const [margin] = /^\s*(?:\* ?)?\s*/.exec(line);
  return [
    line.replace(/\/\/ =>.*$/, `// => ${first}`),
    ...more.map((each) => `${margin}//    ${each}`),
  ];
}

/** The lines of a ```text block; `fence` is the line that opens it. */
function output(fence, text) {
  const margin = fence.slice(0, fence.indexOf('```'));
  return [fence, ...text.split('\n').map((each) => (margin + each).trimEnd())];
}

/** Edits are { file, line, kind: 'comment' | 'block', extra, text }; `extra` lines after `line` go. */
export function rewrite(edits) {
  const files = groupByFile(edits);
  for (const [file, list] of files) {
    const lines = readFileSync(file, 'utf8').split('\n');
    for (const { line, kind, extra, text } of list.toSorted((a, b) => b.line - a.line)) {
      const old = lines[line - 1];
      const fresh = kind === 'comment' ? comment(old, text) : output(old, text);
      lines.splice(line - 1, 1 + extra, ...fresh);
    }
    writeFileSync(file, lines.join('\n'));
  }
}

function groupByFile(edits) {
  const files = new Map();
  for (const edit of edits) files.set(edit.file, [...(files.get(edit.file) ?? []), edit]);
  return files;
}
