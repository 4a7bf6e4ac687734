/**
 * Picking, reading and writing at places that are numbers in memory, as kernels.
 */
import { sizeOf, type Indexed } from '@gradus/tensor';
import type { Atom, Equation, Var } from '@gradus/ir';
import { unreachable } from '../unreachable.js';
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
  const result = results[0]!;
  const blocks = lower.blocks(args[0]!.type.shape, params);
  const stored = (atom: Atom): Buffer =>
    atom.kind === 'var' ? bufferOf(atom) : unreachable('a number has no axis');
  const last = args.at(-1)!;
  const block = lower.move === 'write' ? args[1]! : null;
  const apart = blocks.batch * (lower.move === 'pick' ? 1 : blocks.before * blocks.after);
  const counted = lower.move === 'pick' ? last : (block ?? result);
  return {
    kind: 'indexed',
    name,
    move: lower.move,
    blocks,
    count: apart === 0 ? 0 : sizeOf(counted.type.shape) / apart,
    from: stored(args[0]!),
    block: block === null ? null : stored(block),
    places: last.kind === 'literal' ? last.value : bufferOf(last),
    result: bufferOf(result),
    outside: lower.outside?.(result.type.dtype, params) ?? 0,
  };
}

/**
 * What a kernel reads and writes, as far as it is known: whole buffers.
 *
 * @param kernel - the kernel
 * @returns accesses without strides
 */
export function indexedAccesses({ from, block, places, result }: IndexedKernel): {
  readonly reads: Access[];
  readonly writes: Access[];
} {
  const whole = (buffer: Buffer): Access => ({ buffer, offset: 0, strides: [] });
  const read = [from, block, places].filter(
    (b): b is Buffer => b !== null && typeof b !== 'number',
  );
  return { reads: read.map(whole), writes: [whole(result)] };
}
