// Makes the body of an async function from the code of a block. Types are blanked out, imports become
// awaited ones, and where a comment `// => …` tells what a statement gives, the statement reports it.
// Everything stays on its line and in its column: what is inserted stands at the end of the line
// before.
import { parseSync } from 'oxc-parser';
import { stripTypes } from '../jest/transform.mjs';

/** `import { a as b } from 'x'` → `const { a: b } = await import('x');` */
function dynamicImport(node) {
  const from = `await import(${node.source.raw})`;
  if (node.specifiers.length === 0) return `${from};`;
  const names = [];
  let whole = '';
  for (const { type, local, imported } of node.specifiers) {
    if (type === 'ImportNamespaceSpecifier') whole = `const ${local.name} = ${from};`;
    else if (type === 'ImportDefaultSpecifier') names.push(`default: ${local.name}`);
    else names.push(`${imported.name}: ${local.name}`);
  }
  return whole + (names.length > 0 ? `const { ${names.join(', ')} } = ${from};` : '');
}

const lineOf = (source, offset) => source.slice(0, offset).split('\n').length - 1;
const lineStart = (source, offset) => source.lastIndexOf('\n', offset - 1) + 1;
const standsAlone = (source, { start }) =>
  source.slice(lineStart(source, start), start).trim() === '';

/**
 * The comments `// => text`, each with the lines that go on with it: `//    more`, or `// => more`
 * right below.
 */
function expectations(source, comments) {
  const found = [];
  for (const comment of comments) {
    const line = lineOf(source, comment.start);
    const last = found.at(-1);
    const follows = last?.line + last?.extra + 1 === line && standsAlone(source, comment);
    const text = /^(?: =>| {3}) ?(.*)$/.exec(comment.value)?.[1].trimEnd();
    if (text !== undefined && follows) {
      last.extra += 1;
      last.text += `\n${text}`;
    } else if (comment.value.startsWith(' =>')) {
      found.push({ start: comment.start, line, extra: 0, text });
    }
  }
  return found;
}

/** Calls `visit` on every node of a syntax tree, with the node that holds it. */
function walk(node, visit, parent = null) {
  if (node === null || typeof node !== 'object') return;
  if (typeof node.type === 'string') visit(node, parent);
  const holder = typeof node.type === 'string' ? node : parent;
  for (const child of Object.values(node)) walk(child, visit, holder);
}

/** All statements that can report a value, each with whether a `;` may stand before it. */
function reportable(program) {
  const found = [];
  walk(program, (node, parent) => {
    const listed = Array.isArray(parent?.body); // in a program, a block or a function
    if (reports(node) && (listed || node.type === 'ExpressionStatement'))
      found.push({ node, listed });
  });
  return found;
}

const reports = (node) =>
  node.type === 'ExpressionStatement' ||
  (node.type === 'VariableDeclaration' && node.declarations.at(-1).id.type === 'Identifier');

/** Where a prefix for the statement goes: the end of the line before it, ahead of any comment there. */
function prefixAt(source, comments, { start }) {
  const line = lineStart(source, start);
  if (source.slice(line, start).trim() !== '') return start;
  let at = Math.max(line - 1, 0);
  for (const comment of comments.toReversed()) {
    if (comment.start < at && at <= comment.end) at = comment.start;
  }
  return at;
}

function reportEdits(source, comments, { node, listed }, id) {
  const tail = source[node.end - 1] === ';' ? node.end - 1 : node.end;
  if (node.type === 'VariableDeclaration') {
    const { name } = node.declarations.at(-1).id;
    return [{ at: tail, text: `;__value(${id}, __mark(${id}), ${name})` }];
  }
  const at = listed ? prefixAt(source, comments, node) : node.start;
  return [
    { at, text: `${listed && at !== node.start ? ';' : ''}__value(${id}, __mark(${id}), ` },
    { at: tail, text: ')' },
  ];
}

/** Gives each expectation the last statement that ends before it. */
function expectationEdits(source, { program, comments }, expected) {
  const statements = reportable(program);
  return expected.flatMap((each, id) => {
    const before = statements.filter(({ node }) => node.end <= each.start);
    if (before.length === 0) throw new SyntaxError('`// =>` follows no statement that has a value');
    const target = before.reduce((a, b) => (b.node.end > a.node.end ? b : a));
    return reportEdits(source, comments, target, id);
  });
}

function importEdits(source, { program }) {
  return program.body.flatMap((node) => {
    if (node.type === 'ImportDeclaration') {
      const breaks = source.slice(node.start, node.end).replace(/[^\n]/g, '');
      return [{ at: node.start, end: node.end, text: dynamicImport(node) + breaks }];
    }
    if (node.type !== 'ExportNamedDeclaration') return [];
    const end = node.declaration?.start ?? node.end;
    return [{ at: node.start, end, text: ' '.repeat(end - node.start) }];
  });
}

function apply(source, edits) {
  let result = source;
  const fromTheEnd = edits
    .map((edit, i) => ({ ...edit, i }))
    .toSorted((a, b) => b.at - a.at || b.i - a.i);
  for (const { at, end = at, text } of fromTheEnd) {
    result = result.slice(0, at) + text + result.slice(end);
  }
  return result;
}

/**
 * The body to run, as lines, and what each `// =>` comment expects: { line, extra, text } where `line`
 * counts from the block's first line and `extra` is the number of lines it goes on for.
 * Its first line may begin with inserted code: `head` belongs before it.
 */
export function instrument(code) {
  const source = `\n${stripTypes(code.join('\n'), 'block.ts')}`; // room for the first line's prefix
  const parsed = parseSync('block.js', source, { sourceType: 'module' });
  if (parsed.errors.length > 0) throw new SyntaxError(parsed.errors[0].message);
  const expected = expectations(source, parsed.comments);
  const edits = [...importEdits(source, parsed), ...expectationEdits(source, parsed, expected)];
  const made = apply(source, edits);
  const [error] = parseSync('made.js', `async () => {${made}\n}`, { sourceType: 'module' }).errors;
  if (error !== undefined) throw new SyntaxError(error.message);
  const [head, ...lines] = made.split('\n');
  return {
    head,
    lines,
    expected: expected.map(({ line, extra, text }) => ({ line: line - 1, extra, text })),
  };
}
