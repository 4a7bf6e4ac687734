/**
 * Questions about all elements of a concrete tensor.
 */
import { contiguous, type Tensor } from '@gradus/tensor';

/** Whether every element satisfies a test. */
function every(x: Tensor | null, test: (value: number) => boolean): boolean {
  return x === null || contiguous(x).every((value) => test(value));
}

/**
 * Whether all elements are zero, or nothing arrived.
 *
 * @param x - a concrete tensor, or null for zero
 * @returns true for zeros
 */
export const isZero = (x: Tensor | null): boolean => every(x, (v) => v === 0);
/**
 * Whether no element is NaN or infinite.
 *
 * @param x - a concrete tensor, or null for zero
 * @returns true for finite numbers
 */
export const isFinite = (x: Tensor | null): boolean => every(x, Number.isFinite);
/**
 * Whether no element is NaN.
 *
 * @param x - a concrete tensor, or null for zero
 * @returns true for numbers
 */
export const hasNoNaN = (x: Tensor | null): boolean => every(x, (v) => !Number.isNaN(v));

/**
 * The largest size of a number.
 *
 * @param tensors - concrete tensors; null for zero
 * @returns max |x|, 0 where there is none
 */
export function largest(tensors: readonly (Tensor | null)[]): number {
  let result = 0;
  for (const x of tensors) {
    if (x !== null) for (const v of contiguous(x)) result = Math.max(result, Math.abs(v));
  }
  return result;
}
