/**
 * Ascending order along an axis, NaN last, as NumPy. The order is stable: elements that tie keep theirs.
 * Sorting is a permutation that depends on the values, and near any point without ties it is one fixed
 * permutation: its slope picks the tangents in that order.
 */
import { bind1 } from '../bind.js';
import { blocksOf } from '../blocks.js';
import { allocate, type TypedArray } from '../dtype.js';
import { fromData } from '../concrete.js';
import { nonDifferentiable, type Primitive } from '../primitive.js';
import { toTensor, type TensorLike } from '../promote.js';
import { normalizeAxis } from '../shape.js';
import type { Tensor } from '../tensor.js';
import { contiguous } from '../view.js';
import type { AxisParams } from './concat.js';
import { gatherAlong } from './gather.js';
import { reshape } from './reshape.js';
import { shaped } from '../samples.js';

const samples: Primitive<AxisParams>['samples'] = [
  { inputs: [{ shape: [4], values: [3, -2, 0.5, 1] }], params: { axis: 0 } },
  shaped({ axis: 1 }, [2, 3, 2]),
  shaped({ axis: 1 }, [2, 3]),
  shaped({ axis: 0 }, [1]),
  shaped({ axis: 0 }, [0]),
];

/** The elements in ascending order. */
export const sortPrimitive: Primitive<AxisParams> = {
  name: 'sort',
  accepts: 'any',
  type: ([x]) => [x!],
  run: ([x], { axis }, [type]) => {
    const from = contiguous(x!);
    const out = allocate(type!.dtype, x!.size);
    eachLine(x!, axis, (at) => {
      const line = Array.from(at, (place) => from[place]!);
      const order = stableOrder(line);
      at.forEach((place, i) => {
        out[place] = line[order[i]!]!;
      });
    });
    return [fromData(type!, out)];
  },
  tangent: ([dx], { inputs: [x] }, { axis }) => [
    dx ? gatherAlong(dx, argsortAlong(x!, axis), axis, 'zero') : null,
  ],
  batch: ([x], _, __, { axis }) => [sortAlong(x!, axis + 1)],
  lower: { kind: 'host' },
  samples,
};

/** The places of the elements in ascending order. */
export const argSortPrimitive: Primitive<AxisParams> =
  /* @__PURE__ */ nonDifferentiable<AxisParams>(
    'places are integers: they move in jumps, or not at all',
    {
      name: 'argSort',
      type: ([x]) => [{ dtype: 'int32', shape: x!.shape, weak: false }],
      run: ([x], { axis }, [type]) => {
        const from = contiguous(x!);
        const out = allocate('int32', x!.size);
        eachLine(x!, axis, (at) => {
          const order = stableOrder(Array.from(at, (place) => from[place]!));
          at.forEach((place, i) => {
            out[place] = order[i]!;
          });
        });
        return [fromData(type!, out)];
      },
      batch: ([x], _, __, { axis }) => [argsortAlong(x!, axis + 1)],
      samples,
    },
  );

/** Calls `visit` with the offsets of the elements of every line along the axis. */
function eachLine(x: Tensor, axis: number, visit: (at: Int32Array) => void): void {
  const { before, length, after } = blocksOf(x.shape, { axis, batch: 0 });
  const at = new Int32Array(length);
  for (let line = 0; line < before * after; line++) {
    const first = Math.floor(line / after) * length * after + (line % after);
    for (let i = 0; i < length; i++) at[i] = first + i * after;
    visit(at);
  }
}

/** Places in ascending order of their values, NaN last, ties in place order. */
function stableOrder(values: ArrayLike<number>): TypedArray {
  const order = Int32Array.from({ length: values.length }, (_, i) => i);
  return order.toSorted((i, j) => {
    const [a, b] = [values[i]!, values[j]!];
    if (a < b) return -1;
    if (a > b) return 1;
    return Number(Number.isNaN(a)) - Number(Number.isNaN(b)) || i - j;
  });
}

/**
 * The elements in ascending order along an axis.
 *
 * @param x - a tensor
 * @param axis - the axis, from 0
 * @returns the sorted tensor
 */
export function sortAlong(x: Tensor, axis: number): Tensor {
  return bind1(sortPrimitive, [x], { axis });
}

/**
 * The places of the elements in ascending order along an axis.
 *
 * @param x - a tensor
 * @param axis - the axis, from 0
 * @returns places as int32
 */
export function argsortAlong(x: Tensor, axis: number): Tensor {
  return bind1(argSortPrimitive, [x], { axis });
}

/**
 * The elements in ascending order along an axis, NaN last, as NumPy's `sort`; ties keep their order. Slope:
 * every element passes its place's cotangent back to where it came from.
 *
 * @param x - a tensor
 * @param axis - the axis; null takes the flattened tensor
 * @returns the sorted tensor; throws GR102 when there is no such axis
 *
 * @example
 * ```ts
 * import { array, sort } from '@gradus/tensor';
 * console.log(sort(array([3, 1, 2])).tolist()); // => [1, 2, 3]
 * ```
 */
export function sort(x: TensorLike, axis: number | null = -1): Tensor {
  const value = toTensor(x, 'sort');
  const from = axis === null ? reshape(value, [value.size]) : value;
  return sortAlong(from, normalizeAxis(axis ?? 0, from.ndim, 'sort'));
}

/**
 * The places of the elements in ascending order, NaN last, as NumPy's `argsort` with `kind='stable'`.
 * Slope: 0, so no gradient passes.
 *
 * @param x - a tensor
 * @param axis - the axis; null takes the flattened tensor
 * @returns places as int32; throws GR102 when there is no such axis
 *
 * @example
 * ```ts
 * import { argsort, array } from '@gradus/tensor';
 * console.log(argsort(array([3, 1, 2])).tolist()); // => [1, 2, 0]
 * ```
 */
export function argsort(x: TensorLike, axis: number | null = -1): Tensor<'int32'> {
  const value = toTensor(x, 'argsort');
  const from = axis === null ? reshape(value, [value.size]) : value;
  const at = normalizeAxis(axis ?? 0, from.ndim, 'argsort');
  return argsortAlong(from, at) as Tensor<'int32'>;
}
