/**
 * A function's instructions as text. Operands are folded into the instruction that takes them, as the
 * text format allows, so that a formula reads as a formula and a statement is one line; folding only
 * nests what stands side by side, so unfolding gives the same code. What is wider than a page is
 * broken at its operands.
 */
import { effectOf } from './effect.js';
import type { FunctionType, Instruction } from './instruction.js';
import { immediateText } from './literalText.js';

const WIDTH = 96;
const STEP = '  ';

/** An instruction with the operands folded into it. */
interface Expression {
  readonly head: string;
  readonly operands: readonly Expression[];
}

/** Lines so far, and expressions whose value nothing has taken yet. */
interface Page {
  readonly lines: string[];
  pending: Expression[];
  indent: string;
}

const flat = ({ head, operands }: Expression): string =>
  `(${[head, ...operands.map(flat)].join(' ')})`;

function write(lines: string[], expression: Expression, indent: string): void {
  const line = indent + flat(expression);
  if (line.length <= WIDTH || expression.operands.length === 0) {
    lines.push(line);
    return;
  }
  lines.push(`${indent}(${expression.head}`);
  for (const operand of expression.operands) write(lines, operand, indent + STEP);
  lines.push(`${lines.pop() ?? ''})`);
}

function flush(page: Page): void {
  for (const expression of page.pending) write(page.lines, expression, page.indent);
  page.pending = [];
}

/** Blocks and their marks stand on lines of their own, with what is inside indented. */
function structural(page: Page, { op, immediate }: Instruction): boolean {
  if (immediate.kind !== 'block' && immediate.kind !== 'mark') return false;
  flush(page);
  if (immediate.kind === 'mark') page.indent = page.indent.slice(STEP.length);
  page.lines.push(page.indent + op + immediateText(op, immediate));
  if (op !== 'end') page.indent += STEP;
  return true;
}

function add(page: Page, instruction: Instruction, type: FunctionType): void {
  if (structural(page, instruction)) return;
  const { op, immediate } = instruction;
  const { takes, leaves } = effectOf(instruction, type);
  const from = Math.max(0, page.pending.length - takes.length);
  const operands = page.pending.splice(from);
  page.pending.push({ head: op + immediateText(op, immediate), operands });
  if (leaves.length !== 1) flush(page); // a statement, or more values than one expression can stand for
}

/**
 * The lines of a function's body.
 *
 * @param body - its instructions
 * @param type - its type
 * @param indent - what every line begins with
 * @returns the lines
 */
export function bodyText(
  body: readonly Instruction[],
  type: FunctionType,
  indent: string,
): readonly string[] {
  const page: Page = { lines: [], pending: [], indent };
  for (const instruction of body) add(page, instruction, type);
  flush(page);
  return page.lines;
}
