/**
 * Another order of axes: result axis i is input axis `axes[i]`. A view: strides are permuted. Linear; its
 * transpose is the inverse order.
 */
import { listOf, toTensor, type TensorLike } from '../arguments.js';
import { bind1 } from '../bind.js';
import { viewOf } from '../concrete.js';
import { GradusError } from '../errors/GradusError.js';
import { shown } from '../errors/shown.js';
import { linear, type Primitive } from '../primitive.js';
import { normalizeAxis } from '../shape.js';
import type { Tensor } from '../tensor.js';
import { layoutOf } from '../view.js';
import { shaped } from '../samples.js';

/** Result axis i is input axis `axes[i]`. */
export type TransposeParams = Readonly<{ axes: readonly number[] }>;

function inverse(axes: readonly number[]): number[] {
  return axes.map((_, i) => axes.indexOf(i));
}

/** Another order of axes. */
export const transposePrimitive: Primitive<TransposeParams> =
  /* @__PURE__ */ linear<TransposeParams>({
    name: 'transpose',
    type: ([x], { axes }) => [
      { dtype: x!.dtype, shape: axes.map((a) => x!.shape[a]!), weak: x!.weak },
    ],
    run: ([x], { axes }, [type]) => {
      const { offset, strides } = layoutOf(x!);
      return [viewOf(x!, type!, { offset, strides: axes.map((a) => strides[a]!) })];
    },
    transpose: ([c], _, { axes }) => [transpose(c!, inverse(axes))],
    batch: ([x], _, __, { axes }) => [transpose(x!, [0, ...axes.map((a) => a + 1)])],
    compose: (outer, inner) => ({ axes: outer.axes.map((i) => inner.axes[i]!) }),
    lower: {
      kind: 'view',
      source: (input, _, params) => {
        const back = inverse((params as TransposeParams).axes);
        return input.map((__, i) => ({ axis: back[i]!, offset: 0, step: 1 }));
      },
    },
    samples: [
      shaped({ axes: [1, 0] }, [2, 3]),
      shaped({ axes: [2, 0, 1] }, [2, 1, 3]),
      shaped({ axes: [1, 0] }, [0, 3]),
    ],
  });

/**
 * `x` with its axes in another order; reversed when no order is given, as NumPy's `transpose`.
 *
 * @param x - a tensor
 * @param axes - result axis i is input axis `axes[i]`
 * @returns the transposed view; throws GR102 unless every axis is named once
 *
 * @example
 * ```ts
 * import { array, transpose } from '@gradus/tensor';
 * console.log(transpose(array([[1, 2], [3, 4]])).tolist()); // => [[1, 3], [2, 4]]
 * ```
 */
export function transpose(x: TensorLike, axes?: readonly number[] | null): Tensor {
  const value = toTensor(x, 'transpose');
  const rank = value.shape.length;
  const order = listOf(
    axes ?? value.shape.map((_, i) => rank - 1 - i),
    'transpose',
    'a list of axes',
  );
  const normal = order.map((a) => normalizeAxis(a, rank, 'transpose'));
  if (normal.length !== rank || new Set(normal).size !== rank) {
    throw new GradusError('GR102', {
      what: `transpose was given the axes ${shown(order)} for a tensor of ${rank} axes.`,
      why: 'A transpose names every axis exactly once.',
      instead: `Give a permutation of 0 … ${rank - 1}.`,
    });
  }
  if (normal.every((a, i) => a === i)) return value;
  return bind1(transposePrimitive, [value], { axes: normal });
}

/**
 * `x` with one axis moved to the front, the others in order.
 *
 * @param x - a tensor
 * @param axis - the axis, from 0
 * @returns the transposed view
 */
export function axisToFront(x: Tensor, axis: number): Tensor {
  const rest = x.shape.map((_, i) => i).filter((i) => i !== axis);
  return transpose(x, [axis, ...rest]);
}
