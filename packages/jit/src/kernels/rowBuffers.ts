/**
 * Where kernels of the same rows leave what nobody else reads. One row is enough for all rows: it stays in the
 * nearest cache. Still better is the place of a result that is written over it element by element in the end:
 * memory that a row of the result needs is fetched while there is something to compute, and no row more is
 * touched. (A softmax writes its exponentials where its quotients will be.)
 */
import { sizeOf, type Shape } from '@gradus/tensor';
import { accessesOf, buffersOf } from './accesses.js';
import type { Access, Buffer, Kernel, RowKernel } from './kernel.js';
import type { Move } from './relocation.js';

/** Kernels of the same rows. */
export interface Group {
  readonly members: readonly RowKernel[];
  /** The leading axes they have in common. */
  readonly outer: Shape;
}

/**
 * Which places kernels of a group take instead of those they have.
 *
 * @param group - the kernels
 * @param own - what they write and nobody else reads
 * @returns the places
 */
export function rowPlaces(group: Group, own: ReadonlySet<Buffer>): Move {
  const moves = new Map<Buffer, Move>();
  const taken = new Set<Buffer>();
  for (const buffer of own) {
    const result = resultOver(buffer, group, own);
    if (result === null || taken.has(result)) moves.set(buffer, toOneRow(buffer, group));
    else {
      taken.add(result);
      moves.set(buffer, (access) => ({ ...access, buffer: result }));
    }
  }
  return (access) => moves.get(access.buffer)?.(access) ?? access;
}

/**
 * What kernels write and nobody else reads.
 *
 * @param kernels - the kernels
 * @param readers - in how many kernels of the program a buffer is read
 * @returns the buffers
 */
export function ownBuffers(
  kernels: readonly RowKernel[],
  readers: ReadonlyMap<Buffer, number>,
): Set<Buffer> {
  const inside = countReads(kernels);
  const written = kernels.flatMap((k) => [...buffersOf(k).writes]);
  return new Set(written.filter((buffer) => readers.get(buffer) === inside.get(buffer)));
}

/**
 * In how many kernels a buffer is read.
 *
 * @param kernels - the kernels
 * @returns the number for every buffer that is read
 */
export function countReads(kernels: readonly Kernel[]): Map<Buffer, number> {
  const readers = new Map<Buffer, number>();
  for (const kernel of kernels) {
    for (const buffer of buffersOf(kernel).reads) {
      readers.set(buffer, (readers.get(buffer) ?? 0) + 1);
    }
  }
  return readers;
}

function toOneRow(buffer: Buffer, { outer }: Group): Move {
  const small = { ...buffer, size: buffer.size / sizeOf(outer) };
  return (access) => {
    const strides = access.strides.map((s, axis) => (axis < outer.length ? 0 : s));
    return { ...access, buffer: small, strides };
  };
}

/** A result that the last kernel that needs a buffer writes over it, element by element. */
function resultOver(
  buffer: Buffer,
  { members, outer }: Group,
  own: ReadonlySet<Buffer>,
): Buffer | null {
  const last = members.findLast((k) => buffersOf(k).reads.has(buffer));
  if (last?.kind !== 'map') return null;
  const { reads, writes } = accessesOf(last);
  const fits = (write: Access): boolean => {
    const { dtype, size } = write.buffer;
    const touched = members.filter((k) => touches(k, write.buffer)).length;
    return (
      dtype === buffer.dtype &&
      size === buffer.size &&
      !own.has(write.buffer) &&
      touched === 1 &&
      reads.every((r) => r.buffer !== buffer || sameInRow(r, write, outer))
    );
  };
  return writes.find(fits)?.buffer ?? null;
}

function touches(kernel: RowKernel, buffer: Buffer): boolean {
  const { reads, writes } = buffersOf(kernel);
  return reads.has(buffer) || writes.has(buffer);
}

function sameInRow(read: Access, write: Access, outer: Shape): boolean {
  const inner = read.strides.slice(outer.length);
  return (
    read.offset === write.offset && inner.every((s, i) => s === write.strides[outer.length + i])
  );
}
