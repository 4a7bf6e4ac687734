/**
 * Conversion between dtypes. Between floats it is linear (and its transpose is the cast back); to
 * integers or booleans it is piecewise constant, and from them there is no tangent to carry.
 */
import { dtypeNamed, toTensor, type TensorLike } from '../arguments.js';
import { bind1 } from '../bind.js';
import { fromData } from '../concrete.js';
import { convert, dtypes, isFloat, type DType } from '../dtype.js';
import { eachElement } from '../elementwise.js';
import { elementwise, isLinear, type Primitive } from '../primitive.js';
import { at } from '../samples.js';
import type { Tensor } from '../tensor.js';
import type { TensorType } from '../type.js';
import { contiguous } from '../view.js';

/** Parameters of a cast. */
export type CastParams = Readonly<{ dtype: DType }>;

/** Whether every value of `from` is kept, bit for bit, by a cast to `to`. */
function keeps(from: DType, to: DType): boolean {
  if (from === to || from === 'bool') return true;
  return to === 'float64';
}

/** A cast from the type `x`, which may be none. */
function direct(cast: CastParams, x: TensorType): CastParams | 'identity' {
  return cast.dtype === x.dtype && !x.weak ? 'identity' : cast;
}

/** Conversion to `params.dtype`: floats round, integers truncate and saturate, bool asks "not zero". */
export const castPrimitive: Primitive<CastParams> = /* @__PURE__ */ elementwise<CastParams>({
  name: 'cast',
  accepts: 'any',
  type: ([x], { dtype }) => [{ dtype, shape: x!.shape, weak: false }],
  scalar: (e, [x], { dtype }) => e.cast(x!, dtype),
  run: (inputs, params, types) => {
    const { dtype } = params;
    if (!isFloat(dtype))
      return eachElement<CastParams>((v) => convert(v, dtype))(inputs, params, types);
    const { array: Floats } = dtypes[dtype];
    return [fromData(types[0]!, new Floats(contiguous(inputs[0]!)))];
  },
  linearIn: 'all',
  compose: (outer, inner, x) => (keeps(x.dtype, inner.dtype) ? direct(outer, x) : null),
  tangent: ([dx], _, { dtype }) => [dx && isFloat(dtype) ? castTo(dx, dtype) : null],
  transpose: ([c], [x]) => [isLinear(x) ? castTo(c!, x.linear.dtype) : null],
  samples: [
    { ...at([-2.5, 0, 0.5, 3]), params: { dtype: 'float64' } },
    { ...at([-2.5, 0, 0.5, 3]), params: { dtype: 'float32' } },
    { ...at([-2.5, 0, 0.5, 3e9]), params: { dtype: 'int32' } },
    { ...at([-2.5, 0, 0.5, 3e9]), params: { dtype: 'uint32' } },
    { ...at([-2.5, 0, 0.5, 3]), params: { dtype: 'bool' } },
  ],
});

/**
 * `x` in another dtype; `x` itself when nothing changes.
 *
 * @param x - a tensor
 * @param dtype - target dtype
 * @returns the converted tensor
 */
export function castTo(x: Tensor, dtype: DType): Tensor {
  return x.dtype === dtype ? x : bind1(castPrimitive, [x], { dtype });
}

/**
 * `x` in another dtype, as NumPy's `astype`. Floats round to nearest; to integers the fraction is
 * cut and the range saturates (NaN gives 0), and the slope is 0; to bool everything but 0 is true.
 *
 * @param x - a tensor
 * @param dtype - target dtype
 * @returns the converted tensor, no longer weak
 *
 * @example
 * ```ts
 * import { array, astype } from '@gradus/tensor';
 * console.log(astype(array([1.7, -1.7]), 'int32').tolist()); // => [1, -1]
 * ```
 */
export function astype<D extends DType>(x: TensorLike, dtype: D): Tensor<D> {
  const value = toTensor(x, 'astype');
  const done = value.dtype === dtype && !value.type.weak;
  if (done) return value as Tensor<D>;
  return bind1(castPrimitive, [value], { dtype: dtypeNamed(dtype, 'astype') }) as Tensor<D>;
}
