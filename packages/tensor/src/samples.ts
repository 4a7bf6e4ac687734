/**
 * Short ways to write the sample inputs of a primitive. They are data; the laws turn them into tensors of
 * every dtype, and into further shapes.
 */
import type { Params, Sample } from './primitive.js';

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
 * Inputs of these shapes, to be filled.
 *
 * @param params - parameters of the primitive
 * @param shapes - one an input
 * @returns a sample
 */
export function shaped<P extends Params>(
  params: P,
  ...shapes: readonly (readonly number[])[]
): Sample<P> {
  return { inputs: shapes.map((shape) => ({ shape })), params };
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

/** Shape, shape of the indices, indices, axis, number of shared axes; one of them lies outside. */
const PICKS: readonly (readonly [
  readonly number[],
  readonly number[],
  number[],
  number,
  number,
])[] = [
  [[4], [3], [2, 0, 2], 0, 0],
  [[3, 4], [2, 2], [3, -1, 0, 2], 1, 0],
  [[2, 3], [], [1], 0, 0],
  [[2, 3], [2, 2], [0, 2, 1, 1], 1, 1],
  [[3], [2], [1, 5], 0, 0],
  [[3, 2], [0], [], 0, 0],
  [[1], [1], [0], 0, 0],
];

/**
 * A tensor and indices along one of its axes.
 *
 * @param paramsOf - parameters of the primitive, from the axis and the number of shared axes
 * @param updates - whether there is a third input, of the shape that is picked
 * @returns samples
 */
export function picks<P extends Params>(
  paramsOf: (where: Readonly<{ axis: number; batch: number }>) => P,
  updates: boolean,
): Sample<P>[] {
  return PICKS.map(([shape, indexShape, values, axis, batch]) => {
    const picked = [...shape.slice(0, axis), ...indexShape.slice(batch), ...shape.slice(axis + 1)];
    const inputs = [{ shape }, { shape: indexShape, values, dtype: 'int32' as const }];
    return {
      inputs: updates ? [...inputs, { shape: picked }] : inputs,
      params: paramsOf({ axis, batch }),
    };
  });
}
