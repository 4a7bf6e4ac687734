/**
 * Short ways to write the sample inputs of a primitive. They are data; the laws turn them into tensors of
 * every dtype, and into further shapes.
 */
import type { Sample } from './primitive.js';

/**
 * One input with these values.
 *
 * @param values - elements of one axis
 * @returns a sample
 */
export function at(values: readonly number[]): Sample {
  return { inputs: [{ shape: [values.length], values }] };
}

/**
 * Two inputs with these values.
 *
 * @param x - elements of the first
 * @param y - elements of the second
 * @returns a sample
 */
export function pair(x: readonly number[], y: readonly number[]): Sample {
  return {
    inputs: [
      { shape: [x.length], values: x },
      { shape: [y.length], values: y },
    ],
  };
}

/**
 * Inputs of 0 and 1, for logic.
 *
 * @param columns - elements of every input
 * @returns a sample
 */
export function flags(...columns: readonly (readonly number[])[]): Sample {
  return { inputs: columns.map((values) => ({ shape: [values.length], values })) };
}
