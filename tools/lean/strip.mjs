// What a module loses in a bundle. Under the condition `browser`, which bundlers name by themselves, the samples of
// primitives, which only laws read. Under `production` moreover of an error's parts the reasons and the
// advice (the message keeps what happened, where, the code, and the page that holds the rest), what should have
// held where an invariant of gradus is broken, and what an argument should have been. Under the condition `@gradus/lean` an error is its code and its page alone, and
// there are no pictures, no names of inputs in print, no reasons why a slope is zero; gone are the user's line (which no bundle of one file can tell), warnings that a program could be
// written better, checks that TypeScript makes as well, and those of what no input can reach. It is done to the
// text, so that messages may stand in full where they are thrown. Lines stay where they are.
import { parseSync } from 'oxc-parser';

const nameOf = ({ type, key }) => (type === 'Property' ? (key.name ?? key.value) : null);

/** The parts of an error that go; a lean bundle keeps the code alone. */
const PARTS = {
  browser: [],
  production: ['why', 'instead'],
  lean: ['what', 'where', 'why', 'instead'],
};

/** The properties of an object that go. */
function spare(properties, kind) {
  const names = properties.map(nameOf);
  const among = (...wanted) => wanted.every((name) => names.includes(name));
  const gone = [
    ...(among('what', 'why', 'instead') ? PARTS[kind] : []),
    ...(among('name', 'samples') ? ['samples'] : []),
    ...((among('kind', 'why') || among('reason', 'why')) && kind === 'lean' ? ['why'] : []),
  ];
  return properties.filter((property) => gone.includes(nameOf(property)));
}

/** Functions that make errors, and which of their arguments is advice. */
const TOLD = { unreachable: 0, wrongKind: 2, listOf: 2, wholeNumber: 2 };

/** Functions that answer their first argument after a check that TypeScript makes, too, or that tests have made. */
const CHECKS = new Set([
  'optionsOf',
  'dtypeNamed',
  'tensorsOf',
  'requireFunction',
  'checked',
  'checkedAtEnd',
]);

/** The same for ranges, which no input can leave. */
const isRange = (name) => name === 'inRange';

/** A call in whose place its first argument goes, or the kind of it. */
function asItIs(code, { start, end, arguments: [first] }, word = '') {
  return { start, end, put: word + code.slice(first.start, first.end) };
}

/** Functions that work for a reader alone, by a picture or by names; and what goes in the place of a call. */
const FOR_READERS = new Map([
  ['alignedShapes', "''"],
  ['inputNames', '[]'],
  ['nameOf', "''"],
  ['printParts', '`docs/errors/${code}.md`'],
  ['checkTime', "'never'"],
  ['environment', '{}'],
  ['captureSite', '{ error: null }'],
  ['printSite', "''"],
  ['warnDeadComparisons', 'undefined'],
  ['countTrace', 'undefined'],
  ['warnWhenStale', 'undefined'],
  ['leafPaths', '[]'],
  ['tell', 'undefined'],
  ['checkParams', 'undefined'],
  ['movesOf', "''"],
]);

const isUnreachable = (node) =>
  node?.type === 'CallExpression' && node.callee.name === 'unreachable';

/** What a statement does: `f();`, `{ f(); }` and `return f();` call f. */
function deed({ body, expression, argument }) {
  if (body?.length === 1) return deed(body[0]);
  return expression ?? argument;
}

/** Checks of what no input can reach, for a lean bundle: `if (…) unreachable(…)`, and `x ?? unreachable(…)`. */
function spareCheck(node) {
  if (node.type === 'IfStatement' && node.alternate === null) {
    if (isUnreachable(deed(node.consequent))) return { ...rangeOf(node), put: ';' };
  }
  if (node.type !== 'LogicalExpression' || !isUnreachable(node.right)) return null;
  return { start: node.left.end, end: node.right.end };
}

/** The statements of a function that are its own, and not those of functions in it. */
function ownNodes(node) {
  if (node === null || typeof node !== 'object') return [];
  if (!Array.isArray(node) && /Function/.test(node.type)) return [];
  return [node, ...Object.values(node).flatMap(ownNodes)];
}

