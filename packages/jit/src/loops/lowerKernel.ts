/**
 * Kernel → loops. Views have become strides by now, so all that is left is the order of the work
 * and what of it goes by vectors.
 */
import { madeOnce } from '@gradus/tensor';
import { accessesOf, buffersOf } from '../kernels/accesses.js';
import { scratchOf } from '../kernels/contractPlan.js';
import type {
  Access,
  Buffer,
  LoopKernel,
  Routine,
  RowsKernel,
  WalkKernel,
} from '../kernels/kernel.js';
import { NOTHING_SHARED, type Shared, type Sharing } from '../kernels/sharing.js';
import type { Code } from '../control/command.js';
import { lowerContract } from './lowerContract.js';
import type { LoopFunction } from '@gradus/tensor/code';
import { lowerMap } from './lowerMap.js';
import { lowerReduce } from './lowerReduce.js';
import { lowerRows } from './lowerRows.js';
import { vectorize } from './vectorize.js';

/** What is known of the kernels of a program while they are lowered. */
export class Lowering {
  readonly #sharing: Sharing;
  readonly #loops = new Map<WalkKernel, LoopFunction>();

  /** @param sharing - which kernels are equal but for their buffers */
  constructor(sharing: Sharing = NOTHING_SHARED) {
    this.#sharing = sharing;
  }

  /**
   * Lowers a kernel.
   *
   * @param kernel - any kernel but a call of the host
   * @param handed - buffers that are not in the arena
   * @returns its loops, or commands with the loops of kernels inside
   */
  code(kernel: LoopKernel, handed: ReadonlySet<Buffer> = NONE): Code {
    const shared = this.#sharing.get(kernel);
    if (shared !== undefined) {
      return { name: kernel.name, loops: this.#loopsOf(shared), ports: shared.buffers };
    }
    const { reads, writes } = buffersOf(kernel);
    const ports = [...new Set([...reads, ...writes])].filter((buffer) => handed.has(buffer));
    if (kernel.kind !== 'repeat' && kernel.kind !== 'choose')
      return { ...lowerWalk(kernel), ports };
    const { name, code } = kernel;
    const commands = code.lowerControl(kernel, (routine: Routine) => this.#routine(routine));
    return { name, ports, commands, emit: code.emitControl };
  }

  #routine({ kernels, inputs, outputs }: Routine): Code[] {
    const handed = new Set([...inputs, ...outputs]);
    return kernels.map((kernel) => this.code(kernel, handed));
  }

  /** The loops of many kernels, made once. */
  #loopsOf({ first, formal }: Shared): LoopFunction {
    return madeOnce(this.#loops, first, () => ({ ...lowerWalk(first), ports: formal }));
  }
}

function lowerWalk(kernel: WalkKernel): LoopFunction {
  switch (kernel.kind) {
    case 'map':
      return vectorize(lowerMap(kernel));
    case 'reduce':
      return vectorize(lowerReduce(kernel));
    case 'rows':
      return { ...lowerRows(kernel), scratch: rowScratch(kernel) };
    case 'contract':
      return {
        ...lowerContract(kernel),
        scratch: scratchOf(kernel.plan),
        passing: 'tile' in kernel.plan && kernel.plan.tile !== null ? [kernel.plan.tile] : [],
      };
    case 'indexed':
      return kernel.code.lowerIndexed(kernel, vectorize);
  }
}

/** What is kept of one row alone: the loops over rows do not move in it. */
function rowScratch({ outer, kernels }: RowsKernel): Buffer[] {
  const writes = kernels.flatMap((kernel) => accessesOf(kernel).writes);
  const moves = ({ strides }: Access): boolean =>
    outer.some((length, axis) => length > 1 && strides[axis] !== 0);
  return [...new Set(writes.filter((access) => !moves(access)).map((access) => access.buffer))];
}

const NONE: ReadonlySet<Buffer> = new Set();
