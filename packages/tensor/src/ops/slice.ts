/**
 * Every step-th element between two bounds, axis by axis: result[i, j, …] = x[start + step·i, …]. A view:
 * no element is moved. Linear; its transpose puts the cotangent back where the elements came from, and
 * zeros elsewhere. Negative steps are slices of a flipped tensor.
 */
import { bind1 } from '../bind.js';
import { viewOf } from '../concrete.js';
import { misbound } from '../errors/strict.js';
import { isLinear, linear, type Primitive } from '../primitive.js';
import type { Tensor } from '../tensor.js';
import type { TensorType } from '../type.js';
import { layoutOf } from '../view.js';
import { padWithZeros } from './pad.js';
import { shaped } from '../samples.js';

/** First index, bound (not included) and distance, one an axis. */
export type SliceParams = Readonly<{
  start: readonly number[];
  limit: readonly number[];
  step: readonly number[];
}>;

/** Strided slice with positive steps. */
export const slicePrimitive: Primitive<SliceParams> = /* @__PURE__ */ linear<SliceParams>({
  name: 'slice',
  type: ([x], params) => [{ dtype: x!.dtype, shape: slicedShape(x!, params), weak: x!.weak }],
  run: ([x], { start, step }, [type]) => {
    const { offset, strides } = layoutOf(x!);
    const first = start.reduce((sum, s, i) => sum + s * strides[i]!, offset);
    return [viewOf(x!, type!, { offset: first, strides: strides.map((s, i) => s * step[i]!) })];
  },
  transpose: ([c], [x], { start, step }) => {
    if (!isLinear(x)) return [null];
    const hi = x.linear.shape.map((n, i) => n - start[i]! - spread(c!.shape[i]!, step[i]!));
    return [padWithZeros(c!, { lo: start, hi, interior: step.map((s) => s - 1) })];
  },
  batch: ([x], _, size, { start, limit, step }) => [
    stridedSlice(x!, { start: [0, ...start], limit: [size, ...limit], step: [1, ...step] }),
  ],
  lower: {
    kind: 'view',
    source: (input, _, params) => {
      const { start, step } = params as SliceParams;
      return input.map((__, i) => ({ axis: i, offset: start[i]!, step: step[i]! }));
    },
  },
  samples: [
    shaped({ start: [1], limit: [4], step: [1] }, [5]),
    shaped({ start: [1, 0], limit: [6, 2], step: [2, 1] }, [6, 3]),
    shaped({ start: [1], limit: [2], step: [1] }, [3]),
    shaped({ start: [2, 0], limit: [2, 2], step: [1, 1] }, [3, 2]),
    shaped({ start: [], limit: [], step: [] }, []),
  ],
});

/** Length that n elements take when `step` lies between them. */
function spread(n: number, step: number): number {
  return n === 0 ? 0 : (n - 1) * step + 1;
}

function slicedShape(x: TensorType, { start, limit, step }: SliceParams): number[] {
  const inside = x.shape.every((n, i) => {
    const [lo, hi, by] = [start[i]!, limit[i]!, step[i]!];
    return lo >= 0 && lo <= hi && hi <= n && by >= 1;
  });
  if (!inside || [start, limit, step].some((list) => list.length !== x.shape.length)) {
    throw misbound('slice', [x], 'each axis has 0 ≤ start ≤ limit ≤ length and a step from 1.');
  }
  return x.shape.map((_, i) => Math.ceil((limit[i]! - start[i]!) / step[i]!));
}

/**
 * Every `step[i]`-th element from `start[i]` up to `limit[i]` (not included) of every axis i.
 *
 * @param x - a tensor
 * @param params - bounds with 0 ≤ start ≤ limit ≤ length, and steps from 1
 * @returns the slice, a view
 */
export function stridedSlice(x: Tensor, { start, limit, step }: SliceParams): Tensor {
  const whole = x.shape.every((n, i) => start[i] === 0 && limit[i] === n && step[i] === 1);
  return whole ? x : bind1(slicePrimitive, [x], { start, limit, step });
}

/**
 * The elements from `start` up to `limit` (not included) of one axis, all of the others.
 *
 * @param x - a tensor
 * @param axis - the axis, from 0
 * @param start - first index
 * @param limit - bound, not included
 * @returns the slice, a view
 */
export function sliceAxis(x: Tensor, axis: number, start: number, limit: number): Tensor {
  return stridedSlice(x, {
    start: x.shape.map((_, i) => (i === axis ? start : 0)),
    limit: x.shape.map((n, i) => (i === axis ? limit : n)),
    step: x.shape.map(() => 1),
  });
}
