/**
 * Functions built of eˣ. With k the whole number nearest to x / log 2 and r = x − k·log 2 (in two parts,
 * so that nothing is lost: W. J. Cody and W. Waite, Software Manual for the Elementary Functions, 1980),
 * eˣ = 2ᵏ·eʳ, and eʳ = 1 + r + r²·E(r) with a polynomial E (coefficients: tools/oracle/formulas.py).
 * 2ᵏ is applied in two factors, so that results may be subnormal and rounded once; where k is never positive
 * one of them is the same for all and 2ᵏ exact, subnormal or not. What ends in a division is computed in double
 * precision for float32 too: three roundings in single precision would be 2.3 ulp.
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
import { ANCHORS } from './anchors.js';
import type { Expression } from './loop.js';
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
  power,
  powerHalf,
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
  /** 2ᵏ, or two factors of it. */
  readonly powers: readonly Expression[];
}

/** What is known of an exponent, and how exact eʳ is to be. */
export interface Exponent {
  /** The polynomial: whether eʳ is needed, or eʳ − 1 with all its digits. */
  readonly series?: Coefficients;
  /** What rounding the exponent has lost. */
  readonly more?: Expression | undefined;
  /** Whether it is never positive. */
  readonly falling?: boolean;
}

/** What keeps 2ᵏ normal where no k is positive, as a power of two. */
const LIFT = 63;

/**
 * What eˣ is made of.
 *
 * @param w - the formula
 * @param x - the exponent, in the range in which neither 0 nor ∞ comes out, or a little beyond
 * @param known - what is known of it, and which polynomial is taken
 * @returns k, eʳ − 1 and 2ᵏ with x = k·log 2 + r; where there are digits to spare 2ᵏ must be normal
 */
export function reduced(
  w: FormulaWriter,
  x: Expression,
  { series = EXPONENTIAL, more, falling }: Exponent = {},
): Reduced {
  const lift = w.spare ? 0 : falling ? LIFT : ANCHORS[w.dtype].bias;
  const { whole, k, rest } = divided(w, x, lift);
  const r = w.let(more === undefined ? rest : add(rest, more));
  const small = w.let(add(r, mul(mul(r, r), w.polynomial(r, series[w.accuracy]))));
  return { k, small, powers: powersOf(whole, lift) };
}

/** k, anchored, with the bias of an exponent and `lift` added to it, and alone; and what is left of x. */
function divided(
  w: FormulaWriter,
  x: Expression,
  lift: number,
): { readonly whole: Expression; readonly k: Expression; readonly rest: Expression } {
  const [high, low] = LN2[w.dtype];
  const { anchor, bias } = ANCHORS[w.dtype];
  const start = anchor + bias + lift;
  const whole = w.let(add(mul(x, Math.LOG2E), start));
  const k = w.let(sub(whole, start));
  const rest = w.spare ? sub(x, mul(k, Math.LN2)) : sub(sub(x, mul(k, high)), mul(k, low));
  return { whole, k, rest };
}

/** 2ᵏ of an anchored number in which k stands beside the bias and what was added to it, or its halves. */
function powersOf(whole: Expression, lift: number): readonly Expression[] {
  if (lift > LIFT) return [powerHalf(whole), powerHalf(add(whole, 1))];
  return [lift === 0 ? power(whole) : mul(power(whole), 2 ** -lift)];
}

/**
 * x·2ᵏ, rounded once.
 *
 * @param x - a number
 * @param powers - 2ᵏ, or two factors of it
 * @returns the product
 */
export function scaled(x: Expression, powers: readonly Expression[]): Expression {
  return powers.reduce((product, factor) => mul(product, factor), x);
}

/**
 * eˣ = (1 + small)·2ᵏ, rounded once where it is subnormal.
 *
 * @param parts - of eˣ
 * @param factor - what it is multiplied by before it is rounded
 * @returns factor·eˣ
 */
export function exponential(parts: Reduced, factor = 1): Expression {
  const e = add(parts.small, 1);
  return scaled(factor === 1 ? e : mul(e, factor), parts.powers);
}

/** eˣ, where what keeps 2ᵏ normal is taken back by the polynomial if it is one number for all. */
function grown(w: FormulaWriter, x: Expression, lift: number): Expression {
  const { whole, rest } = divided(w, w.let(x), lift);
  const [factor, powers] = lift > LIFT ? [1, powersOf(whole, lift)] : [2 ** -LIFT, [power(whole)]];
  const series = [1, 1, ...EXPONENTIAL[w.accuracy]].map((c) => c * factor);
  return scaled(w.polynomial(w.let(rest), series), powers);
}

/** eˣ. */
const exp: Write = (w, x) => {
  const [low, high] = RANGE[w.accuracy];
  return grown(w, atMost(atLeast(x, low), high), ANCHORS[w.dtype].bias);
};

/** eˣ of a number that is never positive. */
const fallingExp: Write = (w, x) => grown(w, atLeast(x, RANGE[w.accuracy][0]), LIFT);

/** eˣ − 1. Below −40 it is −1 to the last digit. */
const expm1: Write = (w, x) => {
  const bounded = w.let(atMost(atLeast(x, -40), RANGE[w.accuracy][1]));
  const parts = reduced(w, bounded, { series: DIFFERENCE });
  const { anchor, bias } = ANCHORS[w.dtype];
  const inverse = power(sub(anchor + bias, atMost(parts.k, bias - 1)));
  return copySign(scaled(add(parts.small, w.let(sub(1, inverse))), parts.powers), x);
};

/** k and eʳ − 1 of −abs x: the same steps for a function and its slope, which the engine then takes once. */
function decay(w: FormulaWriter, x: Expression): Reduced {
  const falling = w.let(atLeast(neg(abs(x)), RANGE[w.accuracy][0]));
  return reduced(w, falling, { series: DIFFERENCE, falling: true });
}

const tanh: Write = (w, x) => {
  const { small, powers } = decay(w, mul(x, 2));
  const factor = w.let(powers[0]!);
  const t = w.let(add(mul(small, factor), sub(factor, 1)));
  return copySign(div(t, add(t, 2)), x);
};

/** The logistic function. */
const sigmoid: Write = (w, x) => {
  const e = w.let(exponential(decay(w, x)));
  return div(select(less(x, 0), e, 1), add(e, 1));
};

/** Its slope. */
const sigmoidSlope: Write = (w, x) => density(w, x, 1);

/** The slope of tanh. */
const sechSquared: Write = (w, x) => density(w, mul(x, 2), 4);

/** factor·e / (1 + e)², e = exp(−abs x). */
function density(w: FormulaWriter, x: Expression, factor: number): Expression {
  const parts = decay(w, x);
  const share = w.spare ? w.let(exponential(parts)) : null;
  const e = share === null ? w.let(exponential(parts, factor)) : mul(share, factor);
  const small = share ?? (factor === 1 ? e : w.let(mul(e, 1 / factor)));
  return div(e, add(mul(small, add(small, 2)), 1));
}

export { exp, fallingExp, expm1, tanh, sigmoid, sigmoidSlope, sechSquared };
