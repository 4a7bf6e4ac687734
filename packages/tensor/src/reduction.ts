/**
 * Eager reductions: the reduced axes are moved last, then every result element is one run of elements,
 * combined in order in double precision.
 */
import { allocate } from './dtype.js';
import { fromData } from './concrete.js';
import { packed } from './contraction.js';
import { sizeOf } from './shape.js';
import type { Tensor } from './tensor.js';
import type { TensorType } from './type.js';

/** Combines the elements from `from` up to `to` (not included). */
export type RunReducer = (data: ArrayLike<number>, from: number, to: number) => number;

/**
 * Elements of `x` with `axes` last, in a row.
 *
 * @param x - a concrete tensor
 * @param axes - sorted axes to move last
 * @returns the elements, and how many of them belong to one result element
 */
export function axesLast(
  x: Tensor,
  axes: readonly number[],
): { data: ArrayLike<number>; run: number } {
  const kept = x.shape.map((_, i) => i).filter((i) => !axes.includes(i));
  return { data: packed(x, [...kept, ...axes]), run: sizeOf(axes.map((i) => x.shape[i]!)) };
}

/**
 * Reduces run by run.
 *
 * @param x - a concrete tensor
 * @param axes - sorted axes
 * @param type - type of the result
 * @param reduce - combines one run, in double precision
 * @returns the reduced tensor
 */
export function reduceRuns(
  x: Tensor,
  axes: readonly number[],
  type: TensorType,
  reduce: RunReducer,
): Tensor {
  const { data, run } = axesLast(x, axes);
  const out = allocate(type.dtype, sizeOf(type.shape));
  for (let i = 0; i < out.length; i++) out[i] = reduce(data, i * run, (i + 1) * run);
  return fromData(type, out);
}

/**
 * The sum of a run with the rounding error of every addition carried along (Knuth's two-sum; summation of
 * Neumaier 1974, Ogita–Rump–Oishi 2005): as exact as a sum in twice the precision, whatever the number of
 * terms, for some four more additions a term, which hide behind the latency of the first one.
 *
 * @param data - the elements
 * @param from - first element
 * @param to - one past the last
 * @returns the sum; where it overflows, what plain addition gives
 */
export function compensatedSum(data: ArrayLike<number>, from: number, to: number): number {
  let total = 0;
  let error = 0;
  for (let i = from; i < to; i++) {
    const x = data[i]!;
    const next = total + x;
    const part = next - total;
    error += total - (next - part) + (x - part);
    total = next;
  }
  return Number.isFinite(total) ? total + error : total;
}
