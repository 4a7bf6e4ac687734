/**
 * Loops: what a kernel becomes once the order of its work is decided. Loops with fixed counts, expressions
 * of numbers or of vectors, addresses that are sums of strides times counters; no jumps, no aliasing but by
 * buffers. The emitter of WebAssembly and an interpreter in JavaScript read the same loops, so that each can
 * be held against the other.
 *
 * A vector is `LANES` elements of one dtype, whatever its size: of float32 it is one register of the
 * machine, of float64 two, of bool a mask. So a loop that mixes dtypes has one step, and what a vector is made
 * of is the emitter's business. A loop over vectors is an ordinary loop whose addresses move by `LANES`
 * elements; what is left over is another loop, over numbers.
 */
import type { DType } from '../dtype.js';
import type { Buffer, NumberFunction, Operation } from './operation.js';

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

/** An element of a buffer: offset + Σ stride·index, outer loops first, no stride 0; then what is shifted. */
export interface Place {
  readonly buffer: Buffer;
  readonly offset: number;
  readonly terms: readonly Term[];
  /** A number that was read, times a stride; it is the same in all turns of a loop over vectors. */
  readonly shift?: Shift;
}

/** Steps that are known only while loops run. */
export interface Shift {
  readonly local: Local;
  readonly stride: number;
}

/** Elements of a vector. */
export const LANES = 4;

/** What a value is: a number of a dtype, or, with lanes, a vector of them. */
export interface ValueKind {
  readonly dtype: DType;
  readonly lanes?: typeof LANES;
}

/** A variable. */
export interface Local extends ValueKind {
  readonly name: string;
}

/**
 * Operations on the bits of floats, for formulas.
 * - `power`: 2ᵏ with the last bits of the operand as its exponent (`anchors.ts`)
 * - `powerHalf`: the same of half of these bits, rounded down
 * - `exponent`, `mantissa`: of a positive normal number m·2ᵉ, e and m of [1, 2)
 * - `copySign`: the size of the first, the sign of the second
 * - `atMost`, `atLeast`: the lesser, the greater; NaN where the first is
 */
export type BitOperation =
  | 'power'
  | 'powerHalf'
  | 'exponent'
  | 'mantissa'
  | 'copySign'
  | 'atMost'
  | 'atLeast';

/**
 * A number, or a vector; what is done to a vector is done lane by lane.
 * - `constant`: of a vector, in every lane
 * - `load`: of a vector, the element of the place and those behind it
 * - `apply`, `call`: operands have the lanes of the result
 * - `splat`: one number in all lanes; `pack`: `LANES` numbers as a vector
 * - `lane`: one lane of a vector, as a number
 * - `any`: whether any lane of a bool is true, as a bool without lanes
 */
export type Expression = ValueKind &
  (
    | { readonly kind: 'constant'; readonly value: number }
    | { readonly kind: 'load'; readonly place: Place }
    | { readonly kind: 'local'; readonly local: Local }
    | {
        readonly kind: 'apply';
        readonly op: Operation | BitOperation;
        readonly args: readonly Expression[];
      }
    | { readonly kind: 'call'; readonly f: NumberFunction; readonly args: readonly Expression[] }
    | { readonly kind: 'splat'; readonly args: readonly [Expression] }
    | { readonly kind: 'any'; readonly args: readonly [Expression] }
    | { readonly kind: 'pack'; readonly args: readonly Expression[] }
    | { readonly kind: 'lane'; readonly lane: number; readonly args: readonly [Expression] }
  );

/**
 * What makes turns of a loop that may be computed in any order, several at a time, a function of their own:
 * it is handed the counters of the loops around, sets the variables that were set before them once more, and
 * has its own place for what every turn writes before it reads.
 */
export interface Apart {
  /** The loops around, outermost first. */
  readonly outer: readonly Index[];
  readonly before: readonly SetStatement[];
  readonly privates: readonly Buffer[];
}

/** Sets a variable. */
export type SetStatement = Extract<Statement, { readonly kind: 'set' }>;

/** A loop. */
export type LoopStatement = Extract<Statement, { readonly kind: 'loop' }>;

/** Runs loops that several kernels have in common. */
export type RunStatement = Extract<Statement, { readonly kind: 'run' }>;

/** An instruction; a vector is stored to a place and those behind it. */
export type Statement =
  | {
      readonly kind: 'loop';
      readonly index: Index;
      readonly body: readonly Statement[];
      /** Whether threads may share its turns; an interpreter does one after the other. */
      readonly apart?: Apart;
      /** What loops around will read soon: a machine may have it brought near, and nothing depends on it. */
      readonly ahead?: readonly Place[];
    }
  | { readonly kind: 'if'; readonly condition: Expression; readonly body: readonly Statement[] }
  | { readonly kind: 'set'; readonly local: Local; readonly value: Expression }
  | { readonly kind: 'store'; readonly place: Place; readonly value: Expression }
  | {
      readonly kind: 'run';
      readonly loops: LoopFunction;
      /** Where their ports begin, in order. */
      readonly at: readonly Place[];
      /** How often the loop runs whose count is handed over. */
      readonly turns: number;
    };

/** The loops of one kernel. */
export interface LoopFunction {
  readonly name: string;
  readonly body: readonly Statement[];
  /** Buffers that are not in the arena: where they begin is handed over with every call. */
  readonly ports?: readonly Buffer[];
  /** Buffers that nobody else reads afterwards, and in which nothing is found from before. */
  readonly scratch?: readonly Buffer[];
  /** Those of them that are written whenever something is to be read. */
  readonly passing?: readonly Buffer[];
  /** Counters of loops around, which are handed over. */
  readonly given?: readonly Index[];
  /** The counter of a loop whose count is handed over; the count that it has is the most. */
  readonly counted?: Index;
  /** Whether a turn of its innermost loops reads and sums more than the registers of a machine hold. */
  readonly crowded?: boolean;
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
 * Calls back for every place that an instruction reads or writes, without those of instructions inside it.
 *
 * @param statement - an instruction, no loop
 * @param visit - told of every place
 */
export function placesIn(
  statement: Exclude<Statement, LoopStatement>,
  visit: (place: Place) => void,
): void {
  if (statement.kind === 'if') return loadsIn(statement.condition, visit);
  if (statement.kind === 'run') return statement.at.forEach((place) => visit(place));
  loadsIn(statement.value, visit);
  if (statement.kind === 'store') visit(statement.place);
}

function loadsIn(e: Expression, visit: (place: Place) => void): void {
  if (e.kind === 'load') visit(e.place);
  else if ('args' in e) for (const arg of e.args) loadsIn(arg, visit);
}
