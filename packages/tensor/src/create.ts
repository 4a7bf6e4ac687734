/**
 * Making tensors from numbers.
 */
import { stackNested, type Stackable } from '#stacking';
import { context } from './context.js';
import { filled, fromData } from './concrete.js';
import { allocate, convert, type DType, type FloatDType, type TypedArray } from './dtype.js';
import { GradusError } from './errors/GradusError.js';
import { sameShape, sizeOf, type Shape } from './shape.js';
import { hasNumbers, Tensor } from './tensor.js';
import { printType, typeOf } from './type.js';
import { astype } from './ops/cast.js';

/** What `array` takes: numbers, booleans, tensors, typed arrays, and nested lists of them. */
export type ArrayLikeData = number | boolean | Stackable | TypedArray | readonly ArrayLikeData[];

/** Options of creation. */
export interface DTypeOption<D extends DType = DType> {
  readonly dtype?: D;
}

/**
 * A tensor from numbers: `array([[1, 2], [3, 4]])`. Typed arrays are copied and keep their dtype;
 * booleans give `bool`; other numbers the default float, since JavaScript cannot tell 2 from 2.0.
 * Tensors among the values are stacked, with their gradients.
 *
 * @param values - a number, nested lists, a typed array or a tensor
 * @param options - `dtype` of the result
 * @returns the tensor; throws GR105 for ragged lists and values that are no numbers
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
  const { dtype } = options;
  if (Tensor.is(values)) {
    return (dtype === undefined ? values : astype(values, dtype)) as Tensor<D>;
  }
  if (ArrayBuffer.isView(values)) return fromTyped(values, dtype) as Tensor<D>;
  const leaves: (number | boolean | Tensor)[] = [];
  const shape = collect(values, leaves, 'array');
  if (leaves.some((v) => Tensor.is(v))) return stackNested(leaves, shape, dtype) as Tensor<D>;
  const booleans = leaves.length > 0 && leaves.every((v) => typeof v === 'boolean');
  const target = dtype ?? (booleans ? 'bool' : context.defaultFloat);
  const data = allocate(target, leaves.length);
  for (let i = 0; i < leaves.length; i++) data[i] = convert(Number(leaves[i]), target);
  return fromData(typeOf(target, shape), data) as Tensor<D>;
}

const TYPED: Readonly<Record<string, DType>> = {
  Float32Array: 'float32',
  Float64Array: 'float64',
  Int32Array: 'int32',
  Uint32Array: 'uint32',
};

function fromTyped(values: TypedArray, dtype: DType | undefined): Tensor {
  const target = dtype ?? TYPED[values.constructor.name] ?? 'int32';
  const data = allocate(target, values.length);
  for (let i = 0; i < data.length; i++) data[i] = convert(values[i]!, target);
  return fromData(typeOf(target, [values.length]), data);
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
  if (ArrayBuffer.isView(value)) {
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
  if (list.every((item) => typeof item === 'number')) {
    for (const item of list) leaves.push(item);
    return [list.length];
  }
  for (let i = 0; i < list.length; i++) {
    const shape = collect(list[i]!, leaves, `${path}[${i}]`);
    if (inner !== null && !sameShape(shape, inner)) throw ragged(inner, shape, `${path}[${i}]`);
    inner = shape;
  }
  return [list.length, ...(inner ?? [])];
}

function badElement(value: unknown, path: string): GradusError {
  return new GradusError('GR105', {
    what: `${path} is ${value === null ? 'null' : typeof value}, not a number.`,
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

/**
 * A tensor of one repeated number.
 *
 * @param shape - lengths of the axes
 * @param value - the number
 * @param options - `dtype`, the default float when left out
 * @returns the tensor
 *
 * @example
 * ```ts
 * import { full } from '@gradus/tensor';
 * console.log(full([2], 7).tolist()); // => [7, 7]
 * ```
 */
export function full<D extends DType = FloatDType>(
  shape: Shape | number,
  value: number,
  options: DTypeOption<D> = {},
): Tensor<D> {
  const lengths = typeof shape === 'number' ? [shape] : shape;
  return filled(value, options.dtype ?? (context.defaultFloat as D), checkShape(lengths));
}

