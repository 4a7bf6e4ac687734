/**
 * Mathematical functions for which there is a formula: those of `Math` are found by identity, those of gradus by
 * the name that they keep, so that they are in a bundle only where an operation computes them. All others are
 * asked of the host.
 */
import { SPECIAL_FORMULAS } from '#functions';
import type { DType } from '@gradus/tensor';
import { identityOf, type FunctionIdentity, type NumberFunction } from '../kernels/kernel.js';
import * as circulars from './circular.js';
import * as exponentials from './exponential.js';
import { formula, FormulaWriter, type Formula } from './formula.js';
import { byDouble, inBoth, type FormulaRow } from './formulaRows.js';
import * as logarithms from './logarithm.js';
import { quotientSlope } from './quotient.js';

const FORMULAS: ReadonlyMap<FunctionIdentity, FormulaRow[1]> = /* @__PURE__ */ new Map([
  inBoth(Math.exp, exponentials.exp),
  inBoth(Math.expm1, exponentials.expm1),
  byDouble(Math.tanh, exponentials.tanh),
  byDouble('sigmoid', exponentials.sigmoid),
  byDouble('sigmoidSlope', exponentials.sigmoidSlope),
  byDouble('sechSquared', exponentials.sechSquared),
  inBoth(Math.log, logarithms.log),
  inBoth(Math.log1p, logarithms.log1p),
  byDouble(Math.sin, circulars.sin),
  byDouble(Math.cos, circulars.cos),
  byDouble('quotientSlope', quotientSlope),
  ...SPECIAL_FORMULAS,
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
