/**
 * A walk and the sum of what it writes as one loop: every element is added up while it is at hand. Only
 * where adding up takes one pass, since what is written must not be computed twice.
 */
import { isFloat } from '@gradus/tensor';
import { accessesOf, sameElement } from './accesses.js';
import { remade } from './relocation.js';
import { neverNegative } from './signs.js';
import type { Access, MapKernel, ReduceKernel, RowKernel, Scalar, Store } from './kernel.js';

/**
 * Joins walks with the reductions behind them.
 *
 * @param kernels - kernels of the same rows, in order
 * @returns the kernels, some reductions with stores
 */
export function joined(kernels: readonly RowKernel[]): RowKernel[] {
  const made: RowKernel[] = [];
  for (const kernel of kernels) {
    const last = made.at(-1);
    const one = last?.kind === 'map' && kernel.kind === 'reduce' ? joinedPair(last, kernel) : null;
    if (one === null) made.push(kernel);
    else made[made.length - 1] = one;
  }
  return made;
}

function joinedPair(walk: MapKernel, reduction: ReduceKernel): ReduceKernel | null {
  const [nest] = walk.nests;
  const { shape, axes, combine } = reduction;
  const sameShape = String(nest!.shape) === String(shape);
  const innermost = axes.every((axis) => axis >= shape.length - axes.length);
  if (!sameShape || !innermost || !readsAsWritten(reduction, nest!.stores)) return null;
  const written = (s: Scalar): Scalar =>
    s.kind === 'load'
      ? (nest!.stores.find((w) => w.access.buffer === s.access.buffer)?.value ?? s)
      : s;
  const { scalars, of } = remade(reduction.scalars, written);
  const value = of(reduction.value);
  const onePass = !isFloat(value.dtype) || isSumOfOneSign(combine, value);
  if (!onePass) return null;
  const own = scalars.filter((s) => !nest!.scalars.includes(s));
  return { ...reduction, scalars: [...nest!.scalars, ...own], value, stores: nest!.stores };
}

function isSumOfOneSign(combine: ReduceKernel['combine'], value: Scalar): boolean {
  return combine === 'sum' && value.dtype === 'float32' && neverNegative(value);
}

/** Whether a reduction reads of what is written just the element that is being written. */
function readsAsWritten(reduction: ReduceKernel, stores: readonly Store[]): boolean {
  const written = new Map(stores.map((s) => [s.access.buffer, s.access]));
  const { reads } = accessesOf(reduction);
  const fits = (read: Access): boolean => {
    const write = written.get(read.buffer);
    return write === undefined || sameElement(read, write);
  };
  return reads.some((r) => written.has(r.buffer)) && reads.every(fits);
}
