/**
 * The exact counterpart of every real function that a primitive computes in floats, found by the identity
 * of the function. Formulas are the definitions themselves: 100 digits forgive what floats do not.
 */
import * as math from '@gradus/tensor/math';
import { exactErf, exactErfc, exactErfSlope } from './errorFunction.js';
import {
  exactDigamma,
  exactExpi,
  exactGamma,
  exactGammaln,
  exactI0,
  exactTrigamma,
} from './gamma.js';
import { atan, cos, exp, expm1, ln, log1p, pi, sin } from './elementary.js';
import { cbrt, pow, sqrt } from './powers.js';
import { exactDensity, exactErfinv, exactErfinvSlope, exactNdtr, exactNdtri } from './normal.js';
import { ONE, Real, TWO, ZERO } from './real.js';

type Exact = (...xs: Real[]) => Real;
type FloatFunction = (...xs: number[]) => number;

const inverse = (x: Real): Real => ONE.div(x);
const square = (x: Real): Real => x.times(x);
const sigmoid: Exact = (x) => inverse(exp(x.neg()).plus(1));
const softplus: Exact = (x) => (x.gt(0) ? x.plus(log1p(exp(x.neg()))) : log1p(exp(x)));
const hypot: Exact = (x, y) => sqrt(square(x).plus(square(y)));
const sinc: Exact = (x) => (x.isZero() ? ONE : sin(x.times(pi())).div(x.times(pi())));
const cosine: Exact = (x, y) => x.div(hypot(x, y));
const tan: Exact = (x) => sin(x).div(cos(x));
const cosh: Exact = (x) => exp(x).plus(exp(x.neg())).div(2);

const sinh: Exact = (x) => {
  if (x.abs().gt(1)) return exp(x).minus(exp(x.neg())).div(2);
  const e = expm1(x);
  return e.plus(e.div(e.plus(1))).div(2);
};

const tanh: Exact = (x) => {
  const e = expm1(x.abs().times(-2));
  const size = e.neg().div(e.plus(2));
  return x.isNegative() ? size.neg() : size;
};

const asinh: Exact = (x) => {
  if (!x.isFinite()) return x;
  const [size, squared] = [x.abs(), square(x)];
  const y = log1p(size.plus(squared.div(sqrt(squared.plus(1)).plus(1))));
  return x.isNegative() ? y.neg() : y;
};

const acosh: Exact = (x) => {
  const beyond = x.minus(1);
  return log1p(beyond.plus(sqrt(beyond.times(beyond.plus(2)))));
};

const atanh: Exact = (x) => log1p(x.times(2).div(ONE.minus(x))).div(2);
const asin: Exact = (x) => atan2(x, sqrt(ONE.minus(x).times(x.plus(1))));
const acos: Exact = (x) => atan2(sqrt(ONE.minus(x).times(x.plus(1))), x);

/** The angle of (x, y); what floats say on the axes and beyond. */
const atan2: Exact = (y, x) => {
  if (x.isZero() || y.isZero() || !x.isFinite() || !y.isFinite()) return axisAngle(y, x);
  if (!x.isNegative()) return atan(y.div(x));
  return atan(y.div(x)).plus(y.isNegative() ? pi().neg() : pi());
};

/** A whole number of eighths of a turn. */
const axisAngle: Exact = (y, x) => {
  const sides = [y, x].map((v) => (v.isFinite() && !(y.isFinite() && x.isFinite()) ? 0 : v.sign()));
  const eighths = Math.round(Math.atan2(sides[0]!, sides[1]!) / (Math.PI / 4));
  return Number.isNaN(eighths) ? new Real(NaN) : pi().times(eighths).div(4);
};

/** Any power of two will do: what is scaled by it is scaled back. */
const scale: Exact = (x) => new Real(math.powerBelow(x.toNumber()));

