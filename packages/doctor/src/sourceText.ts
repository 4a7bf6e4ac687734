/**
 * The function's own source, parsed: what JavaScript does with a tensor without asking it. `if (tensor)`
 * and `tensor || other` cannot be caught at run time, since an object is always true. The text of a
 * function has no position of its own in a file.
 */
import { parse, type Node } from 'acorn';
import { full } from 'acorn-walk';

/** A suspicious construct in a function's source. */
export interface Construct {
  /** What JavaScript calls it: an `if`, a ternary, an operator, `Math.exp`. */
  readonly op: string;
  /** Text of the part that is (or may be) a tensor. */
  readonly text: string;
}

type Any = Node & Record<string, unknown>;

/** A parsed function; `text` gives the source of one of its nodes. */
interface Parsed {
  /** All of its nodes, the inner ones first. */
  readonly nodes: readonly Any[];
  text(node: Node): string;
}

/** What makes an expression of the text of a function: a function as it is, or a method of an object. */
const WRAPPINGS = [
  ['(', ')'],
  ['({', '})'],
] as const;

/** Methods and functions that answer with a boolean tensor. */
const COMPARISONS =
  /^(greater|greaterEqual|less|lessEqual|equal|notEqual|isnan|isinf|isfinite|logicalAnd|logicalOr|logicalNot|logicalXor|any|all)$/;
const ARITHMETIC = new Set(['<', '>', '<=', '>=', '+', '-', '*', '/', '**', '%', '==', '!=']);

/** Functions parsed before, the last ones only: judges ask for the same text again. */
const trees = new Map<string, Parsed | null>();
const REMEMBERED = 16;

/** The syntax tree of a function, and the text of its nodes; null for a text that does not parse. */
function parseFunction(source: string): Parsed | null {
  const known = trees.get(source);
  if (known !== undefined) return known;
  if (trees.size >= REMEMBERED) trees.delete(trees.keys().next().value!);
  const parsed = parsedAnyhow(source);
  trees.set(source, parsed);
  return parsed;
}

function parsedAnyhow(source: string): Parsed | null {
  for (const [before, after] of WRAPPINGS) {
    try {
      const root = parse(before + source + after, { ecmaVersion: 'latest' }) as unknown as Any;
      const shift = before.length;
      const nodes = nodesIn(root);
      return { nodes, text: ({ start, end }) => source.slice(start - shift, end - shift) };
    } catch {
      // Not this form; a method has no `function` before its name.
    }
  }
  return null;
}

/** The name called: `x.greater(0)` and `g.isnan(x)` and `isnan(x)` give the last name. */
function calledName(node: Any): string | null {
  if (node.type !== 'CallExpression') return null;
  const callee = node['callee'] as Any;
  const name = callee.type === 'MemberExpression' ? (callee['property'] as Any) : callee;
  return name.type === 'Identifier' ? (name['name'] as string) : null;
}

function isComparison(node: Any | null): boolean {
  const name = node === null ? null : calledName(node);
  return name !== null && COMPARISONS.test(name);
}

/** Conditions of a node: what it asks "true or false?" of. */
function conditionOf(node: Any): { readonly op: string; readonly test: Any } | null {
  switch (node.type) {
    case 'IfStatement':
      return { op: 'if', test: node['test'] as Any };
    case 'ConditionalExpression':
      return { op: '?:', test: node['test'] as Any };
    case 'WhileStatement':
      return { op: 'while', test: node['test'] as Any };
    case 'LogicalExpression':
      return { op: node['operator'] as string, test: node['left'] as Any };
    case 'UnaryExpression':
      return node['operator'] === '!' ? { op: '!', test: node['argument'] as Any } : null;
    default:
      return null;
  }
}

/**
 * Places where a comparison of tensors is asked for its truth.
 *
 * @param source - `f.toString()`
 * @returns the constructs, in order
 */
