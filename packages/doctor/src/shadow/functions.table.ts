/**
 * The exact counterpart of every real function that a primitive computes in floats, found by the identity
 * of the function. Formulas are the definitions themselves: 100 digits forgive what floats do not.
 */
import * as math from '@gradus/tensor/math';
import { exactErf, exactErfc } from './errorFunction.js';
import { ONE, Real, TWO, ZERO } from './real.js';

type Exact = (...xs: Real[]) => Real;
type FloatFunction = (...xs: number[]) => number;

const PI: Real = Real.acos(-1);

/** f with the digits added that a subtraction from 1 costs near 0. */
function nearOne(f: (x: Real, wide: typeof Real) => Real): Exact {
  return (x) => {
    const lost = x.isZero() || !x.isFinite() ? 0 : Math.max(0, -x.e);
    const wide = Real.clone({ precision: Real.precision + lost });
    return new Real(f(new wide(x), wide));
  };
}
const expm1 = nearOne((x) => x.exp().minus(1));
const log1p = nearOne((x) => x.plus(1).ln());

const inverse = (x: Real): Real => ONE.div(x);
const square = (x: Real): Real => x.times(x);
const sigmoid: Exact = (x) => inverse(x.neg().exp().plus(1));
const softplus: Exact = (x) => (x.gt(0) ? x.plus(log1p(x.neg().exp())) : log1p(x.exp()));
const hypot: Exact = (x, y) => square(x).plus(square(y)).sqrt();
const pow: Exact = (x, y) => (y.isZero() ? ONE : x.pow(y));
const sinc: Exact = (x) => (x.isZero() ? ONE : x.times(PI).sin().div(x.times(PI)));
const cosine: Exact = (x, y) => x.div(hypot(x, y));

/** By the identity of the float function. */
export const exactFunctions: ReadonlyMap<FloatFunction, Exact> = new Map<FloatFunction, Exact>([
  [Math.exp, (x) => x.exp()],
  [Math.expm1, expm1],
  [Math.log, (x) => x.ln()],
  [Math.log1p, log1p],
  [Math.log2, (x) => x.log(2)],
  [Math.log10, (x) => x.log(10)],
  [Math.sin, (x) => x.sin()],
  [Math.cos, (x) => x.cos()],
  [Math.tan, (x) => x.tan()],
  [Math.asin, (x) => x.asin()],
  [Math.acos, (x) => x.acos()],
  [Math.atan, (x) => x.atan()],
  [Math.sinh, (x) => x.sinh()],
  [Math.cosh, (x) => x.cosh()],
  [Math.tanh, (x) => x.tanh()],
  [Math.asinh, (x) => x.asinh()],
  [Math.acosh, (x) => x.acosh()],
  [Math.atanh, (x) => x.atanh()],
  [Math.sqrt, (x) => x.sqrt()],
  [Math.cbrt, (x) => x.cbrt()],
  [Math.abs, (x) => x.abs()],
  [Math.atan2, (y, x) => Real.atan2(y, x)],
  [Math.pow, pow],
  [Math.hypot, hypot],
  [math.pow, pow],
  [math.powBaseSlope, (x, y) => (y.isZero() ? ZERO : y.times(pow(x, y.minus(1))))],
  [math.powExponentSlope, (x, y) => pow(x, y).times(x.ln())],
  [math.powerOfTwo, (x) => TWO.pow(x)],
  [math.exp2Slope, (x) => TWO.pow(x).times(TWO.ln())],
  [math.cbrtSlope, (x) => inverse(square(x.cbrt()).times(3))],
  [math.secSquared, (x) => inverse(square(x.cos()))],
  [math.sechSquared, (x) => inverse(square(x.cosh()))],
  [math.asinSlope, (x) => inverse(ONE.minus(square(x)).sqrt())],
  [math.atanSlope, (x) => inverse(ONE.plus(square(x)))],
  [math.asinhSlope, (x) => inverse(ONE.plus(square(x)).sqrt())],
  [math.acoshSlope, (x) => inverse(square(x).minus(1).sqrt())],
  [math.atanhSlope, (x) => inverse(ONE.minus(square(x)))],
  [math.atan2Slope, (x, y) => x.div(square(x).plus(square(y)))],
  [math.quotientSlope, (x, y) => x.neg().div(square(y))],
  [math.remainder, (x, y) => x.minus(y.times(x.div(y).floor()))],
  [math.floorQuotient, (x, y) => x.div(y).floor()],
  [math.truncQuotient, (x, y) => x.div(y).trunc()],
  [math.sigmoid, sigmoid],
  [math.sigmoidSlope, (x) => sigmoid(x).times(sigmoid(x.neg()))],
  [math.softplus, softplus],
  [math.logSigmoid, (x) => softplus(x.neg()).neg()],
  [math.logaddexp, (x, y) => y.plus(softplus(x.minus(y)))],
  [math.sigmoidOfDifference, (x, y) => sigmoid(x.minus(y))],
  [math.log1mexp, (x) => expm1(x.neg()).neg().ln()],
  [math.log1mexpSlope, (x) => inverse(expm1(x))],
  [math.xlogy, (x, y) => (x.isZero() ? ZERO : x.times(y.ln()))],
  [math.xlog1py, (x, y) => (x.isZero() ? ZERO : x.times(log1p(y)))],
  [math.hypot, hypot],
  [math.hypotSlope, cosine],
  [math.sinc, sinc],
  [math.erf, (x) => exactErf(x)],
  [math.erfc, (x) => exactErfc(x)],
  [math.erfSlope, (x) => square(x).neg().exp().times(2).div(PI.sqrt())],
]);
