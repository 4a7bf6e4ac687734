/**
 * How functions are written for each dtype: most of them in double precision for float32 as well.
 */
import { inDouble, type Writing, type Write } from './formula.js';

/**
 * A function that is written alike for both dtypes.
 *
 * @param write - what writes it
 * @returns both
 */
export function inBoth(write: Write): Writing {
  return { float32: write, float64: write };
}

/**
 * A function that is computed in double precision for float32, too.
 *
 * @param write - what writes it for float64
 * @returns both
 */
export function byDouble(write: Write): Writing {
  return { float32: inDouble(write), float64: write };
}

/**
 * A function that has a formula for float32 alone.
 *
 * @param write - what writes it in double precision
 * @returns the one
 */
export function forSingle(write: Write): Writing {
  return { float32: inDouble(write) };
}
