/**
 * Repeats a tensor along new axes and along axes of length 1. `axes[i]` is the place of input axis i in
 * the result. A view with stride 0: no memory. Linear; its transpose sums over what was repeated.
 */
import { listOf, toTensor, type TensorLike } from '../arguments.js';
import { bind1 } from '../bind.js';
import { viewOf } from '../concrete.js';
import { unreachable } from '../errors/GradusError.js';
import { isLinear, linear, type Primitive } from '../primitive.js';
import { broadcastShapes, sameShape, shapeMismatch, type Shape } from '../shape.js';
import type { Tensor } from '../tensor.js';
import { layoutOf } from '../view.js';
import { reshape } from './reshape.js';
import { sumOver } from './reduceSum.js';
import { shaped } from '../samples.js';

/** Shape of the result, and the place of every input axis in it. */
export type BroadcastParams = Readonly<{ shape: Shape; axes: readonly number[] }>;

/** Repetition along axes. */
export const broadcastPrimitive: Primitive<BroadcastParams> =
  /* @__PURE__ */ linear<BroadcastParams>({
    name: 'broadcast',
    type: ([x], { shape, axes }) => {
      const { shape: from } = x!;
      if (from.length !== axes.length || from.some((n, i) => n !== 1 && n !== shape[axes[i]!]))
        unreachable('broadcast of a shape that fits');
      return [{ dtype: x!.dtype, shape, weak: x!.weak }];
    },
    run: ([x], { shape, axes }, [type]) => {
      const { offset, strides } = layoutOf(x!);
      const steps = shape.map(() => 0);
      axes.forEach((to, i) => {
        steps[to] = x!.shape[i] === 1 ? 0 : strides[i]!;
      });
      return [viewOf(x!, type!, { offset, strides: steps })];
    },
    transpose: ([c], [x], { shape, axes }) => {
      if (!isLinear(x)) return [null];
      const from = x.linear.shape;
      const repeated = shape.flatMap((n, to) => {
        const i = axes.indexOf(to);
        return i < 0 || (from[i] === 1 && n !== 1) ? [to] : [];
      });
      return [reshape(sumOver(c!, repeated), from)];
    },
    batch: ([x], _, size, { shape, axes }) => [
      broadcastAlong(x!, [size, ...shape], [0, ...axes.map((a) => a + 1)]),
    ],
    compose: (outer, inner) => ({
      shape: outer.shape,
      axes: inner.axes.map((i) => outer.axes[i]!),
    }),
    lower: {
      kind: 'view',
      source: (input, _, params) =>
        input.map((n, i) => ({
          axis: n === 1 ? null : (params as BroadcastParams).axes[i]!,
          offset: 0,
          step: 1,
        })),
    },
    samples: [
      shaped({ shape: [2, 3], axes: [1] }, [3]),
      shaped({ shape: [2, 3], axes: [0, 1] }, [2, 1]),
      shaped({ shape: [2, 2], axes: [] }, []),
      shaped({ shape: [3, 0], axes: [0] }, [3]),
    ],
  });

/**
 * Repeats `x`, with input axis i at place `axes[i]` of the result.
 *
 * @param x - a tensor
 * @param shape - shape of the result
 * @param axes - place of every input axis
 * @returns the repeated tensor
 */
export function broadcastAlong(x: Tensor, shape: Shape, axes: readonly number[]): Tensor {
  return bind1(broadcastPrimitive, [x], { shape, axes });
}

/**
 * Repeats `x` up to `shape`, aligned on the right, as NumPy's `broadcast_to`. Slope: the cotangent is
 * summed over what was repeated.
 *
 * @param x - a tensor whose shape fits
 * @param shape - shape of the result
 * @returns the repeated tensor
 *
 * @example
 * ```ts
 * import { array, broadcastTo } from '@gradus/tensor';
 * console.log(broadcastTo(array([1, 2]), [2, 2]).tolist()); // => [[1, 2], [1, 2]]
 * ```
 */
export function broadcastTo(x: TensorLike, shape: Shape): Tensor {
  const op = 'broadcastTo';
  const value = toTensor(x, op);
  const to = listOf(shape, op, 'a shape');
  const fits = to.every((n) => n >= 0) && sameShape(broadcastShapes(value.shape, to, op), to);
  if (!fits) throw shapeMismatch(value.shape, to, op);
  const shift = to.length - value.shape.length;
  return broadcastAlong(
    value,
    to,
    value.shape.map((_, i) => i + shift),
  );
}

/**
 * `x` stretched to a shape with its axes at the places named, as `lax.broadcast_in_dim`.
 *
 * @param x - a tensor
 * @param shape - lengths of the result
 * @param axes - for every axis of `x` its place in the result, in ascending order
 * @returns a view without a copy; throws GR101 where lengths do not fit
 *
 * @example
 * ```ts
 * import { array, broadcastInDim } from '@gradus/tensor';
 * console.log(broadcastInDim(array([1, 2]), [2, 2], [0]).tolist()); // => [[1, 1], [2, 2]]
 * ```
 */
export function broadcastInDim(x: TensorLike, shape: Shape, axes: readonly number[]): Tensor {
  const op = 'broadcastInDim';
  const value = toTensor(x, op);
  const to = listOf(shape, op, 'a shape');
  const places = listOf(axes, op, 'a list of axes');
  const fits = places.every((place, i) => {
    const n = value.shape[i];
    const ascends = Number.isInteger(place) && place > (places[i - 1] ?? -1);
    return ascends && place < to.length && (n === 1 || n === to[place]);
  });
  const whole = to.every((n) => Number.isInteger(n) && n >= 0);
  if (!fits || !whole || places.length !== value.ndim) throw shapeMismatch(value.shape, to, op);
  return broadcastAlong(value, to, places);
}

/**
 * Repeats `x` along a new axis 0: what batch rules do with an operand that has no batch.
 *
 * @param x - a tensor
 * @param size - length of the new axis
 * @returns the repeated tensor, a view
 */
export function repeated(x: Tensor, size: number): Tensor {
  return broadcastAlong(
    x,
    [size, ...x.shape],
    x.shape.map((_, i) => i + 1),
  );
}
