/**
 * Kernel → loops. Views have become strides by now, so all that is left is the order of the work
 * and what of it goes by vectors.
 */
import { buffersOf, type Buffer, type LoopKernel, type Routine } from '../kernels/kernel.js';
import type { Code } from '../control/command.js';
import { lowerControl } from '../control/lowerControl.js';
import { lowerContract } from './lowerContract.js';
import { lowerMap } from './lowerMap.js';
import { lowerReduce } from './lowerReduce.js';
import { vectorize } from './vectorize.js';

/**
 * Lowers a kernel.
 *
 * @param kernel - any kernel but a call of the host
 * @param handed - buffers that are not in the arena
 * @returns its loops, or commands with the loops of kernels inside
 */
export function lowerKernel(kernel: LoopKernel, handed: ReadonlySet<Buffer> = NONE): Code {
  const { reads, writes } = buffersOf(kernel);
  const ports = [...new Set([...reads, ...writes])].filter((buffer) => handed.has(buffer));
  switch (kernel.kind) {
    case 'map':
      return { ...vectorize(lowerMap(kernel)), ports };
    case 'reduce':
      return { ...vectorize(lowerReduce(kernel)), ports };
    case 'contract':
      return { ...lowerContract(kernel), ports };
    default:
      return lowerControl(kernel, lowerRoutine, ports);
  }
}

const NONE: ReadonlySet<Buffer> = new Set();

function lowerRoutine({ kernels, inputs, outputs }: Routine): Code[] {
  const handed = new Set([...inputs, ...outputs]);
  return kernels.map((kernel) => lowerKernel(kernel, handed));
}
