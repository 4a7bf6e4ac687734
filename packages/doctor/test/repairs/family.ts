/**
 * Spellings of one function, with an input where it fails and one where it does not. The gradients are mpmath's, with 80
 * digits, differences over 10⁻³⁰ of the input.
 */
import * as t from '@gradus/tensor';

type Numbers = number | readonly number[];

/** A function of one tensor. */
export type F = (x: t.Tensor) => t.Tensor;

/** Spellings of one function. */
export interface Family {
  readonly name: string;
  readonly sick: readonly [at: Numbers, gradient: Numbers];
  readonly healthy: readonly [at: Numbers, gradient: Numbers];
  readonly spellings: readonly F[];
  /** float64 when left out. */
  readonly dtype?: 'float32';
  /** The repair is another function where this one has no value: `stable` leaves it alone. */
  readonly offered?: true;
  /** Broken at every point: there is no healthy one. */
  readonly everywhere?: true;
}

/**
 * A function of the rows of [x], so that an axis can be named.
 *
 * @param f - of a matrix of one row
 * @returns the sum of what it makes, a function of the vector
 */
export const asRow =
  (f: (row: t.Tensor) => t.Tensor): F =>
  (x) =>
    t.sum(f(x.reshape([1, x.size])));

/**
 * The first element.
 *
 * @param x - a vector
 * @returns a scalar
 */
export const first = (x: t.Tensor): t.Tensor => x.slice(0);
