/**
 * The type of a tensor: what is known of it before any number is. Programs, checkers and caches speak
 * in these. `weak` marks a value that came from a JavaScript number and so takes its partner's dtype.
 */
import { isFloat, type DType } from './dtype.js';
import { sameShape, type Shape } from './shape.js';

/** Shape and dtype of a tensor, and whether its dtype gives way to others. */
export interface TensorType<D extends DType = DType> {
  readonly dtype: D;
  readonly shape: Shape;
  readonly weak: boolean;
}

/**
 * Makes a strong type.
 *
 * @param dtype - element type
 * @param shape - lengths of the axes
 * @param weak - whether it came from a JavaScript number
 * @returns the type
 */
export function typeOf<D extends DType>(dtype: D, shape: Shape, weak = false): TensorType<D> {
  return { dtype, shape, weak };
}

const SCALAR: Shape = Object.freeze([]);

/** Types of scalars: strong and weak ones of every dtype, made once. */
const scalarTypes: Partial<Record<DType, readonly [TensorType, TensorType]>> = {};

/**
 * The type of a scalar, the same object every time: scalars are made for every number in an expression.
 *
 * @param dtype - element type
 * @param weak - whether it came from a JavaScript number
 * @returns the type
 */
export function scalarType<D extends DType>(dtype: D, weak: boolean): TensorType<D> {
  const both = (scalarTypes[dtype] ??= [typeOf(dtype, SCALAR), typeOf(dtype, SCALAR, true)]);
  return both[weak ? 1 : 0] as TensorType<D>;
}

/**
 * Same shape and dtype; `weak` is not compared, since it changes no stored number.
 *
 * @param a - one type
 * @param b - the other
 * @returns whether values of one can stand for the other
 */
export function sameType(a: TensorType, b: TensorType): boolean {
  return a === b || (a.dtype === b.dtype && sameShape(a.shape, b.shape));
}

/**
 * The type in the notation of the docs: `float32[3,4]`, a scalar `float32[]`.
 *
 * @param type - the type
 * @returns its text
 */
export function printType(type: TensorType): string {
  return `${type.dtype}[${type.shape.join(',')}]`;
}

/**
 * Whether values of this type have tangents.
 *
 * @param type - the type
 * @returns true for floats
 */
export function hasTangent(type: TensorType): boolean {
  return isFloat(type.dtype);
}