function checkShape(shape: Shape): Shape {
  if (shape.every((n) => Number.isInteger(n) && n >= 0)) return shape;
  throw new GradusError('GR102', {
    what: `[${shape.map((n) => (Tensor.is(n) ? printType(n.type) : n)).join(', ')}] is not a shape.`,
    why: 'Lengths of axes are integers from 0, and JavaScript numbers: a shape cannot depend on a tensor.',
    instead: 'Give lengths such as `[2, 3]`; `[]` is a scalar.',
  });
}

/**
 * A tensor of zeros.
 *
 * @param shape - lengths of the axes
 * @param options - `dtype`, the default float when left out
 * @returns the tensor
 */
export function zeros<D extends DType = FloatDType>(
  shape: Shape | number,
  options: DTypeOption<D> = {},
): Tensor<D> {
  return full(shape, 0, options);
}

/**
 * A tensor of ones.
 *
 * @param shape - lengths of the axes
 * @param options - `dtype`, the default float when left out
 * @returns the tensor
 */
export function ones<D extends DType = FloatDType>(
  shape: Shape | number,
  options: DTypeOption<D> = {},
): Tensor<D> {
  return full(shape, 1, options);
}

/**
 * Zeros of the shape and dtype of `x`.
 *
 * @param x - the model
 * @returns the tensor
 */
export function zerosLike(x: Tensor): Tensor {
  return filled(0, x.dtype, x.shape);
}

/**
 * Ones of the shape and dtype of `x`.
 *
 * @param x - the model
 * @returns the tensor
 */
export function onesLike(x: Tensor): Tensor {
  return filled(1, x.dtype, x.shape);
}

/**
 * `start, start + step, …` below `stop`. Integers give int32, fractions the default float.
 *
 * @param start - first value; the end when it is the only argument
 * @param stop - the end, not included
 * @param step - distance
 * @param options - `dtype` of the result
 * @returns a tensor of one axis
 *
 * @example
 * ```ts
 * import { arange } from '@gradus/tensor';
 * console.log(arange(3).tolist()); // => [0, 1, 2]
 * ```
 */
export function arange(start: number, stop?: number, step = 1, options: DTypeOption = {}): Tensor {
  const [from, to] = stop === undefined ? [0, start] : [start, stop];
  for (const n of [from, to, step]) {
    if (typeof n !== 'number') throw notANumber('arange', n);
  }
  const whole = [from, to, step].every(Number.isInteger);
  const dtype = options.dtype ?? (whole ? 'int32' : context.defaultFloat);
  const size = Math.max(0, Math.ceil((to - from) / step));
  const data = allocate(dtype, size);
  for (let i = 0; i < size; i++) data[i] = convert(from + i * step, dtype);
  return fromData(typeOf(dtype, [size]), data);
}

function notANumber(op: string, given: unknown): GradusError {
  if (!Tensor.is(given)) return badElement(given, `an argument of ${op}`);
  return new GradusError(hasNumbers(given) ? 'GR302' : 'GR301', {
    what: `${op} was given the tensor ${printType(given.type)} as a bound, on which the shape of its result depends.`,
    why: 'Shapes are fixed while tracing; a length cannot depend on a value.',
    instead:
      'Give a JavaScript number: `x.shape[0]`, `x.item()` where the value is known, or a static argument of jit.',
  });
}

/**
 * `num` evenly spaced values from `start` to `stop`, both included.
 *
 * @param start - first value
 * @param stop - last value
 * @param num - how many
 * @param options - `dtype`, the default float when left out
 * @returns a tensor of one axis
 */
export function linspace(
  start: number,
  stop: number,
  num = 50,
  options: DTypeOption<FloatDType> = {},
): Tensor {
  const dtype = options.dtype ?? context.defaultFloat;
  const data = allocate(dtype, num);
  for (let i = 0; i < num; i++) {
    data[i] = i === num - 1 && num > 1 ? stop : start + (i * (stop - start)) / Math.max(1, num - 1);
  }
  return fromData(typeOf(dtype, [num]), data);
}

/**
 * The identity matrix: ones where row equals column.
 *
 * @param n - number of rows
 * @param m - number of columns, `n` when left out
 * @param options - `dtype`, the default float when left out
 * @returns a tensor of shape [n, m]
 */
export function eye(n: number, m: number = n, options: DTypeOption = {}): Tensor {
  const dtype = options.dtype ?? context.defaultFloat;
  const data = allocate(dtype, sizeOf([n, m]));
  for (let i = 0; i < Math.min(n, m); i++) data[i * m + i] = 1;
  return fromData(typeOf(dtype, [n, m]), data);
}
