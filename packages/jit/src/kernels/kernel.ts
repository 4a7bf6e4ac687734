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
  Scalars,
  Shape,
  TensorType,
} from '@gradus/tensor';
import type { Literal } from '@gradus/ir';

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
export type NumberFunction = (...xs: number[]) => number;

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
  return 'args' in scalar ? scalar.args : NONE;
}

const NONE: readonly Scalar[] = [];

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

/** A kernel that becomes loops. */
export type LoopKernel = MapKernel | ReduceKernel | ContractKernel;

/** One step of a program. */
export type Kernel = LoopKernel | HostKernel;

/**
 * The accesses to memory of a loop kernel.
 *
 * @param kernel - the kernel
 * @returns what it reads and what it writes
 */
export function accessesOf(kernel: LoopKernel): {
  readonly reads: Access[];
  readonly writes: Access[];
} {
  switch (kernel.kind) {
    case 'map':
      return {
        reads: kernel.nests.flatMap((nest) => loadsOf(nest.scalars)),
        writes: kernel.nests.flatMap((nest) => nest.stores.map((s) => s.access)),
      };
    case 'reduce':
      return { reads: loadsOf(kernel.scalars), writes: [kernel.result] };
    case 'contract':
      return {
        reads: kernel.operands.filter((o) => o.buffer !== null),
        writes: [{ buffer: kernel.result, offset: 0, strides: [] }],
      };
  }
}

function loadsOf(scalars: readonly Scalar[]): Access[] {
  return scalars.flatMap((s) => (s.kind === 'load' ? [s.access] : []));
}

/**
 * The buffers that a kernel reads and writes.
 *
 * @param kernel - the kernel
 * @returns buffers, each once
 */
export function buffersOf(kernel: Kernel): {
  readonly reads: Set<Buffer>;
  readonly writes: Set<Buffer>;
} {
  if (kernel.kind === 'host') {
    const reads = kernel.args.flatMap((a) => (a.kind === 'buffer' ? [a.buffer] : []));
    return { reads: new Set(reads), writes: new Set(kernel.results.map((r) => r.buffer)) };
  }
  const { reads, writes } = accessesOf(kernel);
  return {
    reads: new Set(reads.map((a) => a.buffer)),
    writes: new Set(writes.map((a) => a.buffer)),
  };
}