export function tensorConditions(source: string): Construct[] {
  const parsed = parseFunction(source);
  const found: Construct[] = [];
  if (parsed === null) return found;
  for (const node of parsed.nodes) {
    const condition = conditionOf(node);
    if (condition === null || !isComparison(condition.test)) continue;
    found.push({ op: condition.op, text: parsed.text(condition.test) });
  }
  return found;
}

/** A loop that goes on as long as a value says so. */
export interface ValueLoop {
  /** Its condition. */
  readonly text: string;
  /** Whether a counter is compared with the value, and nothing else that the loop changes. */
  readonly counts: boolean;
}

/**
 * Loops whose condition asks a tensor for its number by `item()`.
 *
 * @param source - `f.toString()`
 * @returns the loops, in order
 */
export function valueLoops(source: string): ValueLoop[] {
  if (!/\b(for|while)\b/.test(source) || !/\bitem\b/.test(source)) return [];
  const parsed = parseFunction(source);
  const found: ValueLoop[] = [];
  if (parsed === null) return found;
  for (const loop of parsed.nodes) {
    const test = /^(For|While|DoWhile)Statement$/.test(loop.type)
      ? (loop['test'] as Any | null)
      : null;
    const asked = test === null ? [] : nodesBelow(test, parsed);
    if (test === null || !asked.some((node) => calledName(node) === 'item')) continue;
    const mentions = (names: readonly string[]): boolean =>
      asked.some((n) => n.type === 'Identifier' && names.includes(n['name'] as string));
    const changed = nodesBelow(loop['body'] as Any, parsed).flatMap(assignedName);
    const counters = nodesBelow(loop, parsed).flatMap(countedName);
    found.push({ text: parsed.text(test), counts: mentions(counters) && !mentions(changed) });
  }
  return found;
}

/**
 * Parameters of a function that its body never mentions.
 *
 * @param source - `f.toString()`
 * @returns their names, in order
 */
export function unusedParameters(source: string): string[] {
  const parsed = parseFunction(source);
  const isFunction = /^(ArrowFunction|Function)(Expression|Declaration)$/;
  const outer = parsed === null ? undefined : outermost(parsed, isFunction);
  if (parsed === null || outer === undefined) return [];
  const used = nodesBelow(outer['body'] as Any, parsed).map((node) => node['name']);
  const names = (outer['params'] as Any[]).map((param) => param['name']);
  return names.filter((name): name is string => typeof name === 'string' && !used.includes(name));
}

/** The widest node of a kind. */
function outermost({ nodes }: Parsed, kind: RegExp): Any | undefined {
  const found = nodes.filter((node) => kind.test(node.type));
  return found.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
}

/** Nodes of a part of the text, which is faster than another walk. */
const nodesBelow = ({ start, end }: Any, { nodes }: Parsed): Any[] =>
  nodes.filter((node) => node.start >= start && node.end <= end);

function nodesIn(node: Any): Any[] {
  const found: Any[] = [];
  full(node, (visited) => void found.push(visited as Any));
  return found;
}

function assignedName(node: Any): string[] {
  const target = node.type === 'AssignmentExpression' ? (node['left'] as Any) : null;
  return target?.type === 'Identifier' ? [target['name'] as string] : [];
}

function countedName(node: Any): string[] {
  const target = node.type === 'UpdateExpression' ? (node['argument'] as Any) : null;
  return target?.type === 'Identifier' ? [target['name'] as string] : [];
}

/** Calls whose result is a tensor, whatever they are given. */
const MAKERS = /^(array|zeros|ones|full|zerosLike|onesLike|arange|linspace|eye)$/;

/**
 * `tensor || other`: the default is never taken, since an object is always true. Only variables that are
 * plainly tensors are found: those made by `array`, `zeros` and their like.
 *
 * @param source - `f.toString()`
 * @returns the constructs, in order
 */
