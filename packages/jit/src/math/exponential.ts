/**
 * Functions built of eˣ. With k the whole number nearest to x / log 2 and r = x − k·log 2 (in two parts,
 * so that nothing is lost: W. J. Cody and W. Waite, Software Manual for the Elementary Functions, 1980),
 * eˣ = 2ᵏ·eʳ, and eʳ = 1 + r + r²·E(r) with a polynomial E (coefficients: tools/oracle/formulas.py).
 * 2ᵏ is applied in two factors, so that results may be subnormal and rounded once. What ends in a division
 * is computed in double precision for float32 too: three roundings in single precision would be 2.3 ulp.
 *
 * | function     | formula                                     |
 * |--------------|---------------------------------------------|
 * | exp          | 2ᵏ·eʳ                                       |
 * | expm1        | 2ᵏ·((eʳ − 1) + (1 − 2⁻ᵏ))                   |
 * | tanh         | t / (t + 2), t = expm1(−2·abs x)            |
 * | sigmoid      | 1 / (1 + e) or e / (1 + e), e = exp(−abs x) |
 * | sigmoidSlope | e / (1 + e·(2 + e))                         |
 * | sechSquared  | 4 sigmoidSlope(2x)                          |
 *
 * Errors are measured in `test/math`.
 */
import type { Expression } from '../loops/loop.js';
import { DIFFERENCE, EXPONENTIAL, LN2 } from './coefficients.table.js';
import {
  abs,
  add,
  atLeast,
  atMost,
  copySign,
  div,
  less,
  mul,
  neg,
  pow2,
  pow2Half,
  pow2Rest,
  round,
  select,
  sub,
  type Coefficients,
  type FormulaWriter,
  type Write,
} from './formula.js';

/** Beyond these eˣ is 0 or ∞. */
const RANGE = { float32: [-112, 89], float64: [-746, 710] } as const;

/** k and eʳ − 1 with x = k·log 2 + r. */
export interface Reduced {
  readonly k: Expression;
  readonly small: Expression;
}

/**
 * What eˣ is made of.
 *
 * @param w - the formula
 * @param x - the exponent, in the range in which neither 0 nor ∞ comes out, or a little beyond
 * @param e - the polynomial: whether eʳ is needed, or eʳ − 1 with all its digits
 * @param more - what rounding the exponent has lost
 * @returns k and eʳ − 1 with x = k·log 2 + r
 */
export function reduced(
  w: FormulaWriter,
  x: Expression,
  e: Coefficients = EXPONENTIAL,
  more: Expression | null = null,
): Reduced {
  const [high, low] = LN2[w.dtype];
  const k = w.let(round(mul(x, Math.LOG2E)));
  const rest = w.spare ? sub(x, mul(k, Math.LN2)) : sub(sub(x, mul(k, high)), mul(k, low));
  const r = w.let(more === null ? rest : add(rest, more));
  return { k, small: w.let(add(r, mul(mul(r, r), w.polynomial(r, e[w.accuracy])))) };
}

/**
 * x·2ᵏ, rounded once.
 *
 * @param w - the formula
 * @param x - a number
 * @param k - a whole number; 2ᵏ must be normal where there are digits to spare
 * @returns the product
 */
export function scaled(w: FormulaWriter, x: Expression, k: Expression): Expression {
  if (w.spare) return mul(x, pow2(k));
  return mul(mul(x, pow2Half(k)), pow2Rest(k));
}

/**
 * eˣ = (1 + small)·2ᵏ, rounded once where it is subnormal.
 *
 * @param w - the formula
 * @param parts - of eˣ
 * @param factor - what it is multiplied by before it is rounded
 * @returns factor·eˣ
 */
export function power(w: FormulaWriter, { k, small }: Reduced, factor = 1): Expression {
  const e = add(small, 1);
  return scaled(w, factor === 1 ? e : mul(e, factor), k);
}

/** eˣ. */
const exp: Write = (w, x) => {
  const [low, high] = RANGE[w.accuracy];
  return power(w, reduced(w, w.let(atMost(atLeast(x, low), high))));
};

/** eˣ − 1. Below −40 it is −1 to the last digit. */
const expm1: Write = (w, x) => {
  const { k, small } = reduced(w, w.let(atMost(atLeast(x, -40), RANGE[w.accuracy][1])), DIFFERENCE);
  const one = w.let(sub(1, pow2(atLeast(neg(k), LOWEST[w.dtype]))));
  return copySign(scaled(w, add(small, one), k), x);
};

/** The least exponent of a normal number. */
const LOWEST = { float32: -126, float64: -1022 } as const;

/** k and eʳ − 1 of −abs x: the same steps for a function and its slope, which the engine then takes once. */
function decay(w: FormulaWriter, x: Expression): Reduced {
  return reduced(w, w.let(atLeast(neg(abs(x)), RANGE[w.accuracy][0])), DIFFERENCE);
}

/** Without digits to spare 2ᵏ must be normal; from abs x = 20 on it is 1 to the last digit. */
const tanh: Write = (w, x) => {
  const { k, small } = decay(w, w.spare ? mul(x, 2) : mul(atMost(abs(x), 20), 2));
  const factor = w.let(pow2(k));
  const t = w.let(add(mul(small, factor), sub(factor, 1)));
  return copySign(div(t, add(t, 2)), x);
};

/** The logistic function. */
const sigmoid: Write = (w, x) => {
  const e = w.let(power(w, decay(w, x)));
  return div(select(less(x, 0), e, 1), add(e, 1));
};

/** Its slope. */
const sigmoidSlope: Write = (w, x) => density(w, x, 1);

/** The slope of tanh. */
const sechSquared: Write = (w, x) => density(w, mul(x, 2), 4);

/** factor·e / (1 + e)², e = exp(−abs x). */
function density(w: FormulaWriter, x: Expression, factor: number): Expression {
  const parts = decay(w, x);
  const share = w.spare ? w.let(power(w, parts)) : null;
  const e = share === null ? w.let(power(w, parts, factor)) : mul(share, factor);
  const small = share ?? (factor === 1 ? e : w.let(mul(e, 1 / factor)));
  return div(e, add(mul(small, add(small, 2)), 1));
}

export { exp, expm1, tanh, sigmoid, sigmoidSlope, sechSquared };
