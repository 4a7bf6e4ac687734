/**
 * Slopes of the inverse trigonometric and hyperbolic functions. 1 − x² is taken as (1 − x)(1 + x),
 * whose factors are exact where it cancels; 1 + x² is left alone where x² would overflow. Outside
 * of a function's domain its slope is NaN, as its value is.
 *
 * | function   | slope of    | formula         | largest error | its own slope |
 * |------------|-------------|-----------------|---------------|---------------|
 * | asinSlope  | asin, −acos | 1/√((1−x)(1+x)) | 2.0 ulp       | x·s³          |
 * | atanSlope  | atan        | 1/(1 + x²)      | 2.1 ulp       | −2x·s²        |
 * | asinhSlope | asinh       | 1/√(1 + x²)     | 2.0 ulp       | −x·s³         |
 * | acoshSlope | acosh       | 1/√((x−1)(x+1)) | 2.3 ulp       | −x·s³         |
 * | atanhSlope | atanh       | 1/((1−x)(1+x))  | 2.0 ulp       | 2x·s²         |
 */
import {
  asinSlopeFormula,
  atanSlopeFormula,
  asinhSlopeFormula,
  acoshSlopeFormula,
  atanhSlopeFormula,
} from '../code/realFormulas.js';
import { known, type RealFunction } from './realFunction.js';

/** From here on 1 + x² and x² are the same double. */
const LARGE = 2 ** 30;

/**
 * Slope of asin, and minus that of acos. ∞ at ±1.
 *
 * @param x - a number of [−1, 1]
 * @returns a number ≥ 1; NaN outside
 */
export const asinSlope: RealFunction<[x: number]> = /* @__PURE__ */ known(
  'asinSlope',
  (x) => 1 / Math.sqrt((1 - x) * (1 + x)),
  asinSlopeFormula,
);

/**
 * Slope of atan. 0 at ±∞.
 *
 * @param x - any number
 * @returns a number of [0, 1]
 */
export const atanSlope: RealFunction<[x: number]> = /* @__PURE__ */ known(
  'atanSlope',
  (x) => (Math.abs(x) > LARGE ? 1 / x / x : 1 / (1 + x * x)),
  atanSlopeFormula,
);

/**
 * Slope of asinh. 0 at ±∞.
 *
 * @param x - any number
 * @returns a number of [0, 1]
 */
export const asinhSlope: RealFunction<[x: number]> = /* @__PURE__ */ known(
  'asinhSlope',
  (x) => (Math.abs(x) > LARGE ? 1 / Math.abs(x) : 1 / Math.sqrt(1 + x * x)),
  asinhSlopeFormula,
);

/**
 * Slope of acosh. ∞ at 1, 0 at ∞.
 *
 * @param x - a number ≥ 1
 * @returns a positive number; NaN below 1
 */
export const acoshSlope: RealFunction<[x: number]> = /* @__PURE__ */ known(
  'acoshSlope',
  (x) => {
    if (x < 1) return NaN;
    return x > LARGE ? 1 / x : 1 / Math.sqrt((x - 1) * (x + 1));
  },
  acoshSlopeFormula,
);

/**
 * Slope of atanh. ∞ at ±1.
 *
 * @param x - a number of [−1, 1]
 * @returns a number ≥ 1; NaN outside
 */
export const atanhSlope: RealFunction<[x: number]> = /* @__PURE__ */ known(
  'atanhSlope',
  (x) => (Math.abs(x) > 1 ? NaN : 1 / ((1 - x) * (1 + x))),
  atanhSlopeFormula,
);
