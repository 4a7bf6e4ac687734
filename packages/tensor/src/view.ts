/**
 * Strided views. A layout says where element [i, j, …] of a tensor lies in its storage:
 * offset + Σ strides[k]·index[k]. Transposing, broadcasting and slicing make a new layout and share the
 * data; a kernel that needs elements in a row asks `contiguous`, which copies when it must.
 */
import { allocate, type TypedArray } from './dtype.js';
import { sizeOf, stridesOf, type Shape } from './shape.js';
import type { Storage } from './storage.js';
import type { Tensor } from './tensor.js';

/** Where the elements of a view lie in its storage, counted in elements. */
export interface Layout {
  readonly offset: number;
  readonly strides: readonly number[];
}

/** Elements as a kernel walks them: data[offset + i · step], step 0 for one repeated element. */
export interface Operand {
  readonly data: TypedArray;
  readonly offset: number;
  readonly step: number;
}

/** Storage and layout of a concrete tensor. */
export interface Block {
  readonly storage: Storage;
  /** null: elements lie in a row from 0. */
  readonly layout: Layout | null;
}

/**
 * The elements of a concrete tensor in row-major order. Shares the storage where it can: never write
 * to the result.
 *
 * @param x - a concrete tensor
 * @returns a typed array of exactly `x.size` elements
 */
export function contiguous(x: Tensor): TypedArray {
  const { storage, layout } = x.block;
  const data = storage.read();
  if (layout === null) return data;
  if (inARow(layout, x.shape)) return data.subarray(layout.offset, layout.offset + x.size);
  const out = allocate(x.dtype, x.size);
  gatherStrided(data, layout, x.shape, out);
  return out;
}

/** Whether the elements follow one another: a row of a matrix does, a column does not. */
function inARow({ strides }: Layout, shape: Shape): boolean {
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] !== 1 && strides[axis] !== step) return false;
    step *= shape[axis]!;
  }
  return step > 0;
}

/**
 * The elements of a concrete tensor as one run or one repeated element, without copying a broadcast
 * scalar.
 *
 * @param x - a concrete tensor
 * @returns data, offset and step
 */
export function operandOf(x: Tensor): Operand {
  const { storage, layout } = x.block;
  if (layout === null) {
    const data = storage.read();
    return { data, offset: 0, step: data.length === 1 ? 0 : 1 };
  }
  if (isRepeated(layout, x.shape)) return { data: storage.read(), offset: layout.offset, step: 0 };
  return { data: contiguous(x), offset: 0, step: 1 };
}

/** Whether a layout reads one element again and again. */
function isRepeated({ strides }: Layout, shape: Shape): boolean {
  for (let axis = 0; axis < strides.length; axis++) {
    if (strides[axis] !== 0 && shape[axis] !== 1) return false;
  }
  return true;
}

/**
 * The layout of a concrete tensor, made explicit.
 *
 * @param x - a concrete tensor
 * @returns offset and strides
 */
export function layoutOf(x: Tensor): Layout {
  return x.block.layout ?? { offset: 0, strides: stridesOf(x.shape) };
}

/**
 * Copies the elements that a layout selects into a row.
 *
 * @param data - storage to read
 * @param layout - where the elements lie
 * @param shape - their shape
 * @param out - filled in row-major order
 */
export function gatherStrided(
  data: TypedArray,
  layout: Layout,
  shape: Shape,
  out: TypedArray,
): void {
  if (sizeOf(shape) === 0) return;
  const rank = shape.length;
  const { strides } = layout;
  const inner = rank === 0 ? 1 : shape[rank - 1]!;
  const step = rank === 0 ? 0 : strides[rank - 1]!;
  const index = shape.map(() => 0);
  let base = layout.offset;
  for (let at = 0; at < out.length; at += inner) {
    for (let i = 0; i < inner; i++) out[at + i] = data[base + i * step]!;
    for (let axis = rank - 2; axis >= 0; axis--) {
      base += strides[axis]!;
      if (++index[axis]! < shape[axis]!) break;
      base -= strides[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
}

/**
 * Copies a row of elements to the places that a layout selects: the other way of `gatherStrided`.
 *
 * @param data - elements in row-major order
 * @param layout - where they go
 * @param shape - their shape
 * @param out - written at those places
 */
export function scatterStrided(
  data: TypedArray,
  layout: Layout,
  shape: Shape,
  out: TypedArray,
): void {
  if (sizeOf(shape) === 0) return;
  const rank = shape.length;
  const { strides } = layout;
  const inner = rank === 0 ? 1 : shape[rank - 1]!;
  const step = rank === 0 ? 0 : strides[rank - 1]!;
  const index = shape.map(() => 0);
  let base = layout.offset;
  for (let at = 0; at < data.length; at += inner) {
    for (let i = 0; i < inner; i++) out[base + i * step] = data[at + i]!;
    for (let axis = rank - 2; axis >= 0; axis--) {
      base += strides[axis]!;
      if (++index[axis]! < shape[axis]!) break;
      base -= strides[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
}
