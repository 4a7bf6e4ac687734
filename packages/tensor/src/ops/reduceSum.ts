/**
 * Sums over axes. Adds in double precision and carries the rounding errors along, so the error does not
 * grow with the number of terms. Linear; its transpose repeats the cotangent along the summed axes.
 */
import { bind1 } from '../bind.js';
import { requireDtype } from '../elementwise.js';
import { isLinear, linear, type Primitive } from '../primitive.js';
import { compensatedSum, reduceRuns } from '../reduction.js';
import { withoutAxes } from '../shape.js';
import type { Tensor } from '../tensor.js';
import { broadcastAlong } from './broadcast.js';
import { shaped } from '../samples.js';

/** The axes to sum over, sorted. */
export type AxesParams = Readonly<{ axes: readonly number[] }>;

/** Sum over axes. */
export const reduceSumPrimitive: Primitive<AxesParams> = /* @__PURE__ */ linear<AxesParams>({
  name: 'reduceSum',
  accepts: 'number',
  type: ([x], { axes }) => {
    requireDtype('reduceSum', 'number', x!);
    return [{ dtype: x!.dtype, shape: withoutAxes(x!.shape, axes), weak: x!.weak }];
  },
  run: ([x], { axes }, [type]) => [reduceRuns(x!, axes, type!, compensatedSum)],
  transpose: ([c], [x], { axes }) => {
    if (!isLinear(x)) return [null];
    const { shape } = x.linear;
    const kept = shape.map((_, i) => i).filter((i) => !axes.includes(i));
    return [broadcastAlong(c!, shape, kept)];
  },
  batch: ([x], _, __, { axes }) => [
    sumOver(
      x!,
      axes.map((a) => a + 1),
    ),
  ],
  lower: { kind: 'reduce', combine: 'sum', axes: (params) => (params as AxesParams).axes },
  samples: [
    shaped({ axes: [0] }, [2, 3]),
    shaped({ axes: [0, 1] }, [2, 3]),
    shaped({ axes: [1, 2] }, [2, 1, 3]),
    shaped({ axes: [0] }, [0, 3]),
    shaped({ axes: [0] }, [1]),
  ],
});

/**
 * Sum over the given axes, which disappear.
 *
 * @param x - a tensor of numbers
 * @param axes - sorted axes
 * @returns the sums
 */
export function sumOver(x: Tensor, axes: readonly number[]): Tensor {
  return axes.length === 0 ? x : bind1(reduceSumPrimitive, [x], { axes });
}
