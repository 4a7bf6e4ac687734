/**
 * Picking, reading and writing at places that are numbers in memory, as kernels.
 */
import { unreachable } from '../errors/GradusError.js';
import type { Indexed } from '../lowering.js';
import type { Params } from '../primitive.js';
import { sizeOf } from '../shape.js';
import type { TensorType } from '../type.js';
import type { Buffer } from './operation.js';

/** Moves elements along one axis, to or from places that are read from memory. */
export interface Move {
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

/** A value, and where it is if it is in memory. */
export interface PlacedValue {
  readonly type: TensorType;
  readonly at: Buffer | number;
}

/** An application of a primitive that moves. */
export interface MoveApplication {
  readonly args: readonly PlacedValue[];
  readonly params: Params;
  readonly result: PlacedValue & { readonly at: Buffer };
}

/**
 * The kernel of a move.
 *
 * @param application - moves elements to or from places in memory
 * @param lower - how
 * @param name - of the kernel
 * @returns the kernel
 */
export function indexedKernel(
  { args, params, result }: MoveApplication,
  lower: Indexed,
  name: string,
): Move {
  const { move } = lower;
  const [from, second, third] = args as [PlacedValue, PlacedValue, PlacedValue];
  const blocks = lower.blocks(from.type.shape, params);
  const places = move === 'write' ? third : second;
  const block = { pick: null, read: null, write: second, add: third }[move];
  return {
    kind: 'indexed',
    name,
    move,
    blocks,
    count: countOf({ move, blocks }, places, block ?? result),
    from: stored(from),
    block: block?.at ?? null,
    sums: move === 'add' ? sumsFor(result.at) : null,
    places: places.at,
    result: result.at,
    outside: lower.outside?.(result.type.dtype, params) ?? 0,
  };
}

function stored({ at }: PlacedValue): Buffer {
  return typeof at === 'number' ? unreachable('a number has no axis') : at;
}

/** Places a batch, or how long a block is. */
function countOf(
  { move, blocks }: Pick<Move, 'move' | 'blocks'>,
  places: PlacedValue,
  block: PlacedValue,
): number {
  const isOfPlaces = move === 'pick' || move === 'add';
  const apart = blocks.batch * (isOfPlaces ? 1 : blocks.before * blocks.after);
  return apart === 0 ? 0 : sizeOf((isOfPlaces ? places : block).type.shape) / apart;
}

/** Many updates for one place must not pile up roundings: float32 adds in double precision. */
function sumsFor({ name, dtype, size }: Buffer): Buffer | null {
  return dtype === 'float32' ? { name: `${name}_sums`, dtype: 'float64', size } : null;
}

/** A buffer, of all elements of which no more is known. */
export interface Touched {
  readonly buffer: Buffer;
  readonly offset: number;
  readonly strides: readonly [];
}

/**
 * What a kernel reads and writes, as far as it is known: whole buffers.
 *
 * @param kernel - the kernel
 * @returns accesses without strides
 */
export function indexedAccesses({ from, block, places, sums, result }: Move): {
  readonly reads: Touched[];
  readonly writes: Touched[];
} {
  const whole = (buffer: Buffer): Touched => ({ buffer, offset: 0, strides: [] });
  const read = [from, block, places].filter(
    (b): b is Buffer => b !== null && typeof b !== 'number',
  );
  const written = sums === null ? [result] : [sums, result];
  return { reads: read.map(whole), writes: written.map(whole) };
}
