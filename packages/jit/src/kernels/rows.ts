/**
 * Kernels that go through the same rows, one row at a time. A softmax is a maximum, a difference, a sum and a
 * quotient of every row: done one after the other each walks over all of memory; done row by row, what one
 * writes the next finds in the nearest cache, and what nobody else reads needs no more room than one row.
 * Neighbours in the order of a program form a group when the leading axes of all are the same, no reduction
 * goes along these, and what one writes the others touch only in the same row. (Loop fusion and array
 * contraction: K. Kennedy and K. S. McKinley, "Maximizing loop parallelism and improving data locality via
 * loop fusion and distribution", 1993.) Linear, since groups are bounded.
 */
import { sizeOf, type Shape } from '@gradus/tensor';
import { accessesOf, buffersOf } from './accesses.js';
import {
  type Access,
  type Buffer,
  type HostValue,
  type Kernel,
  type RowKernel,
  type RowsKernel,
} from './kernel.js';
import { joined } from './joined.js';
import { relocated } from './relocation.js';
import { countReads, ownBuffers, rowPlaces, type Group } from './rowBuffers.js';

/** Shorter rows are quicker walked as one long loop. */
const SHORT = 64;
/** Fewer elements stay in the nearest cache anyway. */
const FEW = 8192;
/** Groups grow no larger than this. */
const MEMBERS = 16;

/**
 * Puts neighbours that go through the same rows together.
 *
 * @param kernels - kernels in order
 * @param outputs - what the caller reads
 * @returns the kernels, some of them in groups
 */
export function rowsOf(kernels: readonly Kernel[], outputs: readonly HostValue[]): Kernel[] {
  const runs: (Group | Kernel)[] = [];
  for (const kernel of kernels) {
    const last = runs.at(-1);
    const alone = isRow(kernel) ? groupOf([kernel]) : null;
    const joined =
      last !== undefined && 'members' in last && alone !== null
        ? groupOf([...last.members, kernel as RowKernel])
        : null;
    if (joined === null) runs.push(alone ?? kernel);
    else runs[runs.length - 1] = joined;
  }
  const readers = readersOf(kernels, outputs);
  return runs.flatMap((run) => ('members' in run ? closed(run, readers) : [run]));
}

function isRow(kernel: Kernel): kernel is RowKernel {
  return kernel.kind === 'reduce' || (kernel.kind === 'map' && kernel.nests.length === 1);
}

/** A group of these kernels; null where they cannot go row by row, or have nothing to do with each other. */
function groupOf(members: readonly RowKernel[]): Group | null {
  const outer = members.map(freeAxes).reduce(commonStart);
  if (outer.length === 0 || sizeOf(outer) === 0 || members.length > MEMBERS) return null;
  const before = new Set(members.slice(0, -1).flatMap((k) => [...touched(k)]));
  if (members.length > 1 && ![...touched(members.at(-1)!)].some((b) => before.has(b))) return null;
  const written = new Set(members.flatMap((k) => [...buffersOf(k).writes]));
  const stays = members.every((kernel) => {
    const { reads, writes } = accessesOf(kernel);
    return [...reads, ...writes].every(
      (a) => !written.has(a.buffer) || staysInRow(a, shapeOf(kernel), outer),
    );
  });
  return stays ? { members, outer } : null;
}

function touched(kernel: RowKernel): Set<Buffer> {
  const { reads, writes } = buffersOf(kernel);
  return new Set([...reads, ...writes]);
}

function shapeOf(kernel: RowKernel): Shape {
  return kernel.kind === 'reduce' ? kernel.shape : kernel.nests[0]!.shape;
}

/** The leading axes along which nothing is combined. */
function freeAxes(kernel: RowKernel): Shape {
  const shape = shapeOf(kernel);
  return kernel.kind === 'map' ? shape : shape.slice(0, Math.min(...kernel.axes, shape.length));
}

function commonStart(a: Shape, b: Shape): Shape {
  const differs = a.findIndex((length, axis) => length !== b[axis]);
  return differs < 0 ? a : a.slice(0, differs);
}

/** Whether a kernel touches only elements of the row of a buffer that its leading indices name. */
function staysInRow({ buffer, offset, strides }: Access, shape: Shape, outer: Shape): boolean {
  let [low, high] = [offset, offset];
  let row = buffer.size;
  for (const [axis, length] of shape.entries()) {
    const stride = strides[axis]!;
    if (axis < outer.length) {
      row /= length;
      if (length > 1 && stride !== row) return false;
    } else if (stride < 0) low += stride * (length - 1);
    else high += stride * (length - 1);
  }
  return low >= 0 && high < row;
}

/** A group as a kernel, or as what it was where rows are short or few, or nothing is combined. */
function closed(group: Group, readers: ReadonlyMap<Buffer, number>): Kernel[] {
  const { members, outer } = group;
  const rows = sizeOf(outer);
  const longest = Math.max(...members.map((k) => sizeOf(shapeOf(k)) / rows));
  const worth = rows > 1 && longest >= SHORT && rows * longest >= FEW;
  const combines = members.length > 1 && members.some((k) => k.kind === 'reduce');
  if (!worth || !combines) return [...members];
  const inOneLoop = joined(members);
  const moved = rowPlaces({ members: inOneLoop, outer }, ownBuffers(members, readers));
  const name = `${members[0]!.name}_to_${members.at(-1)!.name}`;
  const kernels = inOneLoop.map((kernel) => relocated(kernel, moved));
  return [{ kind: 'rows', name, outer, kernels } satisfies RowsKernel];
}

/** In how many kernels a buffer is read, the caller counting as one. */
function readersOf(
  kernels: readonly Kernel[],
  outputs: readonly HostValue[],
): ReadonlyMap<Buffer, number> {
  const readers = countReads(kernels);
  for (const output of outputs) {
    if (output.kind !== 'buffer') continue;
    readers.set(output.buffer, (readers.get(output.buffer) ?? 0) + 1);
  }
  return readers;
}