/** The error, without words, of a function that does nothing but make it; null of any other. */
function errorOf({ type, body }) {
  if (type !== 'FunctionDeclaration') return null;
  const own = ownNodes(body);
  const made = own.filter((n) => n.type === 'NewExpression' && n.callee.name === 'GradusError');
  const returns = own.filter((n) => n.type === 'ReturnStatement').map((n) => n.argument);
  const alone =
    made.length === 1 &&
    returns.every((n) => n !== null && (n === made[0] || isUnreachable(n))) &&
    returns.includes(made[0]);
  if (!alone || own.some((n) => n.type === 'ThrowStatement')) return null;
  return `new GradusError('${made[0].arguments[0].value}', {})`;
}

/** What a lean bundle makes without looking: errors, where functions of the module do nothing else. */
function spareWords(node, errors) {
  const error = errors.get(node.type === 'CallExpression' ? node.callee.name : node.id?.name);
  if (error === undefined) return null;
  if (node.type === 'CallExpression') return { ...rangeOf(node), put: error };
  return node.type === 'FunctionDeclaration'
    ? { ...rangeOf(node.body), put: `{ return ${error}; }` }
    : null;
}

/** The errors that functions of a module make and do nothing else, by the names of the functions. */
function errorsOf(nodes) {
  const makers = nodes.map((node) => [node.id?.name, errorOf(node)]);
  return new Map(makers.filter(([, error]) => error !== null));
}

const rangeOf = ({ start, end }) => ({ start, end });

/** A node of the syntax tree and all below it. */
function nodesIn(node) {
  if (node === null || typeof node !== 'object') return [];
  return [node, ...Object.values(node).flatMap(nodesIn)];
}

/** The places of a property and of the comma behind it. */
function placeOf(code, { start, end }) {
  const comma = /^\s*,/.exec(code.slice(end));
  return { start, end: end + (comma?.[0].length ?? 0) };
}

/** Calls that a lean bundle does without. */
function spareCall(code, node) {
  const { name } = node.callee;
  if (CHECKS.has(name)) return asItIs(code, node);
  if (isRange(name)) return asItIs(code, { ...node, arguments: node.arguments.slice(1) });
  if (name === 'shown') return asItIs(code, node, 'typeof ');
  const put = FOR_READERS.get(name);
  return put === undefined ? null : { start: node.start, end: node.end, put };
}

/**
 * Takes out of a module what a bundle does without.
 *
 * @param {string} path - of the module; its ending says whether it is TypeScript
 * @param {string} code - its text
 * @param {'browser' | 'production' | 'lean'} kind - of the bundle
 * @returns {string} the text without
 */
export function strip(path, code, kind) {
  const { program } = parseSync(path, code);
  const nodes = nodesIn(program);
  const errors = kind === 'lean' ? errorsOf(nodes) : new Map();
  const places = nodes.flatMap((node) => {
    const gone = kind === 'lean' ? (spareCheck(node) ?? spareWords(node, errors)) : null;
    if (gone !== null) return [gone];
    if (node.type === 'ObjectExpression') {
      return spare(node.properties, kind).map((property) => placeOf(code, property));
    }
    if (node.type !== 'CallExpression' || kind === 'browser') return [];
    const { callee, arguments: given } = node;
    const call = kind === 'lean' ? spareCall(code, node) : null;
    if (call !== null) return [call];
    const told = given[TOLD[callee.name]];
    if (told === undefined) return [];
    const before = given[TOLD[callee.name] - 1]; // the comma goes with what is told behind it
    return [{ start: before?.end ?? told.start, end: told.end, put: before ? '' : "''" }];
  });
  const lines = (from, to) => code.slice(from, to).replaceAll(/[^\n]/g, '');
  const isInside = (a, b) => a !== b && b.start <= a.start && a.end <= b.end;
  return places
    .filter((place) => !places.some((other) => isInside(place, other)))
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (text, { start, end, put = '' }) =>
        text.slice(0, start) + put + lines(start, end) + text.slice(end),
      code,
    );
}
