/**
 * Distances counted in floats: how many representable numbers lie between two.
 */
import { shown, wrongKind } from '@gradus/tensor';
import type { FloatDType } from '@gradus/tensor';

const wide = new DataView(new ArrayBuffer(8));

/** The place of a float in the order of all floats of its dtype; −0 and 0 share one. */
function rank(x: number, dtype: FloatDType): bigint {
  if (dtype === 'float32') wide.setFloat32(0, x);
  else wide.setFloat64(0, x);
  const bits = dtype === 'float32' ? BigInt(wide.getInt32(0)) : wide.getBigInt64(0);
  const lowest = dtype === 'float32' ? -(2n ** 31n) : -(2n ** 63n);
  return bits < 0n ? lowest - bits : bits;
}

/**
 * Units in the last place between two numbers: 0 when they are the same float, 1 for neighbours. NaN and NaN
 * are 0 apart, NaN and a number ∞.
 *
 * @param x - a number, rounded to the dtype
 * @param y - another
 * @param dtype - whose floats are counted
 * @returns the count
 *
 * @example
 * ```ts
 * import { ulpDistance } from '@gradus/numerics';
 * console.log(ulpDistance(1, 1 + Number.EPSILON, 'float64')); // => 1
 * ```
 */
export function ulpDistance(x: number, y: number, dtype: FloatDType = 'float64'): number {
  for (const n of [x, y])
    if (typeof n !== 'number') throw wrongKind('ulpDistance', shown(n), 'a number');
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) && Number.isNaN(y) ? 0 : Infinity;
  const distance = rank(x, dtype) - rank(y, dtype);
  return Number(distance < 0n ? -distance : distance);
}
