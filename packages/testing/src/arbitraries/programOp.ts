/**
 * What a random program is made of: an operation knows where it may be applied (so that every program is
 * well typed, far from overflow and from poles), how to compute, and how to be written down. `Known` is
 * what the maker of programs knows of a value before any number is: its shape and an interval that holds
 * its entries.
 */
import { contiguous, sizeOf, type Params, type Shape, type Tensor } from '@gradus/tensor';

/** Ends of an interval. */
export type Interval = readonly [low: number, high: number];

/** What is known of a value of a program. */
export interface Known {
  readonly kind: 'float' | 'int' | 'bool';
  readonly shape: Shape;
  readonly range: Interval;
}

/** An operation of random programs. */
export interface ProgramOp {
  /** NumPy's name, which gradus and JAX have too. */
  readonly name: string;
  /** Kinds of the operands. */
  readonly takes: readonly Known['kind'][];
  /** Parameters made from a number, plain data; left out for none. */
  params?(xs: readonly Known[], knob: number): Params | null;
  /** The result, or null where the operation does not fit the operands. */
  result(xs: readonly Known[], params: Params): Known | null;
  run(xs: readonly Tensor[], params: Params): Tensor;
  /** An expression in TypeScript over the public names of gradus. */
  source(names: readonly string[], params: Params): string;
  /** The same expression in Python over `jax`, `jnp`, `lax`, `nn` and `special`, and `erf`. */
  jax(names: readonly string[], params: Params): string;
  /** Distance of the operands from the nearest kink or tie; left out for smooth operations. */
  gap?(xs: readonly Tensor[], params: Params): number;
}

/** Values of programs stay within these, so that no composition of a few operations overflows. */
export const LIMIT = 20;
/** Most elements of a value. */
export const MOST_ELEMENTS = 24;

/**
 * A float, if it is small enough in every sense.
 *
 * @param shape - its shape; null gives null
 * @param range - interval of its entries
 * @returns what is known of it, or null when it is too large
 */
export function float(shape: Shape | null, range: Interval): Known | null {
  const tame = range[0] >= -LIMIT && range[1] <= LIMIT;
  if (shape === null || !tame || sizeOf(shape) > MOST_ELEMENTS || shape.length > 3) return null;
  return { kind: 'float', shape, range };
}

/**
 * A value of integers or booleans, if it is small enough.
 *
 * @param kind - which of the two
 * @param shape - its shape; null gives null
 * @param range - interval of its entries; 0 and 1 when left out
 * @returns what is known of it, or null when it is too large
 */
export function discrete(
  kind: 'int' | 'bool',
  shape: Shape | null,
  range: Interval = [0, 1],
): Known | null {
  const found = float(shape, range);
  return found && { ...found, kind };
}

/**
 * The shape two shapes broadcast to.
 *
 * @param a - one shape
 * @param b - the other
 * @returns the common shape, or null where they do not fit
 */
export function together(a: Shape, b: Shape): Shape | null {
  const rank = Math.max(a.length, b.length);
  const out: number[] = [];
  for (let i = 1; i <= rank; i++) {
    const [m, n] = [a[a.length - i] ?? 1, b[b.length - i] ?? 1];
    if (m !== n && m !== 1 && n !== 1) return null;
    out.unshift(m === 1 ? n : m);
  }
  return out;
}

/**
 * The smallest and the largest of f over the corners of two intervals.
 *
 * @param f - monotone in each argument
 * @param xs - two values
 * @returns the interval of f
 */
export function corners(f: (x: number, y: number) => number, xs: readonly Known[]): Interval {
  const [[a, b], [c, d]] = [xs[0]!.range, xs[1]!.range];
  const values = [f(a, c), f(a, d), f(b, c), f(b, d)];
  return [Math.min(...values), Math.max(...values)];
}

/**
 * One of a list, chosen by a number.
 *
 * @param list - what to choose from
 * @param knob - any number from 0
 * @returns an element; undefined for an empty list
 */
export function chosen<T>(list: readonly T[], knob: number): T | undefined {
  return list[knob % list.length];
}

/**
 * The smallest size among the entries of a tensor.
 *
 * @param x - a concrete tensor
 * @returns min |x|, infinite for no entries
 */
export function smallest(x: Tensor): number {
  return Math.min(Infinity, ...contiguous(x).map(Math.abs));
}

/**
 * The smallest distance between two entries of one row along an axis.
 *
 * @param x - a concrete tensor
 * @param axis - the axis; null for all entries together
 * @returns the distance, infinite where rows have one entry
 */
export function closestPair(x: Tensor, axis: number | null): number {
  const data = contiguous(x);
  const length = axis === null ? data.length : x.shape[axis]!;
  const inner = axis === null ? 1 : sizeOf(x.shape.slice(axis + 1));
  let closest = Infinity;
  for (let first = 0; first < data.length; first++) {
    if (Math.floor(first / inner) % length !== 0) continue;
    const row = Array.from({ length }, (_, k) => data[first + k * inner]!).toSorted(
      (a, b) => a - b,
    );
    for (let k = 1; k < length; k++) closest = Math.min(closest, row[k]! - row[k - 1]!);
  }
  return closest;
}
