/**
 * Elements of `x` picked along one axis by a tensor of integers. The first `batch` axes of `x` and of the
 * indices run side by side; with batch = 0 the result is x.shape with `axis` replaced by the shape of the
 * indices. Negative indices count from the end. An index outside of the axis picks NaN (integers: the
 * smallest, unsigned: the largest, bool: true), and passes no gradient: forwards and backwards agree.
 * Linear in `x`; the transpose adds the cotangents up where the elements came from.
 */
import { indexedCode } from '#methodCode';
import { bind1 } from '../bind.js';
import { blocksOf, eachIndex, type IndexedBlocks } from '../blocks.js';
import { allocate, dtypes, type DType, type TypedArray } from '../dtype.js';
import { fromData, zerosOf } from '../concrete.js';
import { requireDtype } from '../elementwise.js';
import { misbound } from '../errors/strict.js';
import { isLinear, type Primitive } from '../primitive.js';
import { repeated } from './broadcast.js';
import { scatterAddAt } from './scatter.js';
import { picks } from '../samples.js';
import { sameShape, sizeOf } from '../shape.js';
import type { Tensor } from '../tensor.js';
import type { TensorType } from '../type.js';
import { axisToFront, transpose } from './transpose.js';
import { contiguous } from '../view.js';

/** Where elements are picked. */
export type GatherParams = Readonly<{
  axis: number;
  /** How many leading axes `x` and the indices share. */
  batch: number;
  /** What an index outside of the axis gives. */
  outside: 'nan' | 'zero';
}>;

/** Picking along an axis. */
export const gatherPrimitive: Primitive<GatherParams> = {
  name: 'gather',
  accepts: 'any',
  type: ([x, indices], params) => {
    requireDtype('gather', 'integer', indices!);
    return [
      { dtype: x!.dtype, shape: pickedShape('gather', [x!, indices!], params), weak: x!.weak },
    ];
  },
  run: ([x, indices], params, [type]) => {
    const out = allocate(type!.dtype, sizeOf(type!.shape));
    const outside = missing(type!.dtype, params);
    pick(
      { ...blocksOf(x!.shape, params), indices: contiguous(indices!) },
      contiguous(x!),
      out,
      outside,
    );
    return [fromData(type!, out)];
  },
  linearIn: [0],
  tangent: ([dx], { inputs: [, indices] }, params) => [
    dx ? gatherAt(dx, indices!, { ...params, outside: 'zero' }) : null,
  ],
  transpose: ([c], [x, indices], params) => [
    isLinear(x) ? scatterAddAt(zerosOf(x.linear), indices as Tensor, c!, params) : null,
    null,
  ],
  batch: ([x, indices], [xMapped, indicesMapped], size, params) => {
    const { axis, batch } = params;
    if (indicesMapped && !xMapped && batch === 0) {
      return [axisToFront(gatherAt(x!, indices!, params), axis)];
    }
    const both = indicesMapped === true || batch > 0;
    const stacked = xMapped ? x! : repeated(x!, size);
    const picks = both && !indicesMapped ? repeated(indices!, size) : indices!;
    return [gatherAt(stacked, picks, { ...params, axis: axis + 1, batch: both ? batch + 1 : 0 })];
  },
  lower: {
    kind: 'indexed',
    move: 'pick',
    code: indexedCode,
    blocks: (shape, params) => blocksOf(shape, params as GatherParams),
    outside: (dtype, params) => missing(dtype, params as GatherParams),
  },
  samples: picks((where) => ({ ...where, outside: 'zero' }), false),
};

/** The value of an element that does not exist. */
function missing(dtype: DType, { outside }: GatherParams): number {
  if (outside === 'zero') return 0;
  const { kind, min, max } = dtypes[dtype];
  return kind === 'float' ? NaN : min < 0 ? min : max;
}

/**
 * Shape of what is picked: [batch, axes before `axis`, indices, axes after it].
 *
 * @param op - who asks, for the message
 * @param inputs - the tensor, the indices, and what else the primitive was bound to
 * @param params - axis and number of shared axes
 * @returns the shape of the result of a gather, and of the updates of a scatter
 */
export function pickedShape(
  op: string,
  inputs: readonly TensorType[],
  { axis, batch }: Readonly<{ axis: number; batch: number }>,
): number[] {
  const [from, indices] = [inputs[0]!.shape, inputs[1]!.shape];
  const shared = sameShape(from.slice(0, batch), indices.slice(0, batch));
  if (!shared || axis < batch || axis >= from.length) {
    throw misbound(
      op,
      inputs,
      'indices share the first `batch` axes, and `axis` comes after them.',
    );
  }
  return [...from.slice(0, axis), ...indices.slice(batch), ...from.slice(axis + 1)];
}

function pick(blocks: IndexedBlocks, from: TypedArray, out: TypedArray, outside: number): void {
  const { after } = blocks;
  eachIndex(blocks, (at, picked) => {
    for (let k = 0; k < after; k++) out[picked + k] = at < 0 ? outside : from[at + k]!;
  });
}

/**
 * Picks along an axis; see the head of this file.
 *
 * @param x - a tensor
 * @param indices - integers
 * @param params - axis, number of shared axes, and what indices outside of the axis give
 * @returns the picked elements
 */
export function gatherAt(x: Tensor, indices: Tensor, params: GatherParams): Tensor {
  return bind1(gatherPrimitive, [x, indices], params);
}

/**
 * Picks along one axis with own indices for every row: all other axes run side by side.
 *
 * @param x - a tensor
 * @param indices - integers, of the shape of `x` but along `axis`
 * @param axis - the axis, from 0
 * @param outside - what indices outside of the axis give
 * @returns a tensor of the shape of the indices
 */
export function gatherAlong(
  x: Tensor,
  indices: Tensor,
  axis: number,
  outside: GatherParams['outside'],
): Tensor {
  const last = x.ndim - 1;
  const order = [...x.shape.keys()].filter((i) => i !== axis).concat(axis);
  const picked = gatherAt(transpose(x, order), transpose(indices, order), {
    axis: last,
    batch: last,
    outside,
  });
  return transpose(
    picked,
    order.map((_, i) => order.indexOf(i)),
  );
}
