/**
 * A block written over part of one axis, from where an integer tensor says: the other half of
 * `dynamicSlice`, with the same rules for starts. Linear in the tensor and the block together; the
 * transpose hands the block its part of the cotangent, and the tensor the rest.
 */
import { indexedCode } from '#methodCode';
import { bind1 } from '../bind.js';
import { blocksOf } from '../blocks.js';
import { fromData, zerosOf } from '../concrete.js';
import { requireDtype } from '../elementwise.js';
import { misbound } from '../errors/strict.js';
import { isLinear, type Primitive, type Sample } from '../primitive.js';
import { sameShape, type Shape } from '../shape.js';
import type { Tensor } from '../tensor.js';
import type { TensorType } from '../type.js';
import { contiguous } from '../view.js';
import { repeated } from './broadcast.js';
import {
  eachRow,
  readBlock,
  requireStarts,
  startsOf,
  type BlockParams,
  type DynamicSliceParams,
} from './dynamicSlice.js';

/** Writing a block. */
export const dynamicUpdateSlicePrimitive: Primitive<BlockParams> = {
  name: 'dynamicUpdateSlice',
  accepts: 'any',
  type: (inputs, params) => {
    const [x, block, start] = inputs as [TensorType, TensorType, TensorType];
    requireDtype('dynamicUpdateSlice', 'integer', start);
    requireStarts('dynamicUpdateSlice', inputs, params);
    const size = block.shape[params.axis] ?? 0;
    const fits = sameShape(block.shape, x.shape.with(params.axis, size));
    if (!fits || size > x.shape[params.axis]! || block.dtype !== x.dtype) {
      throw misbound(
        'dynamicUpdateSlice',
        inputs,
        'a block fits into the tensor, and has its dtype.',
      );
    }
    return [{ ...x, weak: x.weak && block.weak }];
  },
  run: ([x, block, start], params, [type]) => {
    const out = contiguous(x!).slice();
    const from = contiguous(block!);
    const size = block!.shape[params.axis]!;
    eachRow(blocksOf(x!.shape, params), contiguous(start!), size, (whole, part, count) => {
      out.set(from.subarray(part, part + count), whole);
    });
    return [fromData(type!, out)];
  },
  linearIn: [0, 1],
  tangent: ([dx, db], { inputs: [x, block, start] }, params) => {
    if (!dx && !db) return [null];
    return [writeBlock(dx ?? zerosOf(x!.type), db ?? zerosOf(block!.type), start!, params)];
  },
  transpose: ([c], [x, block, start], params) => {
    const at = start as Tensor;
    const type = isLinear(block) ? block.linear : block!.type;
    return [
      isLinear(x) ? writeBlock(c!, zerosOf(type), at, params) : null,
      isLinear(block) ? readBlock(c!, at, { ...params, size: type.shape[params.axis]! }) : null,
      null,
    ];
  },
  batch: ([x, block, start], [xMapped, blockMapped, startMapped], size, params) => {
    const own = startMapped === true || params.batch > 0;
    return [
      writeBlock(
        xMapped ? x! : repeated(x!, size),
        blockMapped ? block! : repeated(block!, size),
        own && !startMapped ? repeated(start!, size) : start!,
        { axis: params.axis + 1, batch: own ? params.batch + 1 : 0 },
      ),
    ];
  },
  lower: {
    kind: 'indexed',
    move: 'write',
    code: indexedCode,
    blocks: (shape, params) => blocksOf(shape, params as BlockParams),
  },
  samples: [
    write([5], { axis: 0, batch: 0, size: 2 }, [1]),
    write([2, 4], { axis: 1, batch: 0, size: 3 }, [-2]),
    write([3, 2], { axis: 0, batch: 0, size: 1 }, [7]),
    write([2, 3, 2], { axis: 1, batch: 1, size: 2 }, [0, 1]),
    write([1], { axis: 0, batch: 0, size: 1 }, [0]),
    write([3], { axis: 0, batch: 0, size: 0 }, [1]),
  ],
};

function write(
  shape: Shape,
  { axis, batch, size }: DynamicSliceParams,
  starts: readonly number[],
): Sample<BlockParams> {
  const params = { axis, batch };
  const block = { shape: shape.with(axis, size) };
  return { inputs: [{ shape }, block, startsOf(shape, params, starts)], params };
}

/**
 * Writes a block; see the head of this file.
 *
 * @param x - a tensor
 * @param block - of the dtype of `x`, and of its shape but along the axis
 * @param start - integers, of the shape of the batch axes
 * @param params - axis, and number of batch axes
 * @returns `x` with the block written over it
 */
export function writeBlock(
  x: Tensor,
  block: Tensor,
  start: Tensor,
  { axis, batch }: BlockParams,
): Tensor {
  return bind1(dynamicUpdateSlicePrimitive, [x, block, start], { axis, batch });
}
