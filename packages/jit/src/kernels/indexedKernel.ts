/**
 * Picking, reading and writing at places that are numbers in memory, as kernels.
 */
import { sizeOf, type Indexed, unreachable } from '@gradus/tensor';
import type { Atom, Equation, Var } from '@gradus/ir';
import type { Access, Buffer, IndexedKernel } from './kernel.js';

/**
 * The kernel of an equation.
 *
 * @param equation - moves elements to or from places in memory
 * @param lower - how
 * @param name - of the kernel
 * @param bufferOf - where a value is
 * @returns the kernel
 */
export function indexedKernel(
  { args, params, results }: Equation,
  lower: Indexed,
  name: string,
  bufferOf: (variable: Var) => Buffer,
): IndexedKernel {
  const { move } = lower;
  const blocks = lower.blocks(args[0]!.type.shape, params);
  const placed = (atom: Atom): Buffer | number =>
    atom.kind === 'var' ? bufferOf(atom) : atom.value;
  const stored = (atom: Atom): Buffer =>
    atom.kind === 'var' ? bufferOf(atom) : unreachable('a number has no axis');
  const at = args[move === 'write' ? 2 : 1]!;
  const block = { pick: null, read: null, write: args[1]!, add: args[2]! }[move];
  const result = bufferOf(results[0]!);
  return {
    kind: 'indexed',
    name,
    move,
    blocks,
    count: countOf({ move, blocks }, at, block ?? results[0]!),
    from: stored(args[0]!),
    block: block === null ? null : placed(block),
    sums: move === 'add' ? sumsFor(result) : null,
    places: placed(at),
    result,
    outside: lower.outside?.(result.dtype, params) ?? 0,
  };
}

/** Places a batch, or how long a block is. */
function countOf(
  { move, blocks }: Pick<IndexedKernel, 'move' | 'blocks'>,
  places: Atom,
  block: Atom,
): number {
  const isOfPlaces = move === 'pick' || move === 'add';
  const apart = blocks.batch * (isOfPlaces ? 1 : blocks.before * blocks.after);
  return apart === 0 ? 0 : sizeOf((isOfPlaces ? places : block).type.shape) / apart;
}

/** Many updates for one place must not pile up roundings: float32 adds in double precision. */
function sumsFor({ name, dtype, size }: Buffer): Buffer | null {
  return dtype === 'float32' ? { name: `${name}_sums`, dtype: 'float64', size } : null;
}

/**
 * What a kernel reads and writes, as far as it is known: whole buffers.
 *
 * @param kernel - the kernel
 * @returns accesses without strides
 */
export function indexedAccesses({ from, block, places, sums, result }: IndexedKernel): {
  readonly reads: Access[];
  readonly writes: Access[];
} {
  const whole = (buffer: Buffer): Access => ({ buffer, offset: 0, strides: [] });
  const read = [from, block, places].filter(
    (b): b is Buffer => b !== null && typeof b !== 'number',
  );
  const written = sums === null ? [result] : [sums, result];
  return { reads: read.map(whole), writes: written.map(whole) };
}
