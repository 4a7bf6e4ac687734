/**
 * What compiles operations behind methods of tensors: they are in every page, so it comes with the compiler. Under the
 * condition `@gradus/lean` operations bring it along, and `noMethodCode.ts` stands in the place of this.
 */
import {
  powBaseSlopeFormula,
  powExponentSlopeFormula,
  powFormula,
  type Writing,
} from '@gradus/tensor/code';

/** Formulas of powers. */
export const POWERS: readonly (readonly [string, Writing])[] = /* @__PURE__ */ [
  ['pow', powFormula],
  ['powBaseSlope', powBaseSlopeFormula],
  ['powExponentSlope', powExponentSlopeFormula],
];

export { indexedCode } from '@gradus/tensor/code';
