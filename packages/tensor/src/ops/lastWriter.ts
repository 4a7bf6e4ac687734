/**
 * Which of several writers has the last word: for every place of an axis the number of the last index that
 * names it, −1 where none does. Writing with indices (`scatterSet`) is a choice by these numbers, so it
 * needs no derivative rule of its own. Integers in, integers out: without a slope.
 */
import { bind1 } from '../bind.js';
import { blocksOf, eachIndex } from '../blocks.js';
import { allocate } from '../dtype.js';
import { fromData } from '../concrete.js';
import { requireDtype } from '../elementwise.js';
import { nonDifferentiable, type Primitive } from '../primitive.js';
import type { Tensor } from '../tensor.js';
import { typeOf } from '../type.js';
import { contiguous } from '../view.js';

/** Length of the axis that is written, and how many leading axes of the indices have an axis each. */
export type LastWriterParams = Readonly<{ length: number; batch: number }>;

/** The last writer of every place. */
export const lastWriterPrimitive: Primitive<LastWriterParams> =
  /* @__PURE__ */ nonDifferentiable<LastWriterParams>('it computes integers from integers', {
    name: 'lastWriter',
    accepts: 'integer',
    type: ([indices], { length, batch }) => {
      requireDtype('lastWriter', 'integer', indices!);
      return [typeOf('int32', [...indices!.shape.slice(0, batch), length])];
    },
    run: ([indices], { batch }, [type]) => {
      const out = allocate(
        'int32',
        type!.shape.reduce((n, m) => n * m, 1),
      ).fill(-1);
      const blocks = blocksOf(type!.shape, { axis: batch, batch });
      const count = indices!.size / Math.max(1, blocks.batch);
      const places = contiguous(indices!);
      eachIndex({ ...blocks, indices: places }, (at, number) => {
        if (at >= 0) out[at] = number % count;
      });
      return [fromData(type!, out)];
    },
    batch: ([indices], _, __, { length, batch }) => [
      lastWriter(indices!, { length, batch: batch + 1 }),
    ],
    samples: [
      {
        inputs: [{ shape: [3], values: [2, 0, 2], dtype: 'int32' }],
        params: { length: 4, batch: 0 },
      },
      {
        inputs: [{ shape: [2, 2], values: [0, -1, 5, 1], dtype: 'int32' }],
        params: { length: 3, batch: 1 },
      },
      { inputs: [{ shape: [0], values: [], dtype: 'int32' }], params: { length: 2, batch: 0 } },
      { inputs: [{ shape: [1], values: [0], dtype: 'int32' }], params: { length: 1, batch: 0 } },
    ],
  });

/**
 * For every place the number of the last index that names it, −1 where none does.
 *
 * @param indices - integers; negative ones count from the end, those outside name no place
 * @param params - length of the axis, and number of leading axes that have an axis each
 * @returns numbers of indices, in row-major order
 */
export function lastWriter(indices: Tensor, params: LastWriterParams): Tensor {
  return bind1(lastWriterPrimitive, [indices], params);
}