export function tensorDefaults(source: string): Construct[] {
  if (!/\|\||&&|\?\?/.test(source)) return [];
  const parsed = parseFunction(source);
  if (parsed === null) return [];
  const { nodes } = parsed;
  const tensors = new Set(nodes.flatMap(madeName));
  return nodes.flatMap((node) => {
    const left = node.type === 'LogicalExpression' ? (node['left'] as Any) : null;
    if (left?.type !== 'Identifier' || !tensors.has(left['name'] as string)) return [];
    return [{ op: node['operator'] as string, text: parsed.text(node) }];
  });
}

function madeName(node: Any): string[] {
  if (node.type !== 'VariableDeclarator') return [];
  const [name, init] = [node['id'] as Any, node['init'] as Any | null];
  const maker = init === null ? null : calledName(init);
  return name.type === 'Identifier' && maker !== null && MAKERS.test(maker)
    ? [name['name'] as string]
    : [];
}

/**
 * Places where JavaScript's own arithmetic may meet a tensor: operators and `Math` functions.
 *
 * @param source - `f.toString()`
 * @returns the constructs, in order
 */
export function numberConstructs(source: string): Construct[] {
  const parsed = parseFunction(source);
  const found: Construct[] = [];
  if (parsed === null) return found;
  for (const node of parsed.nodes) {
    const op = numberOperator(node);
    if (op !== null) found.push({ op, text: parsed.text(node) });
  }
  return found;
}

function numberOperator(node: Any): string | null {
  const operator = node['operator'] as string;
  if (node.type === 'BinaryExpression' && ARITHMETIC.has(operator)) return operator;
  if (node.type === 'UnaryExpression' && (operator === '-' || operator === '+')) return operator;
  if (node.type === 'MemberExpression' && node['computed'] === true) return '[]';
  if (node.type === 'TemplateLiteral') return '${}';
  return mathCall(node);
}

function mathCall(node: Any): string | null {
  if (node.type !== 'CallExpression') return null;
  const callee = node['callee'] as Any;
  if (callee.type === 'Identifier' && callee['name'] === 'Number') return 'Number';
  if (callee.type !== 'MemberExpression') return null;
  const object = callee['object'] as Any;
  if (object.type !== 'Identifier' || object['name'] !== 'Math') return null;
  return `Math.${(callee['property'] as Any)['name'] as string}`;
}

/**
 * The `where` of a source that holds a call of an operation, with that call's operand guarded:
 * `where(c, log(x), 0)` gives `where(c, log(where(c, x, 1)), 0)`.
 *
 * @param source - `f.toString()`
 * @param op - name of the operation
 * @returns the repaired expression; null where none is written so, or several are
 */
export function guardedCall(source: string, op: string): string | null {
  const parsed = parseFunction(source);
  if (parsed === null) return null;
  const calls = parsed.nodes.filter((node) => calledName(node) === 'where');
  const found = calls.flatMap((node) => guardedIn(node, op, parsed));
  return found.length === 1 ? found[0]! : null;
}

/** A `where` rewritten, once for every call of the operation in its branches. */
function guardedIn(node: Any, op: string, parsed: Parsed): string[] {
  const { text } = parsed;
  const [condition, ...branches] = node['arguments'] as Any[];
  return branches.flatMap((branch, i) =>
    callsOf(branch, op, parsed).map((call) => {
      const operand = (call['arguments'] as Any[])[0]!;
      const [where, c, x] = [node['callee'] as Any, condition!, operand].map(text);
      const safe = i === 0 ? `${where}(${c}, ${x}, 1)` : `${where}(${c}, 1, ${x})`;
      const whole = text(node);
      return (
        whole.slice(0, operand.start - node.start) + safe + whole.slice(operand.end - node.start)
      );
    }),
  );
}

/** Calls of an operation as a function of one operand, somewhere below a node. */
const callsOf = (node: Any, op: string, parsed: Parsed): Any[] =>
  nodesBelow(node, parsed).filter(
    (call) => calledName(call) === op && (call['arguments'] as Any[]).length === 1,
  );
