/**
 * Functions of JavaScript that not every program calls, as operations call them: the very functions, which a compiler
 * knows by identity. Under the condition `@gradus/lean` they bring their formulas along, so that no page holds those of
 * all; then `leanJavascriptFunctions.ts` stands in the place of this.
 */
import type { NumberFunction } from './code/operation.js';

/** `Math.tan`. */
export const tan: NumberFunction = Math.tan;
/** `Math.atan`. */
export const atan: NumberFunction = Math.atan;
/** `Math.asin`. */
export const asin: NumberFunction = Math.asin;
/** `Math.acos`. */
export const acos: NumberFunction = Math.acos;
/** `Math.cbrt`. */
export const cbrt: NumberFunction = Math.cbrt;
/** `Math.log2`. */
export const log2: NumberFunction = Math.log2;
/** `Math.log10`. */
export const log10: NumberFunction = Math.log10;
/** `Math.sinh`. */
export const sinh: NumberFunction = Math.sinh;
/** `Math.cosh`. */
export const cosh: NumberFunction = Math.cosh;
/** `Math.asinh`. */
export const asinh: NumberFunction = Math.asinh;
/** `Math.acosh`. */
export const acosh: NumberFunction = Math.acosh;
/** `Math.atanh`. */
export const atanh: NumberFunction = Math.atanh;
/** `Math.expm1`. */
export const expm1: NumberFunction = Math.expm1;
/** `Math.log1p`. */
export const log1p: NumberFunction = Math.log1p;
