/**
 * Makers of concrete tensors, for `run` rules and for creation. Nobody else calls the constructor.
 */
import { convert, type DType, type TypedArray } from './dtype.js';
import { storageOf, storageOfNumber, type Storage } from './storage.js';
import { Tensor } from './tensor.js';
import { scalarType, typeOf, type TensorType } from './type.js';
import type { Layout } from './view.js';

/**
 * A tensor around an array that nobody changes any more.
 *
 * @param type - shape and dtype
 * @param data - exactly as many elements, in row-major order
 * @returns the tensor
 */
export function fromData<D extends DType>(type: TensorType<D>, data: TypedArray): Tensor<D> {
  return fromStorage(type, storageOf(data));
}

/**
 * A tensor around a cell, which holds exactly its elements in row-major order.
 *
 * @param type - shape and dtype
 * @param storage - where the elements are
 * @returns the tensor
 */
export function fromStorage<D extends DType>(type: TensorType<D>, storage: Storage): Tensor<D> {
  return new Tensor(type, null, storage, null);
}

/**
 * A tensor that shares the storage of `x` under another layout.
 *
 * @param x - a concrete tensor
 * @param type - the type of the view
 * @param layout - where its elements lie; null when they lie in a row from 0
 * @returns the view
 */
export function viewOf(x: Tensor, type: TensorType, layout: Layout | null): Tensor {
  return new Tensor(type, null, x.block.storage, layout);
}

/**
 * A scalar.
 *
 * @param value - the number, rounded to the dtype
 * @param dtype - its dtype
 * @param weak - whether the dtype gives way to others
 * @returns a tensor of shape []
 */
export function scalarOf<D extends DType>(value: number, dtype: D, weak = false): Tensor<D> {
  return scalarAs(scalarType(dtype, weak), value);
}

/**
 * A scalar of a type.
 *
 * @param type - a type of shape []
 * @param value - the number, rounded to the dtype
 * @returns the scalar
 */
export function scalarAs<D extends DType>(type: TensorType<D>, value: number): Tensor<D> {
  return new Tensor(type, null, convert(value, type.dtype), null);
}

/**
 * One number repeated over a shape, without the memory of it.
 *
 * @param value - the number, rounded to the dtype
 * @param dtype - its dtype
 * @param shape - lengths of the axes
 * @returns a broadcast view of a scalar
 */
export function filled<D extends DType>(
  value: number,
  dtype: D,
  shape: readonly number[],
): Tensor<D> {
  return filledAs(typeOf(dtype, shape), value);
}

/**
 * One number in every place of a type, without the memory of it.
 *
 * @param type - shape, dtype, and whether it is weak
 * @param value - the number, rounded to the dtype
 * @returns a broadcast view of a scalar
 */
export function filledAs<D extends DType>(type: TensorType<D>, value: number): Tensor<D> {
  const { dtype, shape } = type;
  if (shape.length === 0) return scalarAs(type, value);
  const strides: number[] = [];
  for (let axis = 0; axis < shape.length; axis++) strides.push(0);
  const storage = storageOfNumber(convert(value, dtype), dtype);
  return new Tensor(type, null, storage, { offset: 0, strides });
}

/**
 * Zeros of a type, without their memory.
 *
 * @param type - shape and dtype
 * @returns the zeros
 */
export function zerosOf(type: TensorType): Tensor {
  return filled(0, type.dtype, type.shape);
}
