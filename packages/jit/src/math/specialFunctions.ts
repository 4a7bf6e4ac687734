/**
 * Formulas of functions that most programs do without, and of those that only make others quicker. A page that
 * does without may name the condition `@gradus/no-functions`, and has `noSpecialFunctions.ts` in their place.
 */
import * as arcs from './arcs.js';
import * as circulars from './circular.js';
import * as derived from './derived.js';
import * as errorFunctions from './errorFunction.js';
import { fallingExp } from './exponential.js';
import { byDouble, forSingle, inBoth, type FormulaRow } from './formulaRows.js';
import * as powers from './powers.js';
import * as roots from './roots.js';

export { withFalling } from '../kernels/falling.js';

/** Their rows. */
export const SPECIAL_FORMULAS: readonly FormulaRow[] = /* @__PURE__ */ [
  inBoth('fallingExp', fallingExp),
  byDouble(Math.tan, circulars.tan),
  byDouble('secSquared', circulars.tanSlope),
  byDouble(Math.atan, arcs.atan),
  byDouble(Math.asin, arcs.asin),
  byDouble(Math.acos, arcs.acos),
  byDouble('atanSlope', arcs.atanSlope),
  byDouble('asinSlope', arcs.asinSlope),
  byDouble('asinhSlope', arcs.asinhSlope),
  byDouble('acoshSlope', arcs.acoshSlope),
  byDouble('atanhSlope', arcs.atanhSlope),
  byDouble(Math.cbrt, roots.cbrt),
  byDouble('cbrtSlope', roots.cbrtSlope),
  forSingle('erfc', errorFunctions.erfc),
  byDouble('erf', errorFunctions.erf),
  byDouble('erfSlope', errorFunctions.erfSlope),
  byDouble('pow', powers.pow),
  byDouble('powBaseSlope', powers.baseSlope),
  byDouble('powExponentSlope', powers.exponentSlope),
  byDouble('softplus', derived.softplus),
  byDouble('logSigmoid', derived.logSigmoid),
  forSingle('powerOfTwo', derived.exp2),
  forSingle(Math.log2, derived.log2),
  forSingle(Math.log10, derived.log10),
  forSingle(Math.sinh, derived.sinh),
  forSingle(Math.cosh, derived.cosh),
  forSingle(Math.asinh, derived.asinh),
  forSingle(Math.acosh, derived.acosh),
  forSingle(Math.atanh, derived.atanh),
];
