/**
 * Kernels: what a program becomes once it is decided which values live in memory. A kernel is one walk
 * over an index space that computes elements from elements; in between nothing is stored. Kernels are
 * data: they can be printed, lowered to loops, and looked at in a test.
 */
import type {
  ContractAxes,
  DType,
  Params,
  Primitive,
  Reduce,
  Shape,
  TensorType,
} from '@gradus/tensor';
import type { ChooseKernelOf, ControlCode, LeftValue, RepeatKernelOf, RoutineOf } from '@gradus/ir';
import type { Buffer, IndexedCode, Move, NumberFunction, Operation } from '@gradus/tensor/code';
import type { MemoryPlan } from '../memory/plan.js';
import type { ContractPlan } from './contractPlan.js';

export type { Buffer, FunctionIdentity, NumberFunction, Operation } from '@gradus/tensor/code';
export { identityOf } from '@gradus/tensor/code';

/** Which element a kernel reads or writes at loop indices i: offset + Σ strides[k]·i[k]. */
export interface Access {
  readonly buffer: Buffer;
  readonly offset: number;
  readonly strides: readonly number[];
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
export interface IndexedKernel extends Move {
  /** What makes loops of it. */
  readonly code: IndexedCode;
}

/** A value of the program as a kernel outside of memory sees it: a number, or a buffer with a type. */
export type HostValue = LeftValue;

/** Anything else: the program stops, calls `run`, and goes on. */
export interface HostKernel {
  readonly kind: 'host';
  readonly name: string;
  readonly primitive: Primitive;
  readonly params: Params;
  readonly args: readonly HostValue[];
  readonly results: readonly { readonly buffer: Buffer; readonly type: TensorType }[];
}

/** A program inside a kernel: its kernels, and where what they leave lies in its arena. */
export interface Routine extends RoutineOf<LoopKernel, MemoryPlan<Buffer>> {}

/** Runs a program step by step. */
export interface RepeatKernel extends RepeatKernelOf<Routine> {
  /** What makes commands of it. */
  readonly code: ControlCode;
}

/** Runs one of several programs. */
export interface ChooseKernel extends ChooseKernelOf<Routine> {
  /** What makes commands of it. */
  readonly code: ControlCode;
}

/** A kernel that runs other kernels. */
export type ControlKernel = RepeatKernel | ChooseKernel;

/** A kernel that walks over elements. */
export type WalkKernel = MapKernel | ReduceKernel | RowsKernel | ContractKernel | IndexedKernel;

/** A kernel that becomes loops. */
export type LoopKernel = WalkKernel | ControlKernel;

/** One step of a program. */
export type Kernel = LoopKernel | HostKernel;
