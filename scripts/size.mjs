// `pnpm size`: how long the files and functions of each package are, and the longest of them.
// Comments count: a long comment takes as long to read. Fails over the limits, which are
// .oxlintrc.json's; tables of data (`*.table.ts`) have none.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

const root = join(import.meta.dirname, '..');
const LIMIT = { file: 300, test: 400, function: 50 };

const typescript = (folder) => {
  try {
    const files = readdirSync(folder, { recursive: true }).filter((file) =>
      /(?<!\.d)\.ts$/.test(file),
    );
    return files.map((file) => join(folder, file));
  } catch {
    return []; // no such folder
  }
};

const countLines = (text) => text.split('\n').length - 1;

/** Name and length of every function in a file; methods and arrow functions have the name they are given. */
function functionsOf(path, source) {
  const { program } = parseSync(path, source);
  const found = [];
  const names = new Map();
  const named = (value, key) => value != null && key?.name && names.set(value, key.name);
  const add = (node) => {
    const lines = countLines(source.slice(node.start, node.end)) + 1;
    found.push({ path, lines, name: node.id?.name ?? names.get(node) ?? '(anonymous)' });
  };
  new Visitor({
    VariableDeclarator: (node) => named(node.init, node.id),
    Property: (node) => named(node.value, node.key),
    MethodDefinition: (node) => named(node.value, node.key),
    FunctionDeclaration: add,
    FunctionExpression: add,
    ArrowFunctionExpression: add,
  }).visit(program);
  return found;
}

const quantile = (numbers, q) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.ceil(q * sorted.length) - 1] ?? 0;
};

function measure(paths) {
  const files = paths.map((path) => ({ path, source: readFileSync(path, 'utf8') }));
  return {
    files: files.map(({ path, source }) => ({ path, lines: countLines(source) })),
    functions: files.flatMap(({ path, source }) => functionsOf(path, source)),
  };
}

const isTable = ({ path }) => path.endsWith('.table.ts');

function row(name, { files, functions }, tests) {
  const lengths = files.filter((file) => !isTable(file)).map(({ lines }) => lines);
  const bodies = functions.map(({ lines }) => lines);
  return {
    package: name,
    files: files.length,
    lines: files.reduce((sum, { lines }) => sum + lines, 0),
    'file p50': quantile(lengths, 0.5),
    'file p90': quantile(lengths, 0.9),
    'file max': quantile(lengths, 1),
    functions: functions.length,
    'fn p50': quantile(bodies, 0.5),
    'fn p90': quantile(bodies, 0.9),
    'fn max': quantile(bodies, 1),
    'test lines': tests.files.reduce((sum, { lines }) => sum + lines, 0),
  };
}

const columns = (rows) => {
  const heads = Object.keys(rows[0]);
  const width = (head) => Math.max(head.length, ...rows.map((each) => String(each[head]).length));
  const pad = (text, i) =>
    i === 0 ? text.padEnd(width(heads[i])) : text.padStart(width(heads[i]));
  const line = (cells) => cells.map((cell, i) => pad(String(cell), i)).join('  ');
  return [line(heads), ...rows.map((each) => line(heads.map((head) => each[head])))].join('\n');
};

const place = ({ path, name, lines }) =>
  `${String(lines).padStart(4)}  ${path.slice(root.length + 1)}${name === undefined ? '' : `  ${name}`}`;
const longest = (list, count) =>
  list
    .toSorted((a, b) => b.lines - a.lines)
    .slice(0, count)
    .map(place);

const packages = readdirSync(join(root, 'packages')).map((name) => {
  const folder = join(root, 'packages', name);
  const tests = ['test', 'cases'].flatMap((each) => typescript(join(folder, each)));
  return { name, source: measure(typescript(join(folder, 'src'))), tests: measure(tests) };
});
const all = (pick) => ({
  files: packages.flatMap((each) => pick(each).files),
  functions: packages.flatMap((each) => pick(each).functions),
});
const source = all((each) => each.source);
const tests = all((each) => each.tests);

const rows = packages.map((each) => row(each.name, each.source, each.tests));
console.log(columns([...rows, row('all', source, tests)]));
console.log(
  `\nlongest files\n${longest(
    source.files.filter((f) => !isTable(f)),
    5,
  ).join('\n')}`,
);
console.log(`\nlongest functions\n${longest(source.functions, 5).join('\n')}`);

const over = [
  ...source.files.filter((file) => file.lines > LIMIT.file && !isTable(file)),
  ...tests.files.filter((file) => file.lines > LIMIT.test && !isTable(file)),
  ...source.functions.filter(({ lines }) => lines > LIMIT.function),
];
if (over.length > 0) {
  console.error(`\nover the limits (${JSON.stringify(LIMIT)})\n${over.map(place).join('\n')}`);
  process.exitCode = 1;
}
