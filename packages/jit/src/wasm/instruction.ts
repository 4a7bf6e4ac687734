/**
 * Instructions and what they speak of: types, locals, labels, functions. All of it is data, so that
 * one list of instructions can be checked, printed and encoded by separate, small readers. Things are
 * referred to by object and not by number: numbers are given when a module is encoded.
 */
import type { OPCODES } from './opcodes.table.js';
import type { Bytes } from './encode.js';

/** The types of a single number. */
export type NumberType = 'i32' | 'i64' | 'f32' | 'f64';

/** The types of a value on the stack or in a local. */
export type ValueType = NumberType | 'v128';

/** The ways to divide a v128 into lanes. */
export type LaneShape = 'i8x16' | 'i16x8' | 'i32x4' | 'i64x2' | 'f32x4' | 'f64x2';

/** What a function or block takes from the stack and leaves there. */
export interface FunctionType {
  readonly params: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/** A parameter or local variable; `index` is its place in its function. */
export interface Local {
  readonly name: string;
  readonly type: ValueType;
  readonly index: number;
}

/** The target of branches; `carried` are the types of the values that a branch to it takes along. */
export interface Label {
  readonly name: string;
  readonly carried: readonly ValueType[];
}

/** Anything that can be called. */
export interface Callable {
  readonly name: string;
  readonly type: FunctionType;
}

/** A branch: the label, and how many blocks lie between it and the branch. */
export interface Target {
  readonly label: Label;
  readonly depth: number;
}

/** What follows an opcode in the code, by kind. */
export type Immediate =
  | { readonly kind: 'none' | 'mark' }
  | { readonly kind: 'block'; readonly label: Label; readonly type: FunctionType }
  | { readonly kind: 'label'; readonly target: Target }
  | { readonly kind: 'labels'; readonly targets: readonly Target[]; readonly otherwise: Target }
  | { readonly kind: 'function'; readonly callee: Callable }
  | { readonly kind: 'local'; readonly local: Local }
  | { readonly kind: 'memory'; readonly offset: number; readonly align: number }
  | {
      readonly kind: 'memoryLane';
      readonly offset: number;
      readonly align: number;
      readonly lane: number;
    }
  | { readonly kind: 'memories'; readonly count: number }
  | { readonly kind: 'lane'; readonly lane: number }
  | { readonly kind: 'lanes'; readonly lanes: readonly number[] }
  | { readonly kind: 'i32'; readonly value: number }
  | { readonly kind: 'i64'; readonly value: bigint }
  | { readonly kind: 'f32' | 'f64'; readonly bytes: Bytes }
  | { readonly kind: 'v128'; readonly shape: LaneShape; readonly bytes: Bytes };

/** The kind of an immediate. */
export type ImmediateKind = Immediate['kind'];

/** The immediate of one kind. */
export type ImmediateOf<K extends ImmediateKind> = Extract<Immediate, { readonly kind: K }>;

type Row = (typeof OPCODES)[number];
type Words<S extends string> = S extends `${infer First} ${infer Rest}` ? First | Words<Rest> : S;
type NamesIn<R extends Row> = R extends Row
  ? `${R[0]}${Exclude<Words<R[1]>, `0x${string}`>}`
  : never;
type KindOf<R extends Row> = R extends readonly [string, string, infer K, ...unknown[]]
  ? K
  : 'none';

/** The name of any instruction. */
export type Mnemonic = NamesIn<Row>;

type RowOf<K extends ImmediateKind, R extends Row = Row> = R extends Row
  ? KindOf<R> extends K
    ? R
    : never
  : never;

/** The names of the instructions whose immediate is of kind `K`. */
export type MnemonicOf<K extends ImmediateKind> = NamesIn<RowOf<K>>;

/** One instruction: its name and its immediate. */
export interface Instruction {
  readonly op: Mnemonic;
  readonly immediate: Immediate;
}
