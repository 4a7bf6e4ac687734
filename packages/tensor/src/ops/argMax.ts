/**
 * The place of the largest and of the smallest element along an axis, as int32: the first of those that
 * tie, and the first NaN where there is one. Piecewise constant, so its slope is zero everywhere.
 */
import { optionsOf } from '../arguments.js';
import { bind1 } from '../bind.js';
import { requireDtype } from '../elementwise.js';
import { nonDifferentiable, type Primitive } from '../primitive.js';
import { toTensor, type TensorLike } from '../promote.js';
import { reduceRuns } from '../reduction.js';
import { normalizeAxis, sizeOf, withoutAxes } from '../shape.js';
import type { Tensor } from '../tensor.js';
import type { AxisParams } from './concat.js';
import { requireElements } from './reduceMax.js';
import { reshape } from './reshape.js';
import { shaped } from '../samples.js';

/** Place of the largest element along an axis. */
export const argMaxPrimitive: Primitive<AxisParams> = /* @__PURE__ */ place(
  'argMax',
  (a, b) => a > b,
);

/** Place of the smallest element along an axis. */
export const argMinPrimitive: Primitive<AxisParams> = /* @__PURE__ */ place(
  'argMin',
  (a, b) => a < b,
);

function place(name: string, better: (a: number, b: number) => boolean): Primitive<AxisParams> {
  const first = (data: ArrayLike<number>, from: number, to: number): number => {
    let best = from;
    for (let i = from; i < to; i++) {
      if (Number.isNaN(data[i])) return i - from;
      if (better(data[i]!, data[best]!)) best = i;
    }
    return best - from;
  };
  const why = 'a place is an integer: it moves in jumps, or not at all';
  const self: Primitive<AxisParams> = nonDifferentiable<AxisParams>(why, {
    name,
    type: ([x], { axis }) => {
      requireDtype(name, 'any', x!);
      const shape = withoutAxes(x!.shape, [axis]);
      requireElements(name.toLowerCase(), x!.shape, sizeOf(shape));
      return [{ dtype: 'int32', shape, weak: false }];
    },
    run: ([x], { axis }, [type]) => [reduceRuns(x!, [axis], type!, first)],
    batch: ([x], _, __, { axis }) => [bind1(self, [x!], { axis: axis + 1 })],
    samples: [
      { inputs: [{ shape: [4], values: [-2, 3, 0, 3] }], params: { axis: 0 } },
      shaped({ axis: 1 }, [2, 3]),
      shaped({ axis: 1 }, [2, 3, 2]),
      shaped({ axis: 0 }, [1]),
      shaped({ axis: 1 }, [0, 3]),
    ],
  });
  return self;
}

/** Options of `argmax` and `argmin`. */
export interface PlaceOptions {
  /** Keep the reduced axis, with length 1. */
  readonly keepdims?: boolean;
}

function placeAlong(
  p: Primitive<AxisParams>,
  x: Tensor,
  axis: number | null,
  options: PlaceOptions,
): Tensor<'int32'> {
  const from = axis === null ? reshape(x, [x.size]) : x;
  const at = normalizeAxis(axis ?? 0, from.ndim, p.name);
  const found = bind1(p, [from], { axis: at });
  const kept = axis === null ? x.shape.map(() => 1) : x.shape.with(at, 1);
  return (
    optionsOf(options, ['keepdims'], p.name).keepdims === true ? reshape(found, kept) : found
  ) as Tensor<'int32'>;
}

/**
 * The place of the largest element, as NumPy's `argmax`: the first one where several tie, the first NaN
 * where there is one. Slope: 0, so no gradient passes.
 *
 * @param x - a tensor
 * @param axis - the axis; null counts places in the flattened tensor
 * @param options - `keepdims`
 * @returns places as int32; throws GR127 for no elements
 *
 * @example
 * ```ts
 * import { argmax, array } from '@gradus/tensor';
 * console.log(argmax(array([1, 3, 3])).item()); // => 1
 * ```
 */
export function argmax(
  x: TensorLike,
  axis: number | null = null,
  options: PlaceOptions = {},
): Tensor<'int32'> {
  return placeAlong(argMaxPrimitive, toTensor(x, 'argmax'), axis, options);
}

/**
 * The place of the smallest element, as NumPy's `argmin`: the first one where several tie, the first NaN
 * where there is one. Slope: 0, so no gradient passes.
 *
 * @param x - a tensor
 * @param axis - the axis; null counts places in the flattened tensor
 * @param options - `keepdims`
 * @returns places as int32; throws GR127 for no elements
 *
 * @example
 * ```ts
 * import { argmin, array } from '@gradus/tensor';
 * console.log(argmin(array([[3, 1], [2, 4]]), 1).tolist()); // => [1, 0]
 * ```
 */
export function argmin(
  x: TensorLike,
  axis: number | null = null,
  options: PlaceOptions = {},
): Tensor<'int32'> {
  return placeAlong(argMinPrimitive, toTensor(x, 'argmin'), axis, options);
}
