/**
 * Tensors from values: numbers, nested lists, typed arrays, and tensors among them.
 */
import { stackNested, type Stackable } from '#stacking';
import { askedDType, type DTypeOption } from './arguments.js';
import { fromData } from './concrete.js';
import { context } from './context.js';
import { allocate, convert, dtypes, isFloat, type DType, type TypedArray } from './dtype.js';
import { GradusError } from './errors/GradusError.js';
import { shown } from './errors/shown.js';
import { astype } from './ops/cast.js';
import { sameShape, type Shape } from './shape.js';
import { Tensor } from './tensor.js';
import { walkingError } from './treePaths.js';
import { typeOf } from './type.js';

/** Whole numbers of sounds and pictures, which become int32. */
type SmallIntegers = Int8Array | Int16Array | Uint16Array | Uint8ClampedArray;

/** What `array` takes: numbers, booleans, tensors, typed arrays, and nested lists of them. */
export type ArrayLikeData =
  | number
  | boolean
  | Stackable
  | TypedArray
  | SmallIntegers
  | readonly ArrayLikeData[];

/**
 * A tensor from numbers: `array([[1, 2], [3, 4]])`. Typed arrays are copied and keep their dtype
 * (shorter integers become int32); booleans give `bool`; other numbers the default float, since JavaScript cannot
 * tell 2 from 2.0.
 * Tensors among the values are stacked, with their gradients.
 *
 * @param values - a number, nested lists, a typed array or a tensor
 * @param options - `dtype` of the result
 * @returns the tensor; throws GR105 for ragged lists, for values that are no numbers, and for those that an integer
 *   dtype cannot hold
 *
 * @example
 * ```ts
 * import { array } from '@gradus/tensor';
 * console.log(array([[1, 2], [3, 4]]).shape); // => [2, 2]
 * ```
 */
export function array<D extends DType = DType>(
  values: ArrayLikeData | Tensor,
  options: DTypeOption<D> = {},
): Tensor<D> {
  const dtype = askedDType(options, 'array');
  if (Tensor.is(values)) {
    return (dtype === undefined ? values : astype(values, dtype)) as Tensor<D>;
  }
  if (isTyped(values)) return fromTyped(values, dtype) as Tensor<D>;
  const leaves: (number | boolean | Tensor)[] = [];
  const shape = shapeOf(values, leaves);
  if (leaves.some((v) => Tensor.is(v))) return stackNested(leaves, shape, dtype) as Tensor<D>;
  const booleans = leaves.length > 0 && leaves.every((v) => typeof v === 'boolean');
  const target = dtype ?? (booleans ? 'bool' : context.defaultFloat);
  const data = allocate(target, leaves.length);
  for (let i = 0; i < leaves.length; i++) data[i] = stored(Number(leaves[i]), target);
  return fromData(typeOf(target, shape), data) as Tensor<D>;
}

/** A number as an element; integers are written down on purpose, so what does not fit is a mistake. */
function stored(value: number, dtype: DType): number {
  const { kind, min, max } = dtypes[dtype];
  const whole = Math.trunc(value);
  if (kind !== 'integer' || (whole >= min && whole <= max)) return convert(value, dtype);
  throw new GradusError('GR105', {
    what: `${value} is no ${dtype}.`,
    why: `Elements of ${dtype} lie between ${min} and ${max}; another number would be stored in place of yours.`,
    instead: "Use a dtype that holds it: `array(values, { dtype: 'float64' })`.",
  });
}

const TYPED: Readonly<Record<string, DType>> = {
  Float32Array: 'float32',
  Float64Array: 'float64',
  Int32Array: 'int32',
  Uint32Array: 'uint32',
};

/** Another view of a buffer, `DataView`, has no elements. */
function isTyped(values: unknown): values is TypedArray | SmallIntegers {
  return ArrayBuffer.isView(values) && !(values instanceof DataView);
}

function fromTyped(values: TypedArray | SmallIntegers, dtype: DType | undefined): Tensor {
  const target = dtype ?? TYPED[values.constructor.name] ?? 'int32';
  const data = allocate(target, values.length);
  // The engine's own copy rounds to floats as `convert` does, and much faster; integers it would wrap.
  const same = isFloat(target) || TYPED[values.constructor.name] === target;
  if (same && typeof values[0] !== 'bigint') data.set(values);
  else for (let i = 0; i < data.length; i++) data[i] = stored(Number(values[i]), target);
  return fromData(typeOf(target, [values.length]), data);
}

function shapeOf(values: ArrayLikeData, leaves: (number | boolean | Tensor)[]): number[] {
  try {
    return collect(values, leaves, 'array');
  } catch (error) {
    throw walkingError(error, 'array');
  }
}

/** Flattens nested lists into `leaves` and answers their shape. */
function collect(
  value: ArrayLikeData,
  leaves: (number | boolean | Tensor)[],
  path: string,
): number[] {
  if (typeof value === 'number' || typeof value === 'boolean' || Tensor.is(value)) {
    leaves.push(value);
    return [];
  }
  if (isTyped(value)) {
    for (const x of value) leaves.push(x);
    return [value.length];
  }
  if (!Array.isArray(value)) throw badElement(value, path);
  return collectList(value, leaves, path);
}

function collectList(
  list: readonly ArrayLikeData[],
  leaves: (number | boolean | Tensor)[],
  path: string,
): number[] {
  let inner: number[] | null = null;
  for (let i = 0; i < list.length; i++) {
    const item = list[i]; // by index: a list with holes has undefined in them
    if (typeof item === 'number' && (inner === null || inner.length === 0)) {
      leaves.push(item);
      inner ??= [];
      continue;
    }
    const shape = collect(item!, leaves, `${path}[${i}]`);
    if (inner !== null && !sameShape(shape, inner)) throw ragged(inner, shape, `${path}[${i}]`);
    inner = shape;
  }
  return [list.length, ...(inner ?? [])];
}

/**
 * The error for a value that is no element.
 *
 * @param value - what was given
 * @param path - where: `array[1]`
 * @returns the error to throw
 */
export function badElement(value: unknown, path: string): GradusError {
  return new GradusError('GR105', {
    what: `${path} is ${shown(value)}, not a number.`,
    why: 'A tensor holds numbers; nothing else can be converted without guessing.',
    instead: 'Give numbers, booleans, typed arrays, tensors, or nested lists of them.',
  });
}

function ragged(before: Shape, now: Shape, path: string): GradusError {
  return new GradusError('GR105', {
    what: `the lists are ragged: ${path} has shape [${now.join(', ')}], the ones before it [${before.join(', ')}].`,
    why: 'All rows of a tensor have one length.',
    instead: 'Pad the short rows, or keep a list of tensors.',
  });
}
