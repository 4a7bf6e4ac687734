/**
 * Tensors joined along one axis. Linear in all of them together; the transpose cuts the cotangent at the
 * seams.
 */
import { tensorsOf } from '../arguments.js';
import { bind1 } from '../bind.js';
import { allocate } from '../dtype.js';
import { fromData } from '../concrete.js';
import { GradusError } from '../errors/GradusError.js';
import { isLinear, linear, type Primitive } from '../primitive.js';
import { repeated } from './broadcast.js';
import { promote, type TensorLike } from '../promote.js';
import { normalizeAxis, sizeOf, stridesOf } from '../shape.js';
import type { Tensor } from '../tensor.js';
import { printType, type TensorType } from '../type.js';
import { contiguous, scatterStrided } from '../view.js';
import { sliceAxis } from './slice.js';
import { shaped } from '../samples.js';

/** The axis along which tensors are joined. */
export type AxisParams = Readonly<{ axis: number }>;

/** Joining along an axis. */
export const concatPrimitive: Primitive<AxisParams> = /* @__PURE__ */ linear<AxisParams>({
  name: 'concat',
  type: (inputs, { axis }) => {
    const first = inputs[0]!;
    for (const x of inputs) requireFit(first, x, axis);
    const length = inputs.reduce((sum, x) => sum + x.shape[axis]!, 0);
    const weak = inputs.every((x) => x.weak);
    return [{ dtype: first.dtype, shape: first.shape.with(axis, length), weak }];
  },
  run: (inputs, { axis }, [type]) => {
    const out = allocate(type!.dtype, sizeOf(type!.shape));
    const strides = stridesOf(type!.shape);
    const starts = seams(inputs.map((x) => x.shape[axis]!));
    inputs.forEach((x, i) => {
      const offset = starts[i]! * strides[axis]!;
      scatterStrided(contiguous(x), { offset, strides }, x.shape, out);
    });
    return [fromData(type!, out)];
  },
  transpose: ([c], args, { axis }) => {
    const lengths = args.map((a) => (isLinear(a) ? a.linear.shape : a.shape)[axis]!);
    const starts = seams(lengths);
    return args.map((a, i) =>
      isLinear(a) ? sliceAxis(c!, axis, starts[i]!, starts[i]! + lengths[i]!) : null,
    );
  },
  batch: (inputs, mapped, size, { axis }) => {
    const stacked = inputs.map((x, i) => (mapped[i] ? x : repeated(x, size)));
    return [bind1(concatPrimitive, stacked, { axis: axis + 1 })];
  },
  lower: {
    kind: 'assemble',
    fill: 0,
    place: (inputs, params) => {
      const { axis } = params as AxisParams;
      const starts = seams(inputs.map((shape) => shape[axis]!));
      return inputs.map((shape, k) => ({
        offset: shape.map((_, i) => (i === axis ? starts[k]! : 0)),
        step: shape.map(() => 1),
      }));
    },
  },
  samples: [
    shaped({ axis: 0 }, [3], [2]),
    shaped({ axis: 1 }, [2, 1], [2, 3], [2, 2]),
    shaped({ axis: 0 }, [0, 2], [1, 2]),
    shaped({ axis: 0 }, [1]),
  ],
});

/** Where every part begins. */
function seams(lengths: readonly number[]): number[] {
  let at = 0;
  return lengths.map((n) => (at += n) - n);
}

/**
 * Joins tensors of one dtype along an axis, without promotion.
 *
 * @param xs - tensors that differ in the length of `axis` alone
 * @param axis - the axis, from 0
 * @returns the joined tensor
 */
export function concatAlong(xs: readonly Tensor[], axis: number): Tensor {
  return xs.length === 1 ? xs[0]! : bind1(concatPrimitive, xs, { axis });
}

/**
 * Tensors joined along an axis, as NumPy's `concatenate`. Slope: every part gets its part of the
 * cotangent.
 *
 * @param xs - tensors that differ in the length of `axis` alone; dtypes are promoted
 * @param axis - the axis
 * @returns the joined tensor; throws GR121 where the other axes differ
 *
 * @example
 * ```ts
 * import { array, concatenate } from '@gradus/tensor';
 * console.log(concatenate([array([1, 2]), array([3])]).tolist()); // => [1, 2, 3]
 * ```
 */
export function concatenate(xs: readonly TensorLike[], axis = 0): Tensor {
  if (tensorsOf(xs, 'concatenate').length === 0) throw nothingToJoin('concatenate');
  const parts = promote(xs, 'concatenate');
  const at = normalizeAxis(axis, parts[0]!.shape.length, 'concatenate');
  return concatAlong(parts, at);
}

/**
 * The error for an empty list of tensors.
 *
 * @param op - who asks
 * @returns the error to throw
 */
export function nothingToJoin(op: string): GradusError {
  return new GradusError('GR121', {
    what: `${op} was given an empty list.`,
    why: 'Shape and dtype of the result come from the parts.',
    instead: 'Give at least one tensor, or make the empty result: `zeros([0])`.',
  });
}

function requireFit(x: TensorType, y: TensorType, axis: number): void {
  const [a, b] = [x.shape, y.shape];
  const along = a.every((n, i) => i === axis || n === b[i]);
  if (along && a.length === b.length && axis < a.length && x.dtype === y.dtype) return;
  throw new GradusError('GR121', {
    what: `concatenate cannot join ${printType(x)} and ${printType(y)} along axis ${axis}.`,
    why: 'Joined tensors have one dtype, the same number of axes, and the same lengths but along the joined one.',
    instead:
      'Join along another axis, reshape, or use `stack`, which makes a new axis for tensors of one shape.',
  });
}
