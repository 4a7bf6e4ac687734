/**
 * sin(πx)/(πx), with its removable singularity removed: value 1 and slope 0 at 0, and all derivatives there.
 */
import {
  bind1,
  elementwise,
  promote,
  type Primitive,
  type Tensor,
  type TensorLike,
} from '@gradus/tensor';
import { sinc as sincOf, sincSlope } from '@gradus/tensor/math';

const samples = [{ inputs: [{ shape: [5], values: [-2.5, -0.25, 0, 0.125, 1] }] }];

/** Order of a derivative of sinc. */
export type SincParams = Readonly<{ order: number }>;

// One function an order, kept, so that machines may know it by identity.
const slopes: ((x: number) => number)[] = [sincOf];
function slopeOf(order: number): (x: number) => number {
  return (slopes[order] ??= (x) => sincSlope(x, order));
}

/** The derivative of sinc of order `params.order`; order 0 is sinc itself. */
export const sincPrimitive: Primitive<SincParams> = /* @__PURE__ */ elementwise<SincParams>({
  name: 'sinc',
  scalar: (e, [x], { order }) => e.call(slopeOf(order), x!),
  partials: [({ x, params }) => bind1(sincPrimitive, [x], { order: params.order + 1 })],
  samples: samples.map((s) => ({ ...s, params: { order: 0 } })),
});

/**
 * sin(πx)/(πx), elementwise, as NumPy's. Slope: (cos πx − sinc x)/x, and 0 at 0.
 *
 * @param x - a tensor or a number
 * @returns a number of [−0.22, 1]
 *
 * @example
 * ```ts
 * import { sinc } from '@gradus/numerics';
 * console.log(sinc(0).item()); // => 1
 * ```
 */
export function sinc(x: TensorLike): Tensor {
  return bind1(sincPrimitive, promote([x], 'sinc', true), { order: 0 });
}
