/**
 * Loops: what a kernel becomes once the order of its work is decided. Loops with fixed counts, scalar
 * expressions, addresses that are sums of strides times counters; no jumps, no aliasing but by buffers. The
 * emitter of WebAssembly and an interpreter in JavaScript read the same loops, so that each can be held
 * against the other.
 */
import type { DType } from '@gradus/tensor';
import type { Buffer, NumberFunction, Operation } from '../kernels/kernel.js';

/** The counter of a loop: 0, 1, …, count − 1. */
export interface Index {
  readonly name: string;
  readonly count: number;
}

/** One counter of an address. */
export interface Term {
  readonly index: Index;
  readonly stride: number;
}

/** An element of a buffer: offset + Σ stride·index, outer loops first, no stride 0. */
export interface Place {
  readonly buffer: Buffer;
  readonly offset: number;
  readonly terms: readonly Term[];
}

/** A scalar variable. */
export interface Local {
  readonly name: string;
  readonly dtype: DType;
}

/** A scalar. */
export type Expression =
  | { readonly kind: 'constant'; readonly dtype: DType; readonly value: number }
  | { readonly kind: 'load'; readonly dtype: DType; readonly place: Place }
  | { readonly kind: 'local'; readonly dtype: DType; readonly local: Local }
  | {
      readonly kind: 'apply';
      readonly op: Operation;
      readonly dtype: DType;
      readonly args: readonly Expression[];
    }
  | {
      readonly kind: 'call';
      readonly f: NumberFunction;
      readonly dtype: DType;
      readonly args: readonly Expression[];
    };

/** An instruction. */
export type Statement =
  | { readonly kind: 'loop'; readonly index: Index; readonly body: readonly Statement[] }
  | { readonly kind: 'set'; readonly local: Local; readonly value: Expression }
  | { readonly kind: 'store'; readonly place: Place; readonly value: Expression };

/** The loops of one kernel. */
export interface LoopFunction {
  readonly name: string;
  readonly body: readonly Statement[];
  /** Buffers that are not in the arena: where they begin is handed over with every call. */
  readonly ports?: readonly Buffer[];
}

/**
 * A loop around statements.
 *
 * @param index - its counter
 * @param body - what it repeats
 * @returns the instruction; the body itself where the loop runs once, nothing where it never runs
 */
export function loopOver(index: Index, body: readonly Statement[]): readonly Statement[] {
  if (index.count === 0) return [];
  return index.count === 1 ? body : [{ kind: 'loop', index, body }];
}

/**
 * The counters of an address that change.
 *
 * @param terms - counters with strides
 * @returns those that move the address in loops that run more than once
 */
export function moving(terms: readonly Term[]): readonly Term[] {
  return terms.filter(({ index, stride }) => stride !== 0 && index.count !== 1);
}

/**
 * Loops around statements.
 *
 * @param indices - their counters, outermost first
 * @param body - what they repeat
 * @returns the statements
 */
export function loopsOver(
  indices: readonly Index[],
  body: readonly Statement[],
): readonly Statement[] {
  return indices.reduceRight((inner, index) => loopOver(index, inner), body);
}

/**
 * Calls back for every place that an instruction reads or writes, also in loops inside it.
 *
 * @param statement - an instruction
 * @param visit - told of every place
 */
export function eachPlace(statement: Statement, visit: (place: Place) => void): void {
  if (statement.kind === 'loop') {
    for (const inner of statement.body) eachPlace(inner, visit);
    return;
  }
  const inExpression = (expression: Expression): void => {
    if (expression.kind === 'load') visit(expression.place);
    if ('args' in expression) expression.args.forEach(inExpression);
  };
  inExpression(statement.value);
  if (statement.kind === 'store') visit(statement.place);
}
