/**
 * Logarithms. x = m·2ᵉ with m of [√½, √2), f = m − 1, s = f / (2 + f): then log m = 2s + s·z·L(z) with
 * z = s² and a polynomial L, arranged so that f, which is exact, is added last:
 * log m = f − (f²/2 − s·(f²/2 + z·L)), as in FreeBSD's msun (e_log.c). log1p puts back what 1 + x loses:
 * log(1 + x) = log u + (x − (u − 1))/u (W. Kahan). Coefficients: tools/oracle/formulas.py.
 */
import { cast } from './expression.js';
import type { Expression } from './loop.js';
import { LN2, LOGARITHM } from './coefficients.table.js';
import {
  add,
  copySign,
  div,
  equal,
  exponent,
  less,
  mantissa,
  mul,
  select,
  sub,
  type FormulaWriter,
  type Write,
} from './formula.js';

/**
 * log x + c.
 *
 * @param w - the formula
 * @param x - a positive normal number
 * @param c - a small number
 * @returns the logarithm
 */
export function logarithm(w: FormulaWriter, x: Expression, c: Expression | 0): Expression {
  const [high, low] = LN2[w.dtype];
  const m = w.let(mantissa(x));
  const large = w.let(less(Math.SQRT2, m));
  const e = w.let(add(exponent(x), cast(large, w.dtype)));
  const f = w.let(sub(select(large, mul(m, 0.5), m), 1));
  const s = w.let(div(f, add(f, 2)));
  const z = w.let(mul(s, s));
  const half = w.let(mul(mul(f, f), 0.5));
  const series = mul(z, w.polynomial(z, LOGARITHM[w.dtype]));
  const rest = mul(e, low);
  const small = add(mul(s, add(half, series)), c === 0 ? rest : add(rest, c));
  return sub(mul(e, high), sub(sub(half, small), f));
}

/** What makes subnormal numbers normal, and its logarithm to base 2. */
const LIFT = { float32: [2 ** 25, 25, 2 ** -126], float64: [2 ** 54, 54, 2 ** -1022] } as const;

/** log x. */
const log: Write = (w, x) => {
  const [factor, power, least] = LIFT[w.dtype];
  const tiny = w.let(less(x, least));
  const normal = w.let(select(tiny, mul(x, factor), x));
  const lifted = w.let(select(tiny, w.constant(-power * Math.LN2), 0));
  const result = w.let(logarithm(w, normal, lifted));
  return w.let(edges(w, x, result));
};

/** The logarithm at infinity, zero, below zero and at NaN. */
function edges(w: FormulaWriter, x: Expression, result: Expression): Expression {
  const finite = select(less(x, Infinity), result, x);
  return select(less(0, x), finite, select(equal(x, 0), -Infinity, w.constant(NaN)));
}

/** log(1 + x). */
const log1p: Write = (w, x) => {
  const u = w.let(add(x, 1));
  const c = w.let(div(sub(x, sub(u, 1)), u));
  const result = w.let(logarithm(w, u, c));
  return copySign(w.let(edges(w, u, result)), x);
};

export { log, log1p };
