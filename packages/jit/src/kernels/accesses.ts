/**
 * What kernels read and write. Kernels never change, so the answers are kept with them: memory plans, rows and
 * shared code all ask the same.
 */
import { madeOnce } from '@gradus/tensor';
import { scratchOf } from './contractPlan.js';
import type {
  Access,
  Buffer,
  ContractKernel,
  ControlKernel,
  Kernel,
  Scalar,
  WalkKernel,
} from './kernel.js';

/** Accesses to memory. */
export interface Accesses {
  readonly reads: readonly Access[];
  readonly writes: readonly Access[];
}

/** Buffers, each once. */
export interface Buffers {
  readonly reads: ReadonlySet<Buffer>;
  readonly writes: ReadonlySet<Buffer>;
}

const accesses = /* @__PURE__ */ new WeakMap<WalkKernel, Accesses>();
const buffers = /* @__PURE__ */ new WeakMap<Kernel, Buffers>();

/**
 * The accesses to memory of a kernel that walks over elements.
 *
 * @param kernel - the kernel
 * @returns what it reads and what it writes
 */
export function accessesOf(kernel: WalkKernel): Accesses {
  return madeOnce(accesses, kernel, findAccesses);
}

function findAccesses(kernel: WalkKernel): Accesses {
  switch (kernel.kind) {
    case 'map':
      return {
        reads: kernel.nests.flatMap((nest) => loadsOf(nest.scalars)),
        writes: kernel.nests.flatMap((nest) => nest.stores.map((s) => s.access)),
      };
    case 'reduce':
      return {
        reads: loadsOf(kernel.scalars),
        writes: [
          kernel.result,
          ...(kernel.stores ?? []).map((s) => s.access),
          ...(kernel.partial ? [whole(kernel.partial)] : []),
        ],
      };
    case 'rows': {
      const all = kernel.kernels.map(accessesOf);
      return { reads: all.flatMap((a) => a.reads), writes: all.flatMap((a) => a.writes) };
    }
    case 'contract':
      return contractAccesses(kernel);
    case 'indexed':
      return kernel.code.indexedAccesses(kernel);
  }
}

function contractAccesses({ operands, result, plan, epilogue }: ContractKernel): Accesses {
  const loads = epilogue === null ? [] : loadsOf(epilogue.scalars);
  const own = epilogue === null || epilogue.stays ? [result] : [];
  const all = [...own, ...scratchOf(plan)].map(whole);
  return {
    reads: [
      ...operands.filter((o) => o.buffer !== null),
      ...loads.filter((a) => a.buffer !== result),
    ],
    writes: [...all, ...(epilogue?.stores.map((s) => s.access) ?? [])],
  };
}

/** A buffer whose elements are all touched. */
function whole(buffer: Buffer): Access {
  return { buffer, offset: 0, strides: [] };
}

/**
 * What scalars load.
 *
 * @param scalars - some scalars
 * @returns the places, in order
 */
export function loadsOf(scalars: readonly Scalar[]): Access[] {
  const loads: Access[] = [];
  for (const s of scalars) if (s.kind === 'load') loads.push(s.access);
  return loads;
}

/**
 * The buffers that a kernel reads and writes.
 *
 * @param kernel - the kernel
 * @returns buffers, each once
 */
export function buffersOf(kernel: Kernel): Buffers {
  return madeOnce(buffers, kernel, findBuffers);
}

function findBuffers(kernel: Kernel): Buffers {
  if (kernel.kind === 'host') {
    const reads = kernel.args.flatMap((a) => (a.kind === 'buffer' ? [a.buffer] : []));
    return { reads: new Set(reads), writes: new Set(kernel.results.map((r) => r.buffer)) };
  }
  if (kernel.kind === 'repeat' || kernel.kind === 'choose') {
    return { reads: new Set(kernel.args), writes: new Set(controlWrites(kernel)) };
  }
  const { reads, writes } = accessesOf(kernel);
  return {
    reads: new Set(reads.map((a) => a.buffer)),
    writes: new Set(writes.map((a) => a.buffer)),
  };
}

/** Results, and what it needs only while it runs. */
function controlWrites(kernel: ControlKernel): Buffer[] {
  const { results, cells, scratch } = kernel;
  const own = [...results, ...cells.map((cell) => cell.buffer)];
  if (scratch !== null) own.push(scratch);
  if (kernel.kind === 'choose') return own;
  if (kernel.condition !== null) own.push(kernel.condition.flag);
  return [...own, ...kernel.carrying.flatMap((c) => (c.kind === 'turns' ? [c.spare] : []))];
}

/**
 * Whether two accesses over one index space touch the same element of buffers of one dtype at every index.
 *
 * @param read - one access
 * @param write - another
 * @returns true where they do
 */
export function sameElement(read: Access, write: Access): boolean {
  return (
    read.buffer.dtype === write.buffer.dtype &&
    read.offset === write.offset &&
    read.strides.every((stride, i) => stride === write.strides[i])
  );
}