/** By the identity of the float function. */
export const exactFunctions: ReadonlyMap<FloatFunction, Exact> = new Map<FloatFunction, Exact>([
  [Math.exp, exp],
  [Math.expm1, expm1],
  [Math.log, ln],
  [Math.log1p, log1p],
  [Math.log2, (x) => ln(x).div(ln(TWO))],
  [Math.log10, (x) => ln(x).div(ln(new Real(10)))],
  [Math.sin, sin],
  [Math.cos, cos],
  [Math.tan, tan],
  [Math.asin, asin],
  [Math.acos, acos],
  [Math.atan, atan],
  [Math.sinh, sinh],
  [Math.cosh, cosh],
  [Math.tanh, tanh],
  [Math.asinh, asinh],
  [Math.acosh, acosh],
  [Math.atanh, atanh],
  [Math.sqrt, sqrt],
  [Math.cbrt, cbrt],
  [Math.abs, (x) => x.abs()],
  [Math.atan2, atan2],
  [Math.pow, pow],
  [Math.hypot, hypot],
  [math.pow, pow],
  [math.powBaseSlope, (x, y) => (y.isZero() ? ZERO : y.times(pow(x, y.minus(1))))],
  [math.powExponentSlope, (x, y) => pow(x, y).times(ln(x))],
  [math.powerOfTwo, (x) => pow(TWO, x)],
  [math.exp2Slope, (x) => pow(TWO, x).times(ln(TWO))],
  [math.cbrtSlope, (x) => inverse(square(cbrt(x)).times(3))],
  [math.secSquared, (x) => inverse(square(cos(x)))],
  [math.sechSquared, (x) => inverse(square(cosh(x)))],
  [math.asinSlope, (x) => inverse(sqrt(ONE.minus(square(x))))],
  [math.atanSlope, (x) => inverse(ONE.plus(square(x)))],
  [math.asinhSlope, (x) => inverse(sqrt(ONE.plus(square(x))))],
  [math.acoshSlope, (x) => inverse(sqrt(square(x).minus(1)))],
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
  [math.log1mexp, (x) => ln(expm1(x.neg()).neg())],
  [math.log1mexpSlope, (x) => inverse(expm1(x))],
  [math.xlogy, (x, y) => (x.isZero() ? ZERO : x.times(ln(y)))],
  [math.xlog1py, (x, y) => (x.isZero() ? ZERO : x.times(log1p(y)))],
  [math.hypot, hypot],
  [math.hypotSlope, cosine],
  [math.sinc, sinc],
  [math.erf, (x) => exactErf(x)],
  [math.erfc, (x) => exactErfc(x)],
  [math.normalDensity, exactDensity],
  [math.ndtr, exactNdtr],
  [math.logNdtr, (x) => (x.gt(0) ? log1p(exactNdtr(x.neg()).neg()) : ln(exactNdtr(x)))],
  [math.logNdtrSlope, (x) => exactDensity(x).div(exactNdtr(x))],
  [math.ndtri, exactNdtri],
  [math.ndtriSlope, (p) => inverse(exactDensity(exactNdtri(p)))],
  [math.erfinv, exactErfinv],
  [math.erfinvSlope, exactErfinvSlope],
  [math.gammaln, exactGammaln],
  [math.gamma, exactGamma],
  [math.digamma, exactDigamma],
  [math.trigamma, exactTrigamma],
  [math.besselRatio(0), exactI0],
  [math.scaledBesselRatio(0), (x) => exactI0(x).times(exp(x.abs().neg()))],
  [math.expi, exactExpi],
  [math.logit, (x) => ln(x).minus(log1p(x.neg()))],
  [math.relEntr, (x, y) => (x.isZero() ? ZERO : x.times(ln(x.div(y))))],
  [math.powerBelow, scale],
  [math.erfSlope, exactErfSlope],
  // the functions of `Math` above, but others under the condition `@gradus/lean`
  [math.expm1, expm1],
  [math.log1p, log1p],
  [math.log2, (x) => ln(x).div(ln(TWO))],
  [math.log10, (x) => ln(x).div(ln(new Real(10)))],
  [math.tan, tan],
  [math.asin, asin],
  [math.acos, acos],
  [math.atan, atan],
  [math.sinh, sinh],
  [math.cosh, cosh],
  [math.asinh, asinh],
  [math.acosh, acosh],
  [math.atanh, atanh],
  [math.cbrt, cbrt],
]);

/** Functions without corners, poles and edges: they have a slope at every number. */
export const entireFunctions: ReadonlySet<FloatFunction> = new Set<FloatFunction>([
  Math.exp,
  Math.expm1,
  Math.sin,
  Math.cos,
  Math.sinh,
  Math.cosh,
  Math.tanh,
  Math.asinh,
  Math.atan,
  math.sigmoid,
  math.softplus,
  math.erf,
  math.erfc,
  math.expm1,
  math.sinh,
  math.cosh,
  math.asinh,
  math.atan,
]);
