/**
 * Mathematical functions for which there is a formula: those of `Math` are found by identity, those of gradus by
 * the name that they keep, so that they are in a bundle only where an operation computes them. All others are
 * asked of the host.
 */
import type { DType } from '@gradus/tensor';
import { identityOf, type FunctionIdentity, type NumberFunction } from '../kernels/kernel.js';
import * as arcs from './arcs.js';
import * as circulars from './circular.js';
import * as derived from './derived.js';
import * as errorFunctions from './errorFunction.js';
import * as exponentials from './exponential.js';
import {
  formula,
  FormulaWriter,
  inDouble,
  type Formula,
  type FloatDType,
  type Write,
} from './formula.js';
import * as logarithms from './logarithm.js';
import * as powers from './powers.js';
import * as roots from './roots.js';

/** How a function is written for each dtype. */
type Row = readonly [f: FunctionIdentity, Readonly<Partial<Record<FloatDType, Write>>>];

const both = (f: FunctionIdentity, write: Write): Row => [f, { float32: write, float64: write }];
const double = (f: FunctionIdentity, write: Write): Row => [
  f,
  { float32: inDouble(write), float64: write },
];

const single = (f: FunctionIdentity, write: Write): Row => [f, { float32: inDouble(write) }];

const FORMULAS: ReadonlyMap<FunctionIdentity, Row[1]> = /* @__PURE__ */ new Map([
  both(Math.exp, exponentials.exp),
  both(Math.expm1, exponentials.expm1),
  double(Math.tanh, exponentials.tanh),
  double('sigmoid', exponentials.sigmoid),
  double('sigmoidSlope', exponentials.sigmoidSlope),
  double('sechSquared', exponentials.sechSquared),
  both(Math.log, logarithms.log),
  both(Math.log1p, logarithms.log1p),
  double(Math.sin, circulars.sin),
  double(Math.cos, circulars.cos),
  double(Math.tan, circulars.tan),
  double('secSquared', circulars.tanSlope),
  double(Math.atan, arcs.atan),
  double(Math.asin, arcs.asin),
  double(Math.acos, arcs.acos),
  double('atanSlope', arcs.atanSlope),
  double('asinSlope', arcs.asinSlope),
  double('asinhSlope', arcs.asinhSlope),
  double('acoshSlope', arcs.acoshSlope),
  double('atanhSlope', arcs.atanhSlope),
  double(Math.cbrt, roots.cbrt),
  double('cbrtSlope', roots.cbrtSlope),
  single('erfc', errorFunctions.erfc),
  double('erf', errorFunctions.erf),
  double('erfSlope', errorFunctions.erfSlope),
  double('pow', powers.pow),
  double('powBaseSlope', powers.baseSlope),
  double('powExponentSlope', powers.exponentSlope),
  double('softplus', derived.softplus),
  double('logSigmoid', derived.logSigmoid),
  double('quotientSlope', derived.quotientSlope),
  single('powerOfTwo', derived.exp2),
  single(Math.log2, derived.log2),
  single(Math.log10, derived.log10),
  single(Math.sinh, derived.sinh),
  single(Math.cosh, derived.cosh),
  single(Math.asinh, derived.asinh),
  single(Math.acosh, derived.acosh),
  single(Math.atanh, derived.atanh),
]);

const written = /* @__PURE__ */ new WeakMap<NumberFunction, Map<DType, Formula>>();

/**
 * The formula of a function.
 *
 * @param f - the function
 * @param dtype - the dtype of its operands
 * @param arity - the number of operands
 * @returns its formula; null where the host is to be asked
 */
export function formulaOf(f: NumberFunction, dtype: DType, arity: number): Formula | null {
  if (dtype !== 'float32' && dtype !== 'float64') return null;
  const write = FORMULAS.get(identityOf(f))?.[dtype];
  if (write === undefined) return null;
  const known = written.get(f) ?? new Map<DType, Formula>();
  let found = known.get(dtype);
  if (found === undefined) {
    found = formula(new FormulaWriter(f, dtype), arity, write);
    written.set(f, known.set(dtype, found));
  }
  return found;
}

/**
 * Whether a function has a formula.
 *
 * @param f - the function
 * @param dtype - the dtype of its operands
 * @returns true where loops need not ask the host
 */
export function hasFormula(f: NumberFunction, dtype: DType): boolean {
  const formulas: Readonly<Partial<Record<DType, Write>>> | undefined = FORMULAS.get(identityOf(f));
  return formulas?.[dtype] !== undefined;
}
