/**
 * Making tensors from numbers.
 */
import { context, withSettings } from './context.js';
import {
  askedDType,
  countOf,
  dtypeNamed,
  optionsOf,
  wholeNumber,
  wrongKind,
  type DTypeOption,
} from './arguments.js';
import { badElement } from './array.js';
import { filled, fromData } from './concrete.js';
import { allocate, convert, isFloat, type DType, type FloatDType } from './dtype.js';
import { GradusError } from './errors/GradusError.js';
import { shown } from './errors/shown.js';
import { constantLike, toTensor, type TensorLike } from './promote.js';
import { sizeOf, type Shape } from './shape.js';
import { hasNumbers, Tensor } from './tensor.js';
import { printType, typeOf } from './type.js';

/**
 * Runs `f` with another default float, which numbers without a dtype take. Meant for numerical work in
 * double precision: `withDefaultDtype('float64', () => grad(f)(2))`.
 *
 * @param dtype - `'float32'` or `'float64'`
 * @param f - a synchronous function
 * @returns what `f` returns; throws GR132 for another dtype, GR203 where that is a promise
 *
 * @example
 * ```ts
 * import { array, withDefaultDtype } from '@gradus/tensor';
 * console.log(withDefaultDtype('float64', () => array([1, 2]).dtype)); // => float64
 * ```
 */
export function withDefaultDtype<R>(dtype: FloatDType, f: () => R): R {
  if (!isFloat(dtype)) {
    throw wrongKind('withDefaultDtype', shown(dtype), "a float: 'float32' or 'float64'");
  }
  if (typeof f !== 'function') throw wrongKind('withDefaultDtype', shown(f), 'a function');
  const result = withSettings({ defaultFloat: dtype }, f);
  if (result instanceof Promise) {
    result.catch(() => undefined); // what its rest throws follows from this
    throw new GradusError('GR203', {
      what: 'withDefaultDtype was given an asynchronous function.',
      why: 'What follows its first `await` runs when the default is the old one again.',
      instead: 'Await first, and compute inside.',
    });
  }
  return result;
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
  if (typeof value !== 'number') throw badElement(value, 'the value of full');
  const dtype = askedDType(options, 'full') ?? (context.defaultFloat as D);
  return filled(value, dtype, checkShape(typeof shape === 'number' ? [shape] : shape));
}

function checkShape(shape: Shape): Shape {
  if (Array.isArray(shape) && shape.every((n) => Number.isInteger(n) && n >= 0)) return shape;
  throw new GradusError('GR102', {
    what: `${shown(shape)} is not a shape.`,
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
export function zerosLike(x: TensorLike): Tensor {
  return constantLike(toTensor(x, 'zerosLike'), 0);
}

/**
 * Ones of the shape and dtype of `x`.
 *
 * @param x - the model
 * @returns the tensor
 */
export function onesLike(x: TensorLike): Tensor {
  return constantLike(toTensor(x, 'onesLike'), 1);
}

/**
 * `start, start + step, …` below `stop`. Integers give int32, fractions the default float.
 *
 * @param start - first value; the end when it is the only argument
 * @param stop - the end, not included
 * @param step - distance
 * @param options - `dtype` of the result
 * @returns a tensor of one axis; throws GR132 for bounds that are not finite and for a step of 0
 *
 * @example
 * ```ts
 * import { arange } from '@gradus/tensor';
 * console.log(arange(3).tolist()); // => [0, 1, 2]
 * ```
 */
export function arange(start: number, stop?: number, step = 1, options: DTypeOption = {}): Tensor {
  const [from, to] = stop === undefined ? [0, start] : [start, stop];
  requireBounds([from, to, step]);
  const whole = [from, to, step].every(Number.isInteger);
  const dtype = askedDType(options, 'arange') ?? (whole ? 'int32' : context.defaultFloat);
  const size = Math.max(0, Math.ceil((to - from) / step));
  const data = allocate(dtype, size);
  for (let i = 0; i < size; i++) data[i] = convert(from + i * step, dtype);
  return fromData(typeOf(dtype, [size]), data);
}

function requireBounds(bounds: readonly [number, number, number]): void {
  for (const n of bounds) {
    if (typeof n !== 'number') throw notANumber('arange', n);
    if (!Number.isFinite(n)) throw wrongKind('arange', shown(n), 'a finite number');
  }
  if (bounds[2] === 0) throw wrongKind('arange', shown(0), 'a step other than 0');
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

/** Options of `linspace`. */
export interface LinspaceOptions extends DTypeOption<FloatDType> {
  /** Whether `stop` is the last value; true when left out. */
  readonly endpoint?: boolean;
}

/**
 * `num` evenly spaced values from `start` to `stop`, both included, as NumPy's `linspace`.
 *
 * @param start - first value
 * @param stop - last value
 * @param num - how many
 * @param options - `endpoint`: whether `stop` is one of them; `dtype`, the default float when left out
 * @returns a tensor of one axis; throws GR132 where an argument is no number
 *
 * @example
 * ```ts
 * import { linspace } from '@gradus/tensor';
 * console.log(linspace(0, 1, 4, { endpoint: false }).tolist()); // => [0, 0.25, 0.5, 0.75]
 * ```
 */
export function linspace(
  start: number,
  stop: number,
  num = 50,
  options: LinspaceOptions = {},
): Tensor {
  const { endpoint = true, dtype = context.defaultFloat } = optionsOf(
    options,
    ['dtype', 'endpoint'],
    'linspace',
  );
  for (const n of [start, stop]) if (typeof n !== 'number') throw notANumber('linspace', n);
  const data = allocate(dtypeNamed(dtype, 'linspace'), countOf(num, 'linspace'));
  const steps = Math.max(1, endpoint ? num - 1 : num);
  for (let i = 0; i < num; i++) {
    data[i] = i === steps ? stop : start + (i * (stop - start)) / steps;
  }
  return fromData(typeOf(dtype, [num]), data);
}

/** Options of `eye`. */
export interface EyeOptions extends DTypeOption {
  /** Which diagonal holds the ones: 0 the main one, 1 that above it, −1 that below it. */
  readonly k?: number;
}

/**
 * The identity matrix: ones where column = row + k, as NumPy's `eye`.
 *
 * @param n - number of rows
 * @param m - number of columns, `n` when left out
 * @param options - `k`, the diagonal, 0 when left out; `dtype`, the default float when left out
 * @returns a tensor of shape [n, m]; throws GR132 for lengths that are no counts
 *
 * @example
 * ```ts
 * import { eye } from '@gradus/tensor';
 * console.log(eye(2, 3, { k: 1 }).tolist()); // => [[0, 1, 0], [0, 0, 1]]
 * ```
 */
export function eye(n: number, m: number = n, options: EyeOptions = {}): Tensor {
  const { k = 0, dtype = context.defaultFloat } = optionsOf(options, ['dtype', 'k'], 'eye');
  const shape = [countOf(n, 'eye'), countOf(m, 'eye')];
  const data = allocate(dtypeNamed(dtype, 'eye'), sizeOf(shape));
  const last = Math.min(n, m - wholeNumber(k, 'eye', 'the diagonal k'));
  for (let row = Math.max(0, -k); row < last; row++) data[row * m + row + k] = 1;
  return fromData(typeOf(dtype, shape), data);
}
