/**
 * Kernels of the same rows as loops: loops over the rows, and inside them the loops of one kernel after the
 * other, each cut into vectors by itself. The loops over rows themselves never go by vectors: what is kept of one row
 * alone is overwritten by the next.
 */
import type { RowKernel, RowsKernel } from '../kernels/kernel.js';
import { lookingAhead } from './ahead.js';
import { loopsOver, type Index, type LoopFunction } from '@gradus/tensor/code';
import { lowerMap } from './lowerMap.js';
import { lowerReduce } from './lowerReduce.js';
import { vectorize } from './vectorize.js';

/**
 * Lowers kernels of the same rows.
 *
 * @param kernel - the kernels
 * @returns their loops
 */
export function lowerRows({ name, outer, kernels }: RowsKernel): LoopFunction {
  const rows = outer.map((count, d): Index => ({ name: `row${d === 0 ? '' : d}`, count }));
  const row = rows.findLast(({ count }) => count > 1)!;
  const body = kernels.flatMap((kernel, i) => {
    const one = vectorize(lowered(kernel, rows)).body;
    return i === 0 ? one : lookingAhead(one, row);
  });
  return { name, body: loopsOver(rows, body) };
}

function lowered(kernel: RowKernel, rows: readonly Index[]): LoopFunction {
  return kernel.kind === 'map' ? lowerMap(kernel, rows) : lowerReduce(kernel, rows);
}
