/**
 * √(x² + y²) without the squares, which overflow from 1.8e19 in float32 and vanish below 1e-23. The slopes
 * are cosines, a primitive of their own for the same reason.
 */
import {
  applyBinary,
  bind1,
  divide,
  elementwise,
  multiply,
  negative,
  type Primitive,
  type Tensor,
  type TensorLike,
} from '@gradus/tensor';
import { hypot as hypotOf, hypotSlope } from '@gradus/tensor/math';

const samples = [
  {
    inputs: [
      { shape: [4], values: [3, -0.5, 1e-3, 40] },
      { shape: [4], values: [4, 2, -1, 0.5] },
    ],
  },
];

/** x/√(x² + y²): the cosine of the angle, the slope of hypot in x. */
export const cosinePrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'cosine',
  scalar: (e, [x, y]) => e.call(hypotSlope, x!, y!),
  partials: [
    ({ x, y }) => {
      const sine = cosine(y, x);
      return divide(multiply(sine, sine), hypot(x, y));
    },
    ({ x, y, out }) => negative(divide(multiply(out, cosine(y, x)), hypot(x, y))),
  ],
  samples,
});

function cosine(x: Tensor, y: Tensor): Tensor {
  return bind1(cosinePrimitive, [x, y]);
}

/** √(x² + y²). */
export const hypotPrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'hypot',
  scalar: (e, [x, y]) => e.call(hypotOf, x!, y!),
  partials: [({ x, y }) => cosine(x, y), ({ x, y }) => cosine(y, x)],
  commutative: true,
  samples,
});

/**
 * √(x² + y²), elementwise, over the whole range of floats. Slopes: x/√(x² + y²) and y/√(x² + y²); NaN at
 * (0, 0), where the function has a corner.
 *
 * @param x - a coordinate
 * @param y - the other
 * @returns the distance from 0
 *
 * @example
 * ```ts
 * import { hypot } from '@gradus/numerics';
 * console.log(hypot(3e30, 4e30).toString()); // => 5e+30
 * ```
 */
export function hypot(x: TensorLike, y: TensorLike): Tensor {
  return applyBinary(hypotPrimitive, x, y, { float: true });
}
