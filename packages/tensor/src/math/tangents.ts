/**
 * Slopes of tan and tanh that keep their digits. 1 − tanh² is 0 in float32 from x = 9.1 on (the
 * slope is 5·10⁻⁸ there); with sech² x = 4 / (e²ˣ + 2 + e⁻²ˣ) it is right until it underflows.
 *
 * | function    | formula     | largest error | its own slope             |
 * |-------------|-------------|---------------|---------------------------|
 * | secSquared  | 1 / cos² x  | 2.1 ulp       | 2·tan(x)·secSquared(x)    |
 * | sechSquared | 1 / cosh² x | 2.7 ulp       | −2·tanh(x)·sechSquared(x) |
 */
import { secSquaredFormula } from '../code/realFormulas.js';
import { known, type RealFunction } from './realFunction.js';
import { sigmoidSlope } from './sigmoid.js';

/**
 * Slope of the tangent, 1 + tan² x = 1 / cos² x. NaN at ±∞.
 *
 * @param x - an angle
 * @returns a number ≥ 1
 */
export const secSquared: RealFunction<[x: number]> = /* @__PURE__ */ known(
  'secSquared',
  (x) => {
    const tangent = Math.tan(x);
    return 1 + tangent * tangent;
  },
  secSquaredFormula,
);

/**
 * Slope of the hyperbolic tangent, 1 / cosh² x, which is four times the logistic density at 2x.
 * Even; 0 at ±∞.
 *
 * @param x - any number
 * @returns a number of [0, 1]
 */
export const sechSquared: RealFunction<[x: number]> = /* @__PURE__ */ known(
  'sechSquared',
  (x) => 4 * sigmoidSlope(2 * x),
);
