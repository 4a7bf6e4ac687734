/**
 * The five element types and the typed arrays that hold them. Everything that depends on a dtype asks
 * the table here, so that no other file compares dtype names. `bool` is stored as bytes 0 and 1.
 */
import { GradusError } from './errors/GradusError.js';

/** The element types of a tensor. */
export type DType = 'float32' | 'float64' | 'int32' | 'uint32' | 'bool';
/** The element types that have a tangent space. */
export type FloatDType = 'float32' | 'float64';
/** What holds the elements of a tensor in memory. */
export type TypedArray = Float32Array | Float64Array | Int32Array | Uint32Array | Uint8Array;

/** The two constructors of a typed array that are used: by length and by values. */
interface ArrayConstructor {
  new (length: number): TypedArray;
  new (values: ArrayLike<number>): TypedArray;
}

/** What is known of a dtype. */
export interface DTypeInfo {
  readonly kind: 'float' | 'integer' | 'bool';
  readonly bytes: number;
  readonly array: ArrayConstructor;
  /** Smallest and largest finite value. */
  readonly min: number;
  readonly max: number;
  /** Distance from 1 to the next number; 0 where numbers are exact. */
  readonly eps: number;
  /** Smallest positive normal number; 0 where there is none. */
  readonly tiny: number;
}

const F32_MAX = 3.4028234663852886e38;

/** Facts of every dtype. */
export const dtypes: Readonly<Record<DType, DTypeInfo>> = {
  float32: {
    kind: 'float',
    bytes: 4,
    array: Float32Array,
    min: -F32_MAX,
    max: F32_MAX,
    eps: 2 ** -23,
    tiny: 2 ** -126,
  },
  float64: {
    kind: 'float',
    bytes: 8,
    array: Float64Array,
    min: -1.7976931348623157e308,
    max: 1.7976931348623157e308,
    eps: 2 ** -52,
    tiny: 2 ** -1022,
  },
  int32: {
    kind: 'integer',
    bytes: 4,
    array: Int32Array,
    min: -(2 ** 31),
    max: 2 ** 31 - 1,
    eps: 0,
    tiny: 0,
  },
  uint32: {
    kind: 'integer',
    bytes: 4,
    array: Uint32Array,
    min: 0,
    max: 2 ** 32 - 1,
    eps: 0,
    tiny: 0,
  },
  bool: { kind: 'bool', bytes: 1, array: Uint8Array, min: 0, max: 1, eps: 0, tiny: 0 },
};

/**
 * Whether values of this dtype have derivatives.
 *
 * @param dtype - the dtype asked about
 * @returns true for `float32` and `float64`
 */
export function isFloat(dtype: DType): dtype is FloatDType {
  return dtype === 'float32' || dtype === 'float64';
}

/**
 * A typed array of zeros.
 *
 * @param dtype - element type
 * @param size - number of elements
 * @returns a new typed array; throws GR112 where there is no room for it
 */
export function allocate(dtype: DType, size: number): TypedArray {
  try {
    // An engine knows what these two make; what a table gives takes it 30 ns longer.
    if (dtype === 'float32') return new Float32Array(size);
    if (dtype === 'float64') return new Float64Array(size);
    return new dtypes[dtype].array(size);
  } catch {
    throw noRoom(dtype, size);
  }
}

function noRoom(dtype: DType, size: number): GradusError {
  const gibibytes = Math.round((size * dtypes[dtype].bytes) / 2 ** 30);
  return new GradusError('GR112', {
    what: `${size} elements of ${dtype} need ${gibibytes} GiB, which there is no room for.`,
    why: 'Every result of an operation is one array, all of it in memory.',
    instead:
      'Let `map` or `scan` go over the data in parts, or look for a shape that was not meant.',
  });
}

/**
 * The value that an element takes when a JavaScript number is stored as `dtype`: floats round to
 * nearest, integers saturate towards zero (NaN gives 0), bool asks "not zero".
 *
 * @param value - any number
 * @param dtype - target dtype
 * @returns the stored value
 */
export function convert(value: number, dtype: DType): number {
  switch (dtype) {
    case 'float32':
      return Math.fround(value);
    case 'float64':
      return value;
    case 'bool':
      return value === 0 ? 0 : 1;
    default: {
      const { min, max } = dtypes[dtype];
      return Number.isNaN(value) ? 0 : Math.min(max, Math.max(min, Math.trunc(value))) + 0;
    }
  }
}
