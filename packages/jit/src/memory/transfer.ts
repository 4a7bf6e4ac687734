/**
 * Tensors into the arena and out of it. Nothing that leaves here is a view of the arena.
 */
import {
  allocate,
  dtypes,
  fromData,
  operandOf,
  sizeOf,
  type Tensor,
  type TensorType,
} from '@gradus/tensor';
import type { Views } from './heap.js';

/**
 * Copies a tensor into memory.
 *
 * @param x - a concrete tensor
 * @param address - where its first byte goes
 * @param views - the memory
 */
export function copyIn(x: Tensor, address: number, views: Views): void {
  const { dtype } = x.type;
  const { size } = x;
  if (size === 0) return;
  const view = views[dtype];
  const at = address / dtypes[dtype].bytes;
  const { data, offset, step } = operandOf(x);
  if (size === 1) view[at] = data[offset]!;
  else if (step === 0) view.fill(data[offset]!, at, at + size);
  else view.set(data, at);
}

/**
 * Copies a value out of memory.
 *
 * @param type - its type
 * @param address - where its first byte is
 * @param views - the memory
 * @returns a tensor of its own
 */
export function copyOut(type: TensorType, address: number, views: Views): Tensor {
  const { dtype, shape } = type;
  const size = sizeOf(shape);
  const at = address / dtypes[dtype].bytes;
  const view = views[dtype];
  if (size > 1) return fromData(type, view.slice(at, at + size));
  const data = allocate(dtype, size);
  if (size === 1) data[0] = view[at]!;
  return fromData(type, data);
}
