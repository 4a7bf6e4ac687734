/**
 * What inputs may be: trees of ranges, and the points in them as plain numbers.
 */
import {
  reshape,
  array,
  GradusError,
  isFloat,
  shown,
  type DType,
  type Tensor,
} from '@gradus/tensor';

/** The numbers that one tensor may hold. */
export interface Range {
  readonly min: number;
  readonly max: number;
  /** A scalar when left out. */
  readonly shape?: readonly number[];
  /** float32 when left out. */
  readonly dtype?: DType;
}

/** A range, or a tree of ranges. */
export type Domain = Range | readonly Domain[] | { readonly [key: string]: Domain };

/** A point: the elements of every leaf. */
export type Point = readonly Float64Array[];

function isRange(domain: Domain): domain is Range {
  const { min, max } = domain as Partial<Range>;
  return typeof min === 'number' && typeof max === 'number';
}

/**
 * The ranges of a domain, in the order of its leaves.
 *
 * @param domain - a tree of ranges
 * @returns its leaves; throws GR801 for one that holds no number, or is no tree of ranges
 */
export function rangesOf(domain: Domain): Range[] {
  if (typeof domain !== 'object' || domain === null) throw noRange(domain);
  if (!isRange(domain)) return Object.values(domain).flatMap(rangesOf);
  if (!(domain.min <= domain.max) || !Number.isFinite(domain.max - domain.min)) {
    throw noRange(domain);
  }
  return [domain];
}

function noRange(found: unknown): GradusError {
  return new GradusError('GR801', {
    what: `hunt was given ${typeof found === 'object' ? JSON.stringify(found) : shown(found)} as a range.`,
    why: 'It draws inputs from ranges of finite numbers, with min ≤ max.',
    instead: 'Write { min: -1, max: 1 }, with shape and dtype where they matter.',
  });
}

/**
 * How many elements a range stands for.
 *
 * @param range - a leaf of a domain
 * @returns the size of its tensor
 */
export function sizeOfRange({ shape = [] }: Range): number {
  return shape.reduce((n, m) => n * m, 1);
}

/**
 * The arguments at a point.
 *
 * @param domain - one tree of ranges an argument
 * @param point - the elements of every leaf
 * @returns trees of tensors
 */
export function argumentsAt(domain: readonly Domain[], point: Point): unknown[] {
  let next = 0;
  const build = (part: Domain): unknown => {
    if (isRange(part)) return tensorOf(part, point[next++]!);
    if (Array.isArray(part)) return part.map((each) => build(each as Domain));
    return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, build(each)]));
  };
  return domain.map(build);
}

function tensorOf({ shape = [], dtype = 'float32' }: Range, values: Float64Array): Tensor {
  const kept = isFloat(dtype) ? values : values.map(Math.round);
  return reshape(array([...kept], { dtype }), shape);
}
