/**
 * The function's own source, parsed: what JavaScript does with a tensor without asking it. `if (tensor)`
 * and `tensor || other` cannot be caught at run time, since an object is always true. The text of a
 * function has no position of its own; lines are counted from its first.
 */
import { parse, type Node } from 'acorn';
import { full } from 'acorn-walk';

/** A suspicious construct in a function's source. */
export interface Construct {
  /** What JavaScript calls it: an `if`, a ternary, an operator, `Math.exp`. */
  readonly op: string;
  /** Text of the part that is (or may be) a tensor. */
  readonly text: string;
  /** Line within the function's text, from 0. */
  readonly line: number;
  readonly column: number;
}

type Any = Node & Record<string, unknown>;

/** Methods and functions that answer with a boolean tensor. */
const COMPARISONS =
  /^(greater|greaterEqual|less|lessEqual|equal|notEqual|isnan|isinf|isfinite|logicalAnd|logicalOr|logicalNot|logicalXor|any|all)$/;
const ARITHMETIC = new Set(['<', '>', '<=', '>=', '+', '-', '*', '/', '**', '%', '==', '!=']);

/**
 * Parses the text of a function; methods and strange texts that do not parse give nothing.
 *
 * @param source - `f.toString()`
 * @returns its syntax tree and the shift of its positions
 */
function parseFunction(source: string): Any | null {
  for (const text of [`(${source})`, `({${source}})`]) {
    try {
      return parse(text, { ecmaVersion: 'latest', locations: true }) as unknown as Any;
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

function constructAt(node: Any, op: string, tested: Any, source: string): Construct {
  const { line, column } = node.loc!.start;
  return {
    op,
    text: source.slice(tested.start - 1, tested.end - 1),
    line: line - 1,
    column: line === 1 ? column - 1 : column,
  };
}

/**
 * Places where a comparison of tensors is asked for its truth.
 *
 * @param source - `f.toString()`
 * @returns the constructs, in order
 */
export function tensorConditions(source: string): Construct[] {
  const root = parseFunction(source);
  const found: Construct[] = [];
  if (root === null) return found;
  full(root, (visited) => {
    const node = visited as Any;
    const condition = conditionOf(node);
    if (condition === null || !isComparison(condition.test)) return;
    found.push(constructAt(node, condition.op, condition.test, source));
  });
  return found;
}

/**
 * Places where JavaScript's own arithmetic may meet a tensor: operators and `Math` functions.
 *
 * @param source - `f.toString()`
 * @returns the constructs, in order
 */
export function numberConstructs(source: string): Construct[] {
  const root = parseFunction(source);
  const found: Construct[] = [];
  if (root === null) return found;
  full(root, (visited) => {
    const node = visited as Any;
    const op = numberOperator(node);
    if (op !== null) found.push(constructAt(node, op, node, source));
  });
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
 * @returns the repaired expression; null where none is written so
 */
export function guardedCall(source: string, op: string): string | null {
  const root = parseFunction(source);
  if (root === null) return null;
  let found: string | null = null;
  const text = (node: Any): string => source.slice(node.start - 1, node.end - 1);
  full(root, (visited) => {
    const node = visited as Any;
    if (found !== null || calledName(node) !== 'where') return;
    const [condition, taken, other] = node['arguments'] as Any[];
    for (const branch of [taken, other]) {
      const call = branch === undefined ? null : callOf(branch, op);
      if (call === null) continue;
      const [operand] = call['arguments'] as Any[];
      const [c, x] = [text(condition!), text(operand!)];
      const safe = branch === taken ? `where(${c}, ${x}, 1)` : `where(${c}, 1, ${x})`;
      const [from, to] = [operand!.start - node.start, operand!.end - node.start];
      found = text(node).slice(0, from) + safe + text(node).slice(to);
    }
  });
  return found;
}

/** The call of an operation as a function of one operand, somewhere below a node. */
function callOf(node: Any, op: string): Any | null {
  let found: Any | null = null;
  full(node, (visited) => {
    const call = visited as Any;
    if (calledName(call) === op && (call['arguments'] as Any[]).length === 1) found = call;
  });
  return found;
}
