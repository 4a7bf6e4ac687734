/**
 * Mathematical functions for which there is a formula: those of `Math` are found by identity, those of gradus
 * bring their own along, so that they are in a bundle only where an operation computes them. All others are
 * asked of the host.
 */
import { FUNCTIONS } from '#methodCode';
import { madeOnce, type DType } from '@gradus/tensor';
import {
  formula,
  FormulaWriter,
  identityOf,
  quotientSlopeFormula,
  sechSquaredFormula,
  sigmoidSlopeFormula,
  type Formula,
  type FunctionIdentity,
  type NumberFunction,
  type Writing,
} from '@gradus/tensor/code';
import { JAVASCRIPT_FORMULAS } from './javascriptFunctions.js';

/** Functions that bring nothing along: those of JavaScript, and those of gradus that many pages hold. */
const FORMULAS: ReadonlyMap<FunctionIdentity, Writing> = /* @__PURE__ */ new Map<
  FunctionIdentity,
  Writing
>([
  ...FUNCTIONS,
  ...JAVASCRIPT_FORMULAS,
  ['sigmoidSlope', sigmoidSlopeFormula],
  ['sechSquared', sechSquaredFormula],
  ['quotientSlope', quotientSlopeFormula],
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
  const write = (f.formula ?? FORMULAS.get(identityOf(f)))?.[dtype];
  if (write === undefined) return null;
  const known = madeOnce(written, f, () => new Map<DType, Formula>());
  return madeOnce(known, dtype, () => formula(new FormulaWriter(f, dtype), arity, write));
}
