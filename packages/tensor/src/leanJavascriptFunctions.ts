/**
 * Functions of JavaScript with their formulas, for the condition `@gradus/lean`: the same values, and a compiler finds
 * the formula with the function. To be there only where it is used, it cannot be found by the identity of `Math.tan`.
 */
import type { NumberFunction } from './code/operation.js';
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
  sinhFormula,
  tanFormula,
} from './code/realFormulas.js';
import { known } from './math/realFunction.js';

/** `Math.tan`. */
export const tan: NumberFunction = /* @__PURE__ */ known(
  'tan',
  (x: number) => Math.tan(x),
  tanFormula,
);
/** `Math.atan`. */
export const atan: NumberFunction = /* @__PURE__ */ known(
  'atan',
  (x: number) => Math.atan(x),
  atanFormula,
);
/** `Math.asin`. */
export const asin: NumberFunction = /* @__PURE__ */ known(
  'asin',
  (x: number) => Math.asin(x),
  asinFormula,
);
/** `Math.acos`. */
export const acos: NumberFunction = /* @__PURE__ */ known(
  'acos',
  (x: number) => Math.acos(x),
  acosFormula,
);
/** `Math.cbrt`. */
export const cbrt: NumberFunction = /* @__PURE__ */ known(
  'cbrt',
  (x: number) => Math.cbrt(x),
  cbrtFormula,
);
/** `Math.log2`. */
export const log2: NumberFunction = /* @__PURE__ */ known(
  'log2',
  (x: number) => Math.log2(x),
  log2Formula,
);
/** `Math.log10`. */
export const log10: NumberFunction = /* @__PURE__ */ known(
  'log10',
  (x: number) => Math.log10(x),
  log10Formula,
);
/** `Math.sinh`. */
export const sinh: NumberFunction = /* @__PURE__ */ known(
  'sinh',
  (x: number) => Math.sinh(x),
  sinhFormula,
);
/** `Math.cosh`. */
export const cosh: NumberFunction = /* @__PURE__ */ known(
  'cosh',
  (x: number) => Math.cosh(x),
  coshFormula,
);
/** `Math.asinh`. */
export const asinh: NumberFunction = /* @__PURE__ */ known(
  'asinh',
  (x: number) => Math.asinh(x),
  asinhFormula,
);
/** `Math.acosh`. */
export const acosh: NumberFunction = /* @__PURE__ */ known(
  'acosh',
  (x: number) => Math.acosh(x),
  acoshFormula,
);
/** `Math.atanh`. */
export const atanh: NumberFunction = /* @__PURE__ */ known(
  'atanh',
  (x: number) => Math.atanh(x),
  atanhFormula,
);
/** `Math.expm1`. */
export const expm1: NumberFunction = /* @__PURE__ */ known(
  'expm1',
  (x: number) => Math.expm1(x),
  expm1Formula,
);
/** `Math.log1p`. */
export const log1p: NumberFunction = /* @__PURE__ */ known(
  'log1p',
  (x: number) => Math.log1p(x),
  log1pFormula,
);
