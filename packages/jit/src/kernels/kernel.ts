/**
 * Kernels: what a program becomes once it is decided which values live in memory. A kernel is one walk
 * over an index space that computes elements from elements; in between nothing is stored. Kernels are
 * data: they can be printed, lowered to loops, and looked at in a test.
 */
import type {
  ContractAxes,
  DType,
  Indexed,
  Params,
  Primitive,
  Reduce,
  RepeatShape,
  Scalars,
  Shape,
  TensorType,
} from '@gradus/tensor';
import type { Literal } from '@gradus/ir';
import type { MemoryPlan } from '../memory/plan.js';
import type { ContractPlan } from './contractPlan.js';

/** A row of elements that lives in memory between kernels. */
export interface Buffer {
  readonly name: string;
  readonly dtype: DType;
  readonly size: number;
}

/** Which element a kernel reads or writes at loop indices i: offset + Σ strides[k]·i[k]. */
export interface Access {
  readonly buffer: Buffer;
  readonly offset: number;
  readonly strides: readonly number[];
}

/** Operations on one element, by their names in `Scalars`. */
export type Operation = Exclude<keyof Scalars<unknown>, 'constant' | 'like' | 'call'>;

/** A real function that computes in double precision. */
export interface NumberFunction {
  (...xs: number[]): number;
  /** The name of a function of gradus, by which it is recognised. */
  readonly known?: string;
}

/** What tells which function it is. */
export type FunctionIdentity = NumberFunction | string;

/**
 * What tells which function it is: its name, if it has one that everybody knows, else itself.
 *
 * @param f - a function
 * @returns a key of tables of functions
 */
export function identityOf(f: NumberFunction): FunctionIdentity {
  return f.known ?? f;
}

/** One element of one value; operands are shared where a value is used twice. */
export type Scalar =
  | { readonly kind: 'constant'; readonly dtype: DType; readonly value: number }
  | { readonly kind: 'load'; readonly dtype: DType; readonly access: Access }
  | {
      readonly kind: 'apply';
      readonly op: Operation;
      readonly dtype: DType;
      readonly args: readonly Scalar[];
    }
  | {
      readonly kind: 'call';
      readonly f: NumberFunction;
      readonly dtype: DType;
      readonly args: readonly Scalar[];
    };

/**
 * What a scalar is computed from.
 *
 * @param scalar - a scalar
 * @returns its operands; none of a constant or a load
 */
export function operandsOf(scalar: Scalar): readonly Scalar[] {
  return 'args' in scalar ? scalar.args : [];
}

/** Writes one element. */
export interface Store {
  readonly access: Access;
  readonly value: Scalar;
}

/** One walk over an index space in row-major order. */
export interface Nest {
  readonly shape: Shape;
  /** Everything that is computed, operands first. */
  readonly scalars: readonly Scalar[];
  readonly stores: readonly Store[];
}

/** Elements from elements; several walks where a result is put together of parts. */
export interface MapKernel {
  readonly kind: 'map';
  readonly name: string;
  readonly nests: readonly Nest[];
}

/** Combines elements along axes of its index space. */
export interface ReduceKernel {
  readonly kind: 'reduce';
  readonly name: string;
  readonly shape: Shape;
  readonly axes: readonly number[];
  readonly combine: Reduce['combine'];
  readonly scalars: readonly Scalar[];
  readonly value: Scalar;
  /** Strides over the whole index space, 0 along reduced axes. */
  readonly result: Access;
  /** What is written on the way, element by element. */
  readonly stores?: readonly Store[];
  /** Where results of pieces may be kept; null where there are too few elements to be cut. */
  readonly partial?: Buffer | null;
}

/** A kernel that can go row by row; a walk has one nest then. */
export type RowKernel = MapKernel | ReduceKernel;

/** Kernels that go through the same rows, all of them through one before the next. */
export interface RowsKernel {
  readonly kind: 'rows';
  readonly name: string;
  /** The leading axes that all have in common. */
  readonly outer: Shape;
  readonly kernels: readonly RowKernel[];
}

/** An operand of a contraction: elements in memory, or a number without axes. */
export type ContractOperand =
  | Access
  | { readonly buffer: null; readonly value: number; readonly strides: readonly [] };

