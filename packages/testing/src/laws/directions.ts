/**
 * Directions in which the laws look: the same ones on every run, without zeros and without ties.
 */
import {
  allocate,
  contiguous,
  fromData,
  hasTangent,
  type Tensor,
  type TensorType,
} from '@gradus/tensor';

/** Fractional parts of multiples of the golden ratio lie spread out, and never meet. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The k-th number of a sequence that fills the interval evenly.
 *
 * @param k - which number
 * @param range - ends of the interval
 * @returns a number between the ends
 */
export function spread(k: number, [low, high]: readonly [number, number]): number {
  const fraction = ((k + 1) * GOLDEN) % 1;
  return low + fraction * (high - low);
}

/**
 * A tensor of numbers between ½ and 1 with changing signs.
 *
 * @param type - shape and dtype
 * @param seed - another seed gives another direction
 * @returns the direction
 */
export function directionOf(type: TensorType, seed: number): Tensor {
  const size = type.shape.reduce((n, m) => n * m, 1);
  const data = allocate(type.dtype, size);
  for (let i = 0; i < size; i++) {
    const t = spread(i + 31 * seed, [-0.5, 0.5]);
    data[i] = t + Math.sign(t || 1) * 0.5;
  }
  return fromData({ ...type, weak: false }, data);
}

/**
 * One direction an input; null where an input has no tangent.
 *
 * @param inputs - the inputs
 * @param seed - another seed gives other directions
 * @returns tangents
 */
export function directions(inputs: readonly Tensor[], seed: number): (Tensor | null)[] {
  return inputs.map((x, i) => (hasTangent(x.type) ? directionOf(x.type, seed + 7 * i) : null));
}

/** An inner product, and the sum of the sizes of its terms. */
export interface InnerProduct {
  readonly value: number;
  readonly size: number;
}

/**
 * ⟨a, b⟩ over all entries of all tensors; where either list holds null nothing is added.
 *
 * @param a - tensors
 * @param b - as many tensors of the same shapes
 * @returns the product, in double precision
 */
export function innerProduct(
  a: readonly (Tensor | null)[],
  b: readonly (Tensor | null)[],
): InnerProduct {
  let [value, size] = [0, 0];
  a.forEach((x, k) => {
    const y = b[k];
    if (!x || !y) return;
    const [xs, ys] = [contiguous(x), contiguous(y)];
    xs.forEach((u, i) => {
      value += u * ys[i]!;
      size += Math.abs(u * ys[i]!);
    });
  });
  return { value, size };
}

/**
 * Whether all entries of all tensors are finite.
 *
 * @param tensors - concrete tensors
 * @returns false as soon as one entry is NaN or infinite
 */
export function allFinite(tensors: readonly (Tensor | null)[]): boolean {
  return tensors.every((x) => x === null || contiguous(x).every((u) => Number.isFinite(u)));
}
