/**
 * What compiles operations behind methods of tensors, which are in every page, and functions of JavaScript, of which
 * nobody knows which ones a primitive of one's own calls: so it comes with the compiler. Under the condition
 * `@gradus/lean` operations bring it along, and `noMethodCode.ts` stands in the place of this.
 */
import {
  acosFormula,
  acoshFormula,
  asinFormula,
  asinhFormula,
  atanFormula,
  atanhFormula,
  cbrtFormula,
  coshFormula,
  expm1Formula,
  log10Formula,
  log1pFormula,
  log2Formula,
  powBaseSlopeFormula,
  powExponentSlopeFormula,
  powFormula,
  sigmoidFormula,
  sinhFormula,
  tanFormula,
  type FunctionIdentity,
  type Writing,
} from '@gradus/tensor/code';

/** Formulas of functions. */
export const FUNCTIONS: readonly (readonly [FunctionIdentity, Writing])[] = /* @__PURE__ */ [
  ['pow', powFormula],
  ['powBaseSlope', powBaseSlopeFormula],
  ['powExponentSlope', powExponentSlopeFormula],
  ['sigmoid', sigmoidFormula],
  [Math.expm1, expm1Formula],
  [Math.log1p, log1pFormula],
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

export { indexedCode } from '@gradus/tensor/code';
