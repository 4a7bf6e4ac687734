/**
 * Inverse circular functions. atan x for x ≥ 0 is one of atan x, π/4 + atan((x − 1)/(x + 1)) and
 * π/2 + atan(−1/x), whichever has an operand u of at most tan π/8, and there u + u³·P(u²) (polynomials:
 * tools/oracle/formulas.py). The others follow without cancellation (W. Kahan, "Branch cuts for complex
 * elementary functions", 1987):
 *
 * | function | formula                        |
 * |----------|--------------------------------|
 * | asin     | atan(x / √((1 − x)·(1 + x)))   |
 * | acos     | 2·atan √((1 − x) / (1 + x))    |
 */
import type { Expression } from './loop.js';
import { ARC } from './coefficients.table.js';
import {
  abs,
  add,
  copySign,
  div,
  less,
  mul,
  select,
  sqrt,
  sub,
  type FormulaWriter,
  type Write,
} from './formula.js';

/** tan π/8 and tan 3π/8. */
const [FIRST, SECOND] = [Math.SQRT2 - 1, Math.SQRT2 + 1];
/** What π/4 is short of in double precision. */
const LOST = 3.061616997868383e-17;

/** The arc whose tangent is x ≥ 0; NaN of NaN. */
function arcOf(w: FormulaWriter, x: Expression): Expression {
  const far = w.let(less(SECOND, x));
  const middle = w.let(less(FIRST, x));
  const top = select(far, w.constant(-1), select(middle, sub(x, 1), x));
  const bottom = select(far, x, select(middle, add(x, 1), w.constant(1)));
  const u = w.let(div(w.let(top), w.let(bottom)));
  const z = w.let(mul(u, u));
  const eighths = w.let(select(far, w.constant(2), select(middle, w.constant(1), 0)));
  const cubic = mul(mul(u, z), w.polynomial(z, ARC[w.accuracy]));
  const small = w.spare ? cubic : add(cubic, mul(eighths, LOST));
  return add(mul(eighths, Math.PI / 4), w.let(add(u, small)));
}

const atan: Write = (w, x) => copySign(w.let(arcOf(w, w.let(abs(x)))), x);

const asin: Write = (w, x) => {
  const a = w.let(abs(x));
  const other = sqrt(mul(sub(1, a), add(a, 1)));
  return copySign(w.let(arcOf(w, w.let(div(a, other)))), x);
};

const acos: Write = (w, x) => mul(arcOf(w, w.let(sqrt(div(sub(1, x), add(x, 1))))), 2);

const asinSlope: Write = (w, x) => div(1, sqrt(mul(sub(1, x), add(x, 1))));

/** From here on 1 + x² is x² to the last digit, and may overflow. */
const LARGE = 2 ** 30;

const atanSlope: Write = (w, x) => {
  const near = div(1, add(mul(x, x), 1));
  if (w.spare) return near;
  return select(less(LARGE, abs(x)), div(div(1, x), x), near);
};

const atanhSlope: Write = (w, x) =>
  select(less(1, abs(x)), w.constant(NaN), div(1, mul(sub(1, x), add(x, 1))));

const asinhSlope: Write = (w, x) => {
  const near = div(1, sqrt(add(mul(x, x), 1)));
  if (w.spare) return near;
  return select(less(LARGE, abs(x)), div(1, abs(x)), near);
};

const acoshSlope: Write = (w, x) => {
  const near = div(1, sqrt(mul(sub(x, 1), add(x, 1))));
  const all = w.spare ? near : select(less(LARGE, x), div(1, x), near);
  return select(less(x, 1), w.constant(NaN), all);
};

export { atan, asin, acos, asinSlope, atanSlope, atanhSlope, asinhSlope, acoshSlope };
