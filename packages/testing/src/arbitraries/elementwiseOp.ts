/**
 * Makers of operations of random programs that work element by element. One table row names the function
 * and says where it may be applied and what becomes of an interval; how it prints follows from its name.
 */
import { subtract, type Tensor, type TensorLike } from '@gradus/tensor';
import { jaxName } from './jaxText.js';
import {
  chosen,
  discrete,
  float,
  smallest,
  together,
  type Interval,
  type Known,
  type ProgramOp,
} from './programOp.js';

const ANYWHERE: Interval = [-Infinity, Infinity];

/** How an operation of one operand changes an interval. */
interface Unary {
  /** Where it may be applied; anywhere when left out. */
  readonly domain?: Interval;
  readonly range: (x: Interval) => Interval;
  readonly gap?: (x: Tensor) => number;
}

/**
 * An operation of one operand.
 *
 * @param name - its public name
 * @param f - the function
 * @param rules - domain, range, kinks
 * @returns the operation
 */
export function unary(name: string, f: (x: TensorLike) => Tensor, rules: Unary): ProgramOp {
  const [low, high] = rules.domain ?? ANYWHERE;
  const { gap } = rules;
  return {
    name,
    takes: ['float'],
    result: ([x]) => {
      const inside = x!.range[0] >= low && x!.range[1] <= high;
      return inside ? float(x!.shape, rules.range(x!.range)) : null;
    },
    run: ([x]) => f(x!),
    source: ([x]) => `${name}(${x})`,
    jax: ([x]) => `${jaxName(name)}(${x})`,
    ...(gap === undefined ? {} : { gap: ([x]: readonly Tensor[]) => gap(x!) }),
  };
}

/**
 * The range of an increasing function.
 *
 * @param f - the function of one number
 * @returns the interval between its values at the ends
 */
export const rising =
  (f: (x: number) => number) =>
  ([low, high]: Interval): Interval => [f(low), f(high)];

/**
 * The range of a function with bounds of its own.
 *
 * @param range - the bounds
 * @returns these bounds for every interval
 */
export const within = (range: Interval) => (): Interval => range;

/** A function of two operands. */
export type Binary = (x: TensorLike, y: TensorLike) => Tensor;

/**
 * An operation of two operands, broadcast to one shape.
 *
 * @param name - its public name
 * @param f - the function
 * @param range - interval of the results, null where it may not be applied
 * @param gap - distance from a kink
 * @returns the operation
 */
export function binary(
  name: string,
  f: Binary,
  range: (xs: readonly Known[]) => Interval | null,
  gap?: ProgramOp['gap'],
): ProgramOp {
  return {
    name,
    takes: ['float', 'float'],
    result: (xs) => {
      const interval = range(xs);
      return interval && float(together(xs[0]!.shape, xs[1]!.shape), interval);
    },
    run: ([x, y]) => f(x!, y!),
    source: ([x, y]) => `${name}(${x}, ${y})`,
    jax: ([x, y]) => `${jaxName(name)}(${x}, ${y})`,
    ...(gap === undefined ? {} : { gap }),
  };
}

/**
 * Distance of two operands from one another.
 *
 * @param operands - two tensors
 * @returns the least |x − y|
 */
export const distance = ([x, y]: readonly Tensor[]): number => smallest(subtract(x!, y!));

/**
 * Distance of the entries from the nearest multiple of a number.
 *
 * @param x - a concrete tensor
 * @param unit - the number
 * @returns the least distance
 */
export function fromMultiples(x: Tensor, unit: number): number {
  const parts = [...x.known('distance').data()].map((u) => u / unit);
  return unit * Math.min(Infinity, ...parts.map((u) => Math.abs(u - Math.round(u))));
}

/** Numbers that an operation takes, and distance from its kinks. */
interface WithNumber {
  readonly numbers: readonly number[];
  /** The result of two numbers, monotone in the first, or a range. */
  readonly range: ((x: number, y: number) => number) | Interval;
  readonly domain?: Interval;
  readonly gap?: (x: Tensor, value: number) => number;
}

/**
 * An operation with a number: x + 2.
 *
 * @param name - its public name
 * @param f - the function
 * @param rules - which numbers, and the range
 * @returns the operation
 */
export function withNumber(name: string, f: Binary, rules: WithNumber): ProgramOp {
  const { numbers, range, domain = ANYWHERE, gap } = rules;
  return {
    name,
    takes: ['float'],
    params: (_, knob) => ({ value: chosen(numbers, knob)! }),
    result: ([x], { value }) => {
      if (x!.range[0] < domain[0] || x!.range[1] > domain[1]) return null;
      if (typeof range !== 'function') return float(x!.shape, range);
      const ends = x!.range.map((u) => range(u, value as number));
      return float(x!.shape, [Math.min(...ends), Math.max(...ends)]);
    },
    run: ([x], { value }) => f(x!, value as number),
    source: ([x], { value }) => `${name}(${x}, ${String(value)})`,
    jax: ([x], { value }) => `${jaxName(name)}(${x}, ${String(value)})`,
    ...(gap && { gap: ([x], { value }) => gap(x!, value as number) }),
  };
}

/**
 * A comparison: its result chooses in `where`.
 *
 * @param name - its public name
 * @param f - the function
 * @returns the operation
 */
export function comparison(name: string, f: Binary): ProgramOp {
  return {
    name,
    takes: ['float', 'float'],
    result: ([x, y]) => discrete('bool', together(x!.shape, y!.shape)),
    run: ([x, y]) => f(x!, y!),
    source: ([x, y]) => `${name}(${x}, ${y})`,
    jax: ([x, y]) => `${jaxName(name)}(${x}, ${y})`,
    gap: distance,
  };
}
