/**
 * Comparison of tensors, element by element: equal bits, a number of ulps, or a relative and an absolute
 * distance. Where they differ the message shows both arrays, the worst element and its ulps, so that a
 * reader can tell a rounding error from a wrong formula.
 */
import type { Tensor } from '@gradus/tensor';
import {
  contiguous,
  formatNumber,
  isFloat,
  printType,
  sameType,
  type TensorType,
} from '@gradus/tensor';
import { ulpDistance } from '@gradus/numerics';

/** How far apart two numbers may be; what is left out allows nothing. */
export interface Tolerance {
  /** Allowed number of representable numbers between. */
  readonly ulps?: number;
  /** Allowed distance as a part of |expected|, or of `scale`. */
  readonly rtol?: number;
  /** Allowed distance. */
  readonly atol?: number;
  /** What `rtol` is relative to, one number an element: Σ|x| for sums. */
  readonly scale?: ArrayLike<number>;
  /** Whether −0 and 0 differ. */
  readonly signedZero?: boolean;
}

/** Equal numbers; −0 counts as 0, any NaN as any NaN. */
export const EQUAL: Tolerance = {};
/** Equal bits; any NaN counts as any NaN. */
export const BITS: Tolerance = { signedZero: true };

/** The element that is furthest off, and how many are off. */
export interface Mismatch {
  readonly index: number;
  readonly count: number;
  readonly ulps: number;
}

/**
 * Whether two numbers are as close as allowed.
 *
 * @param a - the number found
 * @param e - the number expected
 * @param allowed - the tolerance, with the scale of this element in place of a list
 * @returns true for equal numbers, two NaNs, and numbers within any of the bounds
 */
export function closeNumbers(a: number, e: number, allowed: Tolerance & { at?: number }): boolean {
  if (Object.is(a, e)) return true;
  if (a === e) return allowed.signedZero !== true;
  if (!Number.isFinite(a) || !Number.isFinite(e)) return false;
  const { rtol = 0, atol = 0, scale, at = 0 } = allowed;
  return Math.abs(a - e) <= atol + rtol * (scale === undefined ? Math.abs(e) : scale[at]!);
}

/**
 * The worst mismatch between two rows of numbers.
 *
 * @param actual - numbers found
 * @param expected - numbers expected, as many
 * @param type - the dtype in which ulps are counted
 * @param allowed - the tolerance
 * @returns the worst element, or null when all are close
 */
export function worstMismatch(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  type: Pick<TensorType, 'dtype'>,
  allowed: Tolerance,
): Mismatch | null {
  let worst: Mismatch | null = null;
  let count = 0;
  for (let i = 0; i < expected.length; i++) {
    const [a, e] = [actual[i]!, expected[i]!];
    if (closeNumbers(a, e, { ...allowed, at: i })) continue;
    const ulps = isFloat(type.dtype) ? ulpDistance(a, e, type.dtype) : Math.abs(a - e);
    if (ulps <= (allowed.ulps ?? -1)) continue;
    count++;
    if (worst === null || ulps > worst.ulps) worst = { index: i, count, ulps };
  }
  return worst === null ? null : { ...worst, count };
}

/**
 * What is wrong with a tensor, in words.
 *
 * @param actual - the tensor found
 * @param expected - the tensor expected
 * @param allowed - the tolerance; equal numbers when left out
 * @returns the message, or null when shape and dtype are the same and all elements are close
 */
export function difference(
  actual: Tensor,
  expected: Tensor,
  allowed: Tolerance = EQUAL,
): string | null {
  if (!sameType(actual.type, expected.type)) {
    return `the type is ${printType(actual.type)}, expected ${printType(expected.type)}`;
  }
  const [a, e] = [actual, expected].map((x) => contiguous(x.known('comparison')));
  const worst = worstMismatch(a!, e!, expected.type, allowed);
  if (worst === null) return null;
  const { index, count, ulps } = worst;
  const place = indices(index, expected.shape);
  return [
    `${shown(a![index]!, actual)} where ${shown(e![index]!, expected)} was expected, at [${place.join(', ')}]`,
    `    off by ${ulps} ulps, ${distance(a![index]!, e![index]!)}; allowed: ${allowance(allowed)}`,
    `    ${count} of ${expected.size} elements differ`,
    `    found:    ${printType(actual.type)} ${actual.known('comparison').toString()}`,
    `    expected: ${printType(expected.type)} ${expected.known('comparison').toString()}`,
  ].join('\n');
}

function shown(value: number, like: Tensor): string {
  return formatNumber(value, like.dtype === 'float32');
}

function distance(a: number, e: number): string {
  const absolute = Math.abs(a - e);
  if (!Number.isFinite(absolute)) return 'infinitely far';
  return `${absolute.toPrecision(3)} (${(absolute / Math.abs(e)).toPrecision(3)} relative)`;
}

function allowance({ ulps, rtol, atol, scale }: Tolerance): string {
  const parts = [
    ...(ulps === undefined ? [] : [`${ulps} ulps`]),
    ...(rtol === undefined ? [] : [`${rtol} relative${scale === undefined ? '' : ' to Σ|x|'}`]),
    ...(atol === undefined ? [] : [`${atol} absolute`]),
  ];
  return parts.length === 0 ? 'nothing' : parts.join(' or ');
}

function indices(flat: number, shape: readonly number[]): number[] {
  const found: number[] = [];
  let rest = flat;
  for (const n of shape.toReversed()) {
    found.unshift(rest % n);
    rest = Math.floor(rest / n);
  }
  return found;
}
