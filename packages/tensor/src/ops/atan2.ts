/**
 * arctan2(y, x): the angle of the point (x, y), whose quadrant a quotient would forget. Its slopes
 * x/(x² + y²) and −y/(x² + y²) are one primitive, safe where the squares over- or underflow.
 */
import { bind1 } from '../bind.js';
import { atan2Slope as slopeOfAtan2 } from '../math/plane.js';
import { elementwise, type Primitive } from '../primitive.js';
import { applyBinary, type TensorLike } from '../promote.js';
import { pair } from '../samples.js';
import type { Tensor } from '../tensor.js';
import { add } from './add.js';
import { multiply } from './mul.js';
import { negative } from './neg.js';
import { subtract } from './sub.js';

/** The angle of a point, given as (y, x). */
export const atan2Primitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'atan2',
  scalar: (e, [y, x]) => e.call(Math.atan2, y!, x!),
  // The operands are called y and x here; a rule knows them by their places, x and y.
  partials: [({ x: y, y: x }) => atan2Slope(x, y), ({ x: y, y: x }) => negative(atan2Slope(y, x))],
  samples: [pair([-2, 0, 0.5, 3], [1, 2, -0.25, -3])],
});

/** a/(a² + b²). With s = a/(a² + b²) and t = b/(a² + b²) its slopes are (t − s)(t + s) and −2st. */
export const atan2SlopePrimitive: Primitive = /* @__PURE__ */ elementwise({
  name: 'atan2Slope',
  scalar: (e, [a, b]) => e.call(slopeOfAtan2, a!, b!),
  partials: [
    ({ x: a, y: b, out: s }) => {
      const t = atan2Slope(b, a);
      return multiply(subtract(t, s), add(t, s));
    },
    ({ x: a, y: b, out: s }) => multiply(multiply(s, atan2Slope(b, a)), -2),
  ],
  samples: [pair([-2, 0, 0.5, 3], [1, 2, -0.25, -3])],
});

function atan2Slope(a: Tensor, b: Tensor): Tensor {
  return bind1(atan2SlopePrimitive, [a, b]);
}

/**
 * The angle of the point (x, y) in (−π, π], elementwise. Slopes: x/(x² + y²) in y and −y/(x² + y²)
 * in x. arctan2(±0, −1) = ±π; at (0, 0) the value is 0 and the slopes are NaN.
 *
 * @param y - ordinate; integers become floats
 * @param x - abscissa
 * @returns the angle in radians
 *
 * @example
 * ```ts
 * import { arctan2 } from '@gradus/tensor';
 * console.log(arctan2(1, 0).item().toFixed(4)); // => 1.5708
 * ```
 */
export function arctan2(y: TensorLike, x: TensorLike): Tensor {
  return applyBinary(atan2Primitive, y, x, { float: true });
}
