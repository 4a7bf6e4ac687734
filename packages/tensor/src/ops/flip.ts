/**
 * The elements in reverse order along axes: a view with negative strides. Linear, its own inverse and
 * its own transpose.
 */
import { toTensor, type TensorLike } from '../arguments.js';
import { bind1 } from '../bind.js';
import { viewOf } from '../concrete.js';
import { linear, type Primitive } from '../primitive.js';
import { normalizeAxes } from '../shape.js';
import type { Axis, Tensor } from '../tensor.js';
import { layoutOf } from '../view.js';
import type { AxesParams } from './reduceSum.js';
import { shaped } from '../samples.js';

/** Reversal along axes. */
export const flipPrimitive: Primitive<AxesParams> = /* @__PURE__ */ linear<AxesParams>({
  name: 'flip',
  type: ([x]) => [x!],
  run: ([x], { axes }, [type]) => {
    const { offset, strides } = layoutOf(x!);
    const last = axes.reduce((sum, a) => sum + Math.max(0, x!.shape[a]! - 1) * strides[a]!, offset);
    const turned = strides.map((s, i) => (axes.includes(i) ? -s : s));
    return [viewOf(x!, type!, { offset: last, strides: turned })];
  },
  transpose: ([c], _, { axes }) => [reverseAxes(c!, axes)],
  batch: ([x], _, __, { axes }) => [
    reverseAxes(
      x!,
      axes.map((a) => a + 1),
    ),
  ],
  lower: {
    kind: 'view',
    source: (input, _, params) => {
      const { axes } = params as AxesParams;
      return input.map((n, axis) =>
        axes.includes(axis) ? { axis, offset: n - 1, step: -1 } : { axis, offset: 0, step: 1 },
      );
    },
  },
  samples: [
    shaped({ axes: [0] }, [3]),
    shaped({ axes: [0, 1] }, [2, 3]),
    shaped({ axes: [1, 2] }, [2, 1, 3]),
    shaped({ axes: [0] }, [0, 2]),
  ],
});

/**
 * Reverses the given axes.
 *
 * @param x - a tensor
 * @param axes - sorted axes
 * @returns the reversed view
 */
export function reverseAxes(x: Tensor, axes: readonly number[]): Tensor {
  return axes.length === 0 ? x : bind1(flipPrimitive, [x], { axes });
}

/**
 * The elements in reverse order along some axes, or along all, as NumPy's `flip`.
 *
 * @param x - a tensor
 * @param axis - one axis, several, or null for all
 * @returns the reversed view; throws GR102 when there is no such axis
 *
 * @example
 * ```ts
 * import { array, flip } from '@gradus/tensor';
 * console.log(flip(array([1, 2, 3])).tolist()); // => [3, 2, 1]
 * ```
 */
export function flip(x: TensorLike, axis: Axis = null): Tensor {
  const value = toTensor(x, 'flip');
  return reverseAxes(value, normalizeAxes(axis, value.shape.length, 'flip'));
}
