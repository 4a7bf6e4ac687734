/**
 * Kernel → loops. Views have become strides by now, so all that is left is the order of the work
 * and what of it goes by vectors.
 */
import type { LoopKernel } from '../kernels/kernel.js';
import type { LoopFunction } from './loop.js';
import { lowerContract } from './lowerContract.js';
import { lowerMap } from './lowerMap.js';
import { lowerReduce } from './lowerReduce.js';
import { vectorize } from './vectorize.js';

/**
 * Lowers a kernel.
 *
 * @param kernel - any kernel but a call of the host
 * @returns its loops
 */
export function lowerKernel(kernel: LoopKernel): LoopFunction {
  switch (kernel.kind) {
    case 'map':
      return vectorize(lowerMap(kernel));
    case 'reduce':
      return vectorize(lowerReduce(kernel));
    case 'contract':
      return lowerContract(kernel);
  }
}
