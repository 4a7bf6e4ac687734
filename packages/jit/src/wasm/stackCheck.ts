/**
 * Follows the types on the stack while instructions are added, and stops at the first one that does not
 * fit: at that moment the JavaScript stack still shows who emitted it, which the engine's "invalid
 * module" afterwards never does. The method is the specification's (appendix "Validation Algorithm"):
 * a stack of types, a stack of open blocks, and after a branch that is always taken a stack that
 * gives whatever is asked. Cost: constant per instruction.
 */
import { unreachable } from '@gradus/tensor';
import { effectOf, type Operand } from './effect.js';
import type { Callable, FunctionType, ImmediateOf, Instruction, ValueType } from './instruction.js';

/** An open block: its type, and the height of the stack below it. */
interface Frame {
  readonly op: string;
  readonly type: FunctionType;
  readonly height: number;
  unreachable: boolean;
}

interface State {
  readonly owner: Callable;
  readonly stack: Operand[];
  readonly frames: Frame[];
  index: number;
}

/** The checker of one function. */
export interface StackCheck {
  /** Takes the next instruction; throws when its operands are not on the stack. */
  next(instruction: Instruction): void;
  /** Takes the end of the function; throws when its results are not all that is left. */
  finish(): void;
}

/** Makes the checker of a function. */
export type Checker = (owner: Callable) => StackCheck;

const list = (types: readonly Operand[]): string => `(${types.join(', ')})`;

function fail(state: State, what: string, held: readonly Operand[]): never {
  return unreachable(
    `wasm function $${state.owner.name}, instruction ${state.index}: ${what}, but the stack holds ${list(held)}`,
  );
}

function innermost(state: State): Frame {
  return state.frames.at(-1) ?? unreachable(`$${state.owner.name} has more ends than blocks`);
}

const fits = (held: Operand, wanted: Operand): boolean =>
  held === wanted || held === '?' || wanted === '?';

/** What stands for the types on top of the stack: in code never reached, the missing ones are any. */
function top(state: State, count: number): Operand[] {
  const { height, unreachable: dead } = innermost(state);
  const held = state.stack.slice(Math.max(height, state.stack.length - count));
  const missing = dead ? Math.max(0, count - held.length) : 0;
  return [...Array<Operand>(missing).fill('?'), ...held];
}

const allFit = (held: readonly Operand[], wanted: readonly Operand[]): boolean =>
  held.length === wanted.length && wanted.every((type, i) => fits(held[i] ?? '?', type));

/** The one type behind every `?` of an instruction. */
function anyType(held: readonly Operand[], wanted: readonly Operand[]): Operand | 'conflict' {
  const found = new Set(held.filter((type, i) => wanted[i] === '?' && type !== '?'));
  const [type = '?'] = found;
  return found.size > 1 ? 'conflict' : type;
}

function cut(state: State, count: number): void {
  state.stack.length = Math.max(innermost(state).height, state.stack.length - count);
}

/** Takes the wanted types off the stack; returns the type that `?` stood for. */
function take(state: State, wanted: readonly Operand[], who: string): Operand {
  const held = top(state, wanted.length);
  const any = anyType(held, wanted);
  if (!allFit(held, wanted) || any === 'conflict') {
    return fail(state, `${who} takes ${list(wanted)}`, held);
  }
  cut(state, wanted.length);
  return any;
}

function diverge(state: State): void {
  const frame = innermost(state);
  frame.unreachable = true;
  state.stack.length = frame.height;
}

function open(state: State, op: string, type: FunctionType): void {
  state.frames.push({ op, type, height: state.stack.length, unreachable: false });
  state.stack.push(...type.params);
}

/** Exactly the results of the innermost block must be left in it. */
function settle(state: State, who: string): Frame {
  const frame = innermost(state);
  const { results } = frame.type;
  const held = top(state, Math.max(results.length, state.stack.length - frame.height));
  if (!allFit(held, results)) fail(state, `${who} wants ${list(results)}`, held);
  return frame;
}

function close(state: State, who: string): Frame {
  const frame = settle(state, who);
  state.stack.length = frame.height;
  state.frames.pop();
  return frame;
}

const same = (a: readonly ValueType[], b: readonly ValueType[]): boolean => list(a) === list(b);

function end(state: State): void {
  const { op, type } = close(state, 'end of block');
  if (op === 'if' && !same(type.params, type.results)) {
    fail(state, `an if without else wants ${list(type.results)}`, type.params);
  }
  state.stack.push(...type.results);
}

function otherwise(state: State): void {
  const frame = close(state, 'else');
  if (frame.op !== 'if') fail(state, 'else stands in an if', []);
  open(state, 'else', frame.type);
}

function block(state: State, op: string, { type }: ImmediateOf<'block'>): void {
  take(state, op === 'if' ? [...type.params, 'i32'] : type.params, op);
  open(state, op, type);
}

/** All targets of a br_table must carry the same types. */
function sameCarried(state: State, { targets, otherwise: last }: ImmediateOf<'labels'>): void {
  const wanted = last.label.carried;
  const odd = targets.find(({ label }) => !same(label.carried, wanted));
  if (odd)
    fail(
      state,
      `br_table carries ${list(wanted)}, to $${odd.label.name} it is ${list(odd.label.carried)}`,
      top(state, wanted.length + 1),
    );
}

function step(state: State, instruction: Instruction): void {
  const { op, immediate } = instruction;
  if (immediate.kind === 'block') return block(state, op, immediate);
  if (immediate.kind === 'mark') return op === 'end' ? end(state) : otherwise(state);
  if (immediate.kind === 'labels') sameCarried(state, immediate);
  const { takes, leaves, diverges } = effectOf(instruction, state.owner.type);
  const any = take(state, takes, op);
  if (diverges) return diverge(state);
  state.stack.push(...leaves.map((type) => (type === '?' ? any : type)));
}

/**
 * Starts to check a function.
 *
 * @param owner - its name and type
 * @returns a checker that wants each instruction in turn, then the end
 */
export function stackCheck(owner: Callable): StackCheck {
  const state: State = { owner, stack: [], frames: [], index: 0 };
  open(state, 'function', { params: [], results: owner.type.results });
  return {
    next(instruction: Instruction): void {
      step(state, instruction);
      state.index += 1;
    },
    finish(): void {
      settle(state, 'end of function');
    },
  };
}
