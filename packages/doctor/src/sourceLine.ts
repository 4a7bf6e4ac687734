/**
 * The user's line in its file, where there are files: what stands around a comparison says whether JavaScript was
 * asked for its truth, and what stands where an error was thrown, which operator met a tensor. A function knows its own
 * text only; either may stand in another one that it calls.
 */
import type { Position } from '@gradus/tensor';
import type { Construct } from './sourceText.js';

interface Files {
  readFileSync(path: string, encoding: 'utf8'): string;
}

/** Node's files; undefined in a browser. */
function files(): Files | undefined {
  const { process } = globalThis as unknown as {
    process?: { getBuiltinModule?(name: string): unknown };
  };
  return process?.getBuiltinModule?.('node:fs') as Files | undefined;
}

function lineAt({ file, line }: Position): string {
  try {
    return files()?.readFileSync(file, 'utf8').split('\n')[line - 1] ?? '';
  } catch {
    return ''; // a file that is not there any more, or whose positions are those of a bundle
  }
}

/** Before a comparison: the condition of an `if`, or nothing but its operand. */
const BEFORE = /\b(if|while)\s*\(\s*(!?[\w$.[\]]*)$/;
/** The comparison itself: its name, its operands without further calls. */
const COMPARISON = /^\.?(\w+\([^()]*\))/;
const TERNARY = /^\s*\?[^.?]/;

/**
 * The condition that a comparison stands in.
 *
 * @param position - where the comparison was called
 * @returns the construct and the text of the comparison; null where it stands in none, or where that cannot be read
 */
export function conditionAt(position: Position): Construct | null {
  const line = lineAt(position);
  const before = line.slice(0, position.column - 1);
  const after = line.slice(position.column - 1);
  const comparison = COMPARISON.exec(after);
  if (comparison === null) return null;
  const rest = after.slice(comparison[0].length);
  const opened = BEFORE.exec(before);
  if (opened !== null && /^\s*\)/.test(rest)) {
    return { op: opened[1]!, text: opened[2]! + comparison[1]! };
  }
  if (!TERNARY.test(rest)) return null;
  return { op: '?:', text: (/[\w$.[\]]*$/.exec(before)?.[0] ?? '') + comparison[1]! };
}

const OPERATOR = /^(\*\*|[*/%+-]|[<>]=?|[=!]=)/;
const METHOD = /^\w+(?=\()/;

/**
 * The operator, the index or the function of `Math` that JavaScript was about to apply.
 *
 * @param position - where it asked an operand for its number or its text
 * @returns `*`, `[]`, `Math.exp`; null for anything else, and where the line cannot be read
 */
export function operatorAt(position: Position): string | null {
  const line = lineAt(position);
  const before = line.slice(0, position.column - 1);
  const after = line.slice(position.column - 1);
  const operator = OPERATOR.exec(after)?.[1];
  if (operator !== undefined) return operator;
  if (before.endsWith('Math.')) return `Math.${METHOD.exec(after)?.[0] ?? ''}`;
  return before.endsWith('[') ? '[]' : null;
}