/** Sums of products. */
export interface ContractKernel {
  readonly kind: 'contract';
  readonly name: string;
  readonly axes: ContractAxes;
  readonly shapes: readonly [Shape, Shape];
  /** Strides over the axes of the operand. */
  readonly operands: readonly [ContractOperand, ContractOperand];
  readonly result: Buffer;
  readonly plan: ContractPlan;
  /** What is done with every result while it is at hand; null for nothing. */
  readonly epilogue: Epilogue | null;
}

/** A walk over the results of a contraction, element by element: a load of the result is the result. */
export interface Epilogue extends Pick<Nest, 'scalars' | 'stores'> {
  /** Whether the results are written, too. */
  readonly stays: boolean;
}

/** Moves elements along one axis, to or from places that are read from memory. */
export interface IndexedKernel {
  readonly kind: 'indexed';
  readonly name: string;
  readonly move: Indexed['move'];
  /** The tensor seen as [batch, before, length, after]. */
  readonly blocks: ReturnType<Indexed['blocks']>;
  /** Places a batch of what is picked or added; otherwise how long a block is. */
  readonly count: number;
  readonly from: Buffer;
  /** What is written over a part of it, or added to parts of it; null for nothing. */
  readonly block: Buffer | number | null;
  /** Where sums are kept that are rounded in the end; null where they are kept as results. */
  readonly sums: Buffer | null;
  readonly places: Buffer | number;
  readonly result: Buffer;
  readonly outside: number;
}

/** A value of the program as a kernel outside of memory sees it: a number, or a buffer with a type. */
export type HostValue =
  | Literal
  | { readonly kind: 'buffer'; readonly buffer: Buffer; readonly type: TensorType };

/** Anything else: the program stops, calls `run`, and goes on. */
export interface HostKernel {
  readonly kind: 'host';
  readonly name: string;
  readonly primitive: Primitive;
  readonly params: Params;
  readonly args: readonly HostValue[];
  readonly results: readonly { readonly buffer: Buffer; readonly type: TensorType }[];
}

/**
 * A program inside a kernel. Its inputs and outputs lie wherever the kernel says, everything else in an arena
 * of its own.
 */
export interface Routine {
  readonly kernels: readonly LoopKernel[];
  readonly inputs: readonly Buffer[];
  /** No two are the same, and none is an input unless the kernel knows what to do with that. */
  readonly outputs: readonly Buffer[];
  readonly plan: MemoryPlan<Buffer>;
}

/** A number that a kernel puts into memory before it begins. */
export interface Cell {
  readonly buffer: Buffer;
  readonly value: number;
}

/** What kernels that run programs have in common. */
interface ControlParts {
  readonly name: string;
  readonly args: readonly Buffer[];
  readonly results: readonly Buffer[];
  readonly cells: readonly Cell[];
  /** The arena of its programs, of which one runs at a time; null when they need none. */
  readonly scratch: Buffer | null;
}

/**
 * How a carry comes to its next step: it never changes; the step writes it in place; the step writes it into
 * a row of the results, where the next step reads it; or two places take turns.
 */
export type Carrying =
  | { readonly kind: 'still' }
  | { readonly kind: 'in place' }
  | { readonly kind: 'row' }
  | { readonly kind: 'turns'; readonly spare: Buffer };

/** Runs a program step by step. */
export interface RepeatKernel extends ControlParts {
  readonly kind: 'repeat';
  readonly shape: RepeatShape;
  readonly body: Routine;
  /** Says whether to go on, and where it writes that; null where the number of steps is known. */
  readonly condition: { readonly routine: Routine; readonly flag: Buffer } | null;
  readonly carrying: readonly Carrying[];
}

/** Runs one of several programs, by the number in its first argument. */
export interface ChooseKernel extends ControlParts {
  readonly kind: 'choose';
  readonly branches: readonly Routine[];
}

/** A kernel that runs other kernels. */
export type ControlKernel = RepeatKernel | ChooseKernel;

/** A kernel that walks over elements. */
export type WalkKernel = MapKernel | ReduceKernel | RowsKernel | ContractKernel | IndexedKernel;

/** A kernel that becomes loops. */
export type LoopKernel = WalkKernel | ControlKernel;

/** One step of a program. */
export type Kernel = LoopKernel | HostKernel;
