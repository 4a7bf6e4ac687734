/**
 * Formulas of those functions of JavaScript that are compiled in every bundle, known by identity: `e.call(Math.exp, x)` of
 * a primitive of one's own has its formula. Those of the others are in `methodCode.ts`.
 */
import {
  cosFormula,
  expFormula,
  logFormula,
  sinFormula,
  tanhFormula,
  type NumberFunction,
  type Writing,
} from '@gradus/tensor/code';

/** Their rows. */
export const JAVASCRIPT_FORMULAS: readonly (readonly [NumberFunction, Writing])[] =
  /* @__PURE__ */ [
    [Math.exp, expFormula],
    [Math.log, logFormula],
    [Math.sin, sinFormula],
    [Math.cos, cosFormula],
    [Math.tanh, tanhFormula],
  ];
