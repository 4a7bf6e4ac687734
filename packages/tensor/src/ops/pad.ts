/**
 * Zeros around and between elements: result[lo + (interior + 1)·i] = x[i], axis by axis. Linear; its
 * transpose is the strided slice that reads the elements back.
 */
import { bind1 } from '../bind.js';
import { allocate } from '../dtype.js';
import { fromData } from '../concrete.js';
import { misbound } from '../errors/strict.js';
import { isLinear, linear, type Primitive } from '../primitive.js';
import { sizeOf, stridesOf } from '../shape.js';
import type { Tensor } from '../tensor.js';
import type { TensorType } from '../type.js';
import { contiguous, scatterStrided } from '../view.js';
import { stridedSlice } from './slice.js';
import { shaped } from '../samples.js';

/** Zeros before, after, and between the elements, one number an axis. */
export type PadParams = Readonly<{
  lo: readonly number[];
  hi: readonly number[];
  interior: readonly number[];
}>;

/** Padding with zeros. */
export const padPrimitive: Primitive<PadParams> = /* @__PURE__ */ linear<PadParams>({
  name: 'pad',
  type: ([x], params) => [{ dtype: x!.dtype, shape: paddedShape(x!, params), weak: x!.weak }],
  run: ([x], { lo, interior }, [type]) => {
    const out = allocate(type!.dtype, sizeOf(type!.shape));
    const steps = stridesOf(type!.shape);
    const offset = lo.reduce((sum, n, i) => sum + n * steps[i]!, 0);
    const strides = steps.map((s, i) => s * (interior[i]! + 1));
    scatterStrided(contiguous(x!), { offset, strides }, x!.shape, out);
    return [fromData(type!, out)];
  },
  transpose: ([c], [x], { lo, interior }) => {
    if (!isLinear(x)) return [null];
    const step = interior.map((n) => n + 1);
    const limit = x.linear.shape.map((n, i) => lo[i]! + (n === 0 ? 0 : (n - 1) * step[i]! + 1));
    return [stridedSlice(c!, { start: lo, limit, step })];
  },
  batch: ([x], _, __, { lo, hi, interior }) => [
    padWithZeros(x!, { lo: [0, ...lo], hi: [0, ...hi], interior: [0, ...interior] }),
  ],
  lower: {
    kind: 'assemble',
    fill: 0,
    place: (_, params) => {
      const { lo, interior } = params as PadParams;
      return [{ offset: lo, step: interior.map((n) => n + 1) }];
    },
  },
  samples: [
    shaped({ lo: [1], hi: [2], interior: [0] }, [3]),
    shaped({ lo: [0, 1], hi: [1, 0], interior: [2, 1] }, [2, 3]),
    shaped({ lo: [0], hi: [1], interior: [3] }, [1]),
    shaped({ lo: [2, 0], hi: [1, 0], interior: [1, 0] }, [0, 2]),
    shaped({ lo: [], hi: [], interior: [] }, []),
  ],
});

function paddedShape(x: TensorType, { lo, hi, interior }: PadParams): number[] {
  const lists = [lo, hi, interior];
  const fits = lists.every((l) => l.length === x.shape.length && l.every((n) => n >= 0));
  if (!fits) throw misbound('pad', [x], 'each axis has three widths, none of them negative.');
  return x.shape.map((n, i) => lo[i]! + hi[i]! + n + Math.max(0, n - 1) * interior[i]!);
}

/**
 * Puts zeros before, after and between the elements of every axis.
 *
 * @param x - a tensor
 * @param params - numbers of zeros, from 0
 * @returns the padded tensor
 */
export function padWithZeros(x: Tensor, { lo, hi, interior }: PadParams): Tensor {
  const nothing = [lo, hi, interior].every((list) => list.every((n) => n === 0));
  return nothing ? x : bind1(padPrimitive, [x], { lo, hi, interior });
}
