/**
 * Formulas of functions of JavaScript. They are known by identity, so that `e.call(Math.tan, x)` of a primitive of one's
 * own is compiled as well; for the same reason every compiler holds all of them.
 */
import {
  acosFormula,
  acoshFormula,
  asinFormula,
  asinhFormula,
  atanFormula,
  atanhFormula,
  cbrtFormula,
  cosFormula,
  coshFormula,
  expFormula,
  expm1Formula,
  log10Formula,
  log1pFormula,
  log2Formula,
  logFormula,
  sinFormula,
  sinhFormula,
  tanFormula,
  tanhFormula,
  type NumberFunction,
  type Writing,
} from '@gradus/tensor/code';

/** Their rows. */
export const JAVASCRIPT_FORMULAS: readonly (readonly [NumberFunction, Writing])[] =
  /* @__PURE__ */ [
    [Math.exp, expFormula],
    [Math.expm1, expm1Formula],
    [Math.log, logFormula],
    [Math.log1p, log1pFormula],
    [Math.sin, sinFormula],
    [Math.cos, cosFormula],
    [Math.tanh, tanhFormula],
    [Math.tan, tanFormula],
    [Math.atan, atanFormula],
    [Math.asin, asinFormula],
    [Math.acos, acosFormula],
    [Math.cbrt, cbrtFormula],
    [Math.log2, log2Formula],
    [Math.log10, log10Formula],
    [Math.sinh, sinhFormula],
    [Math.cosh, coshFormula],
    [Math.asinh, asinhFormula],
    [Math.acosh, acoshFormula],
    [Math.atanh, atanhFormula],
  ];
