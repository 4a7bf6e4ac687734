/**
 * A contraction as loops, by the plan of its kernel.
 */
import { contractDots } from './contractDots.js';
import { contractNumbers } from './contractNumbers.js';
import { contractTiles } from './contractTiles.js';
import type { ContractKernel } from '../kernels/kernel.js';
import type { LoopFunction } from '@gradus/tensor/code';

/**
 * Lowers a contraction.
 *
 * @param kernel - the kernel
 * @returns its loops
 */
export function lowerContract(kernel: ContractKernel): LoopFunction {
  const { name, plan } = kernel;
  switch (plan.kind) {
    case 'tiles':
      return { name, body: contractTiles(kernel, plan) };
    case 'dots':
      return { name, body: contractDots(kernel, plan) };
    case 'numbers':
      return { name, body: contractNumbers(kernel) };
  }
}
