/**
 * fast-check arbitraries of shapes, tensors and trees.
 */
import fc from 'fast-check';
import {
  allocate,
  convert,
  dtypes,
  fromData,
  isFloat,
  sizeOf,
  typeOf,
  type DType,
  type Shape,
  type Tensor,
} from '@gradus/tensor';

/** Bounds of a shape. */
export interface ShapeOptions {
  /** Most axes, 3 when left out. */
  readonly maxRank?: number;
  /** Shortest axis, 0 when left out. */
  readonly minLength?: number;
  /** Longest axis, 4 when left out. */
  readonly maxLength?: number;
}

/**
 * Shapes, axes of length 0 and 1 among them.
 *
 * @param options - bounds
 * @returns an arbitrary of shapes
 */
export function shapes(options: ShapeOptions = {}): fc.Arbitrary<number[]> {
  const { maxRank = 3, minLength = 0, maxLength = 4 } = options;
  return fc.array(fc.integer({ min: minLength, max: maxLength }), { maxLength: maxRank });
}

/** What the tensors are like. */
export interface TensorOptions {
  /** One dtype, or several to choose from; all five when left out. */
  readonly dtype?: DType | readonly DType[];
  /** One shape, or an arbitrary of shapes; `shapes()` when left out. */
  readonly shape?: Shape | fc.Arbitrary<readonly number[]>;
  /** Smallest and largest entry; −100 and 100 when left out. */
  readonly min?: number;
  readonly max?: number;
  /** Whether NaN, infinities and the ends of the dtype's range occur. */
  readonly extremes?: boolean;
}

const ALL: readonly DType[] = ['float32', 'float64', 'int32', 'uint32', 'bool'];

/**
 * Tensors.
 *
 * @param options - dtype, shape and range
 * @returns an arbitrary of concrete tensors
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { tensors } from '@gradus/testing';
 * const rows = tensors({ dtype: 'float64', shape: [3], min: 0, max: 1 });
 * fc.assert(fc.property(rows, (x) => x.shape[0] === 3), { numRuns: 10 });
 * ```
 */
export function tensors(options: TensorOptions = {}): fc.Arbitrary<Tensor> {
  const { dtype = ALL, shape = shapes() } = options;
  const kind = typeof dtype === 'string' ? fc.constant(dtype) : fc.constantFrom(...dtype);
  const form = isShape(shape) ? fc.constant(shape) : shape;
  return fc.tuple(kind, form).chain(([d, s]) => {
    const size = sizeOf(s);
    return fc
      .array(entries(d, options), { minLength: size, maxLength: size })
      .map((values) => tensorOf(d, s, values));
  });
}

function isShape(shape: Shape | fc.Arbitrary<readonly number[]>): shape is Shape {
  return Array.isArray(shape);
}

function tensorOf(dtype: DType, shape: Shape, values: readonly number[]): Tensor {
  const data = allocate(dtype, values.length);
  values.forEach((value, i) => (data[i] = convert(value, dtype)));
  return fromData(typeOf(dtype, shape), data);
}

/** Entries of a dtype: integers, halves and any float between the bounds. */
function entries(dtype: DType, options: TensorOptions): fc.Arbitrary<number> {
  const { extremes = false } = options;
  const info = dtypes[dtype];
  const min = Math.max(options.min ?? -100, info.min);
  const max = Math.min(options.max ?? 100, info.max);
  const whole = fc.integer({ min: Math.ceil(min), max: Math.floor(max) });
  if (!isFloat(dtype)) {
    return extremes ? fc.oneof(whole, fc.constantFrom(info.min, info.max)) : whole;
  }
  const any = fc.double({ min, max, noNaN: true });
  const usual = Math.ceil(min) <= Math.floor(max) ? fc.oneof(whole, any) : any;
  const ends = [Number.NaN, Infinity, -Infinity, -0, info.max, info.min, info.tiny, info.eps];
  return extremes ? fc.oneof({ weight: 3, arbitrary: usual }, fc.constantFrom(...ends)) : usual;
}

/** What the trees are like. */
export interface TreeOptions {
  /** Leaves; small numbers when left out. */
  readonly leaf?: fc.Arbitrary<unknown>;
  /** Most levels, 3 when left out. */
  readonly maxDepth?: number;
}

/**
 * Nested arrays and plain objects, with empty ones and null among them.
 *
 * @param options - leaves and depth
 * @returns an arbitrary of trees
 */
export function trees(options: TreeOptions = {}): fc.Arbitrary<unknown> {
  const { leaf = fc.integer({ min: -9, max: 9 }), maxDepth = 3 } = options;
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth, withCrossShrink: true },
      { weight: 3, arbitrary: leaf },
      fc.constantFrom(null, undefined),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.string({ maxLength: 3 }), tie('tree'), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
    ),
  }));
  return tree;
}
