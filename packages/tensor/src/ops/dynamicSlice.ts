/**
 * A block of one axis that begins where an integer tensor says. Its length is fixed, so the shape is known
 * while tracing. A negative start counts from the end; a block that would not fit is moved inside the
 * axis, as in JAX, in the same way when it is written. The first `batch` axes have starts of their own.
 * Linear in the tensor; the transpose writes the block into zeros.
 */
import { indexedCode } from '#methodCode';
import { bind1 } from '../bind.js';
import { blocksOf, type Blocks } from '../blocks.js';
import { allocate, type TypedArray } from '../dtype.js';
import { fromData, zerosOf } from '../concrete.js';
import { requireDtype } from '../elementwise.js';
import { misbound } from '../errors/strict.js';
import { isLinear, type Primitive, type Sample } from '../primitive.js';
import { sameShape, sizeOf, type Shape } from '../shape.js';
import type { Tensor } from '../tensor.js';
import type { TensorType } from '../type.js';
import { contiguous } from '../view.js';
import { repeated } from './broadcast.js';
import { writeBlock } from './dynamicUpdateSlice.js';

/** The axis of a block, and how many leading axes have starts of their own. */
export type BlockParams = Readonly<{ axis: number; batch: number }>;

/** A block that is read. */
export type DynamicSliceParams = Readonly<BlockParams & { size: number }>;

/** Reading a block. */
export const dynamicSlicePrimitive: Primitive<DynamicSliceParams> = {
  name: 'dynamicSlice',
  accepts: 'any',
  type: ([x, start], { axis, batch, size }) => {
    requireDtype('dynamicSlice', 'integer', start!);
    requireStarts('dynamicSlice', [x!, start!], { axis, batch });
    if (size > x!.shape[axis]!) {
      throw misbound('dynamicSlice', [x!, start!], 'a block is not longer than its axis.');
    }
    return [{ ...x!, shape: x!.shape.with(axis, size) }];
  },
  run: ([x, start], params, [type]) => {
    const from = contiguous(x!);
    const out = allocate(type!.dtype, sizeOf(type!.shape));
    eachRow(blocksOf(x!.shape, params), contiguous(start!), params.size, (whole, part, count) => {
      out.set(from.subarray(whole, whole + count), part);
    });
    return [fromData(type!, out)];
  },
  linearIn: [0],
  tangent: ([dx], { inputs: [, start] }, params) => [dx ? readBlock(dx, start!, params) : null],
  transpose: ([c], [x, start], params) => [
    isLinear(x) ? writeBlock(zerosOf(x.linear), c!, start as Tensor, params) : null,
    null,
  ],
  batch: ([x, start], [xMapped, startMapped], size, params) => {
    const own = startMapped === true || params.batch > 0;
    const stacked = xMapped ? x! : repeated(x!, size);
    const starts = own && !startMapped ? repeated(start!, size) : start!;
    const batch = own ? params.batch + 1 : 0;
    return [readBlock(stacked, starts, { ...params, axis: params.axis + 1, batch })];
  },
  lower: {
    kind: 'indexed',
    move: 'read',
    code: indexedCode,
    blocks: (shape, params) => blocksOf(shape, params as BlockParams),
  },
  samples: [
    read([5], { axis: 0, batch: 0, size: 2 }, [1]),
    read([2, 4], { axis: 1, batch: 0, size: 3 }, [-2]),
    read([3, 2], { axis: 0, batch: 0, size: 1 }, [7]),
    read([2, 3, 2], { axis: 1, batch: 1, size: 2 }, [0, 1]),
    read([1], { axis: 0, batch: 0, size: 1 }, [0]),
    read([3], { axis: 0, batch: 0, size: 0 }, [1]),
  ],
};

/**
 * The sample input that holds starts.
 *
 * @param shape - shape of the tensor
 * @param params - number of batch axes
 * @param values - the starts
 * @returns the input
 */
export function startsOf(
  shape: Shape,
  { batch }: BlockParams,
  values: readonly number[],
): Sample['inputs'][number] {
  return { shape: shape.slice(0, batch), values, dtype: 'int32' };
}

function read(
  shape: Shape,
  params: DynamicSliceParams,
  starts: readonly number[],
): Sample<DynamicSliceParams> {
  return { inputs: [{ shape }, startsOf(shape, params, starts)], params };
}

/**
 * Throws unless starts, the last input, have the shape of the batch axes of the first.
 *
 * @param op - who asks
 * @param inputs - the tensor, …, the starts
 * @param params - axis and number of batch axes
 */
export function requireStarts(
  op: string,
  inputs: readonly TensorType[],
  { axis, batch }: BlockParams,
): void {
  const [shape, starts] = [inputs[0]!.shape, inputs.at(-1)!.shape];
  if (axis >= batch && axis < shape.length && sameShape(starts, shape.slice(0, batch))) return;
  throw misbound(op, inputs, 'there is one start for every place of the first `batch` axes.');
}

/**
 * Walks the runs of elements that a block consists of.
 *
 * @param blocks - the tensor seen as [batch, before, length, after]
 * @param starts - one a batch
 * @param size - length of the block
 * @param visit - told the offsets in the tensor and in the block, and the length, of every run
 */
export function eachRow(
  { batch, before, length, after }: Blocks,
  starts: TypedArray,
  size: number,
  visit: (whole: number, part: number, count: number) => void,
): void {
  for (let row = 0; row < batch * before; row++) {
    const given = starts[Math.floor(row / before)]!;
    const first = given < 0 ? given + length : given;
    const start = Math.min(Math.max(first, 0), length - size);
    visit((row * length + start) * after, row * size * after, size * after);
  }
}

/**
 * Reads a block; see the head of this file.
 *
 * @param x - a tensor
 * @param start - integers, of the shape of the batch axes
 * @param params - axis, number of batch axes, and length of the block
 * @returns the block
 */
export function readBlock(x: Tensor, start: Tensor, params: DynamicSliceParams): Tensor {
  return bind1(dynamicSlicePrimitive, [x, start], params);
}
