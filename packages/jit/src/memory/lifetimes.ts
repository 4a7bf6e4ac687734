/**
 * How long every buffer of a program is needed. Step 0 copies arguments in, step k + 1 is kernel k, the last
 * step copies results out. Buffers that no loop touches need no memory: what only the host and the caller
 * handle stays a tensor.
 */
import { dtypes } from '@gradus/tensor';
import type { Fused } from '../kernels/fuse.js';
import { accessesOf, buffersOf, sameElement } from '../kernels/accesses.js';
import type {
  Buffer,
  ContractKernel,
  IndexedKernel,
  Kernel,
  RepeatKernel,
} from '../kernels/kernel.js';
import type { Lifetime } from './plan.js';

/**
 * The buffers that loops read or write.
 *
 * @param kernels - the kernels of a program
 * @returns those buffers
 */
export function loopBuffers(kernels: readonly Kernel[]): Set<Buffer> {
  const touched = new Set<Buffer>();
  for (const kernel of kernels) {
    if (kernel.kind === 'host') continue;
    const { reads, writes } = buffersOf(kernel);
    for (const buffer of [...reads, ...writes]) touched.add(buffer);
  }
  return touched;
}

/**
 * Lifetimes of the buffers that need memory.
 *
 * @param fused - kernels, inputs and outputs of a program
 * @returns one lifetime a buffer
 */
export function lifetimesOf({ kernels, inputs, outputs }: Fused): Lifetime<Buffer>[] {
  const touched = loopBuffers(kernels);
  const from = new Map<Buffer, number>(inputs.map((buffer) => [buffer, 0]));
  const to = new Map<Buffer, number>(inputs.map((buffer) => [buffer, 0]));
  const over = new Map<Buffer, readonly Buffer[]>();
  kernels.forEach((kernel, k) => {
    const { reads, writes } = buffersOf(kernel);
    for (const buffer of writes) {
      from.set(buffer, k + 1);
      to.set(buffer, k + 1);
      over.set(buffer, replaceable(kernel, buffer));
    }
    for (const buffer of reads) to.set(buffer, k + 1);
  });
  for (const output of outputs) {
    if (output.kind === 'buffer') to.set(output.buffer, kernels.length + 1);
  }
  const bytesOf = ({ dtype, size }: Buffer): number => dtypes[dtype].bytes * size;
  return [...from.keys()]
    .filter((buffer) => touched.has(buffer))
    .map((buffer) => ({
      buffer,
      bytes: bytesOf(buffer),
      from: from.get(buffer)!,
      to: to.get(buffer)!,
      over: over.get(buffer) ?? [],
    }));
}

/** Buffers that a walk reads only at the very element that it then writes to `result`. */
function replaceable(kernel: Kernel, result: Buffer): Buffer[] {
  if (kernel.kind === 'repeat') return startOf(kernel, result);
  if (kernel.kind === 'contract') return besideProduct(kernel, result);
  if (kernel.kind === 'indexed') return underBlock(kernel);
  if (kernel.kind !== 'map' || kernel.nests.length !== 1) return [];
  const { reads, writes } = accessesOf(kernel);
  const write = writes.find((a) => a.buffer === result)!;
  const elsewhere = new Set(reads.filter((r) => !sameElement(r, write)).map((r) => r.buffer));
  return reads.map((r) => r.buffer).filter((buffer) => !elsewhere.has(buffer));
}

/** Buffers of which a contraction needs only the element that it then writes to `result`. */
function besideProduct({ operands, epilogue }: ContractKernel, result: Buffer): Buffer[] {
  const store = epilogue?.stores.find((s) => s.access.buffer === result);
  if (epilogue === null || store === undefined) return [];
  const factors = new Set(operands.map((o) => o.buffer));
  return epilogue.scalars.flatMap((s) =>
    s.kind === 'load' && sameElement(s.access, store.access) && !factors.has(s.access.buffer)
      ? [s.access.buffer]
      : [],
  );
}

/** A tensor over parts of which something is written or added, if nothing else is read of it. */
function underBlock({ from, block, places }: IndexedKernel): Buffer[] {
  return block !== null && from !== block && from !== places ? [from] : [];
}

/** A carry that is written in place may begin in the place of its first value, if only it reads that. */
function startOf({ shape, args, results, carrying }: RepeatKernel, result: Buffer): Buffer[] {
  const i = results.indexOf(result);
  if (i < 0 || i >= shape.carry || carrying[i]!.kind !== 'in place') return [];
  const first = args[shape.asked + shape.consts + i]!;
  return args.filter((arg) => arg === first).length === 1 ? [first] : [];
}
