/**
 * Tensors of reals, and elements that only change their places.
 */
import { contiguous, type Shape, type Tensor } from '@gradus/tensor';
import type { Places } from './places.js';
import { ZERO, type Real } from './real.js';
import { exactly } from './scalars.js';

/** A tensor of reals in row-major order. */
export interface RealTensor {
  readonly shape: Shape;
  readonly data: readonly Real[];
}

/**
 * The elements of a concrete tensor as reals.
 *
 * @param x - a concrete tensor
 * @returns exact copies of its elements
 */
export function realOf(x: Tensor): RealTensor {
  const floats = contiguous(x);
  const data: Real[] = [];
  for (let i = 0; i < floats.length; i++) data.push(exactly(floats[i]!));
  return { shape: x.shape, data };
}

/** What is moved. */
interface Movement {
  readonly inputs: readonly RealTensor[];
  readonly result: Shape;
  /** What stands where nothing is moved to. */
  readonly fill?: Real;
}

/**
 * Elements of the operands at their new places.
 *
 * @param places - where each element of the result comes from
 * @param movement - operands and the shape of the result
 * @returns the result
 */
export function moved(places: Places, { inputs, result, fill = ZERO }: Movement): RealTensor {
  const pool = inputs.length === 1 ? inputs[0]!.data : inputs.flatMap((x) => x.data);
  const data: Real[] = [];
  for (const place of places) data.push(place < 0 ? fill : pool[place]!);
  return { shape: result, data };
}
