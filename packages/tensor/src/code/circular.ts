/**
 * Sine, cosine and tangent. With k the whole number nearest to x·2/π and r = x − k·π/2, the result is ±sin r or
 * ±cos r by k modulo 4. π/2 is a sum of four parts, of which the products with k are exact, so r keeps
 * its digits where x is near a zero (Cody and Waite 1980); float32 needs two. For large x more digits of π
 * would be needed: there the host is asked. Polynomials: tools/oracle/formulas.py.
 */
import type { NumberFunction } from './operation.js';
import type { Expression } from './loop.js';
import { COSINE, HALF_PI, SINE } from './coefficients.table.js';
import {
  abs,
  add,
  div,
  equal,
  floor,
  less,
  mul,
  neg,
  round,
  select,
  sub,
  type FormulaWriter,
  type Write,
} from './formula.js';

/** r as a number and what it lost. */
interface Rest {
  readonly k: Expression;
  readonly r: Expression;
  readonly lost: Expression | null;
}

function reduced(w: FormulaWriter, x: Expression): Rest {
  const k = w.let(round(mul(x, 2 / Math.PI)));
  const [p0, p1, p2, p3] = HALF_PI;
  const t = w.let(sub(x, mul(k, p0)));
  if (w.spare) return { k, r: w.let(sub(t, mul(k, p1))), lost: null };
  const [first, lost1] = difference(w, t, w.let(mul(k, p1)));
  const [second, lost2] = difference(w, first, w.let(mul(k, p2)));
  const rest = w.let(add(lost1, sub(lost2, mul(k, p3))));
  const r = w.let(add(second, rest));
  return { k, r, lost: w.let(add(sub(second, r), rest)) };
}

/** x − y and its rounding error (Knuth's two-sum). */
function difference(w: FormulaWriter, x: Expression, y: Expression): [Expression, Expression] {
  const d = w.let(sub(x, y));
  const part = w.let(sub(d, x));
  return [d, w.let(sub(sub(x, sub(d, part)), add(y, part)))];
}

/** Sine and cosine of r. */
function both(w: FormulaWriter, { r, lost }: Rest): { sine: Expression; cosine: Expression } {
  const z = w.let(mul(r, r));
  const cubic = mul(mul(r, z), w.polynomial(z, SINE[w.accuracy]));
  const sine = w.let(add(r, lost === null ? cubic : add(lost, cubic)));
  const half = w.let(mul(z, 0.5));
  const one = w.let(sub(1, half));
  const tail = mul(mul(z, z), w.polynomial(z, COSINE[w.accuracy]));
  const rounding = sub(sub(1, one), half);
  const rest = lost === null ? tail : add(rounding, sub(tail, mul(r, lost)));
  return { sine, cosine: w.let(add(one, rest)) };
}

/** Whether a whole number is odd. */
function isOdd(w: FormulaWriter, k: Expression): Expression {
  const half = w.let(mul(k, 0.5));
  return w.let(less(floor(half), half));
}

/** The sine of r, or the cosine where `k` is odd; then the sign of `k` modulo 4. */
function turned(w: FormulaWriter, parts: Rest, k: Expression): Expression {
  const { sine, cosine } = both(w, parts);
  const value = w.let(select(isOdd(w, k), cosine, sine));
  const quarter = w.let(mul(k, 0.5));
  const eighth = w.let(mul(floor(quarter), 0.5));
  return select(less(floor(eighth), eighth), neg(value), value);
}

/** Up to here the parts of π/2 suffice. */
const LARGEST = 2 ** 20;

/** What the formula gives, or what the host does where x is large. */
function orHost(w: FormulaWriter, f: NumberFunction, x: Expression, value: Expression): Expression {
  return w.unless(less(abs(x), LARGEST), w.let(value), { f, args: [x] });
}

/** sin x; −0 stays −0. */
const sin: Write = (w, x) => {
  const rest = reduced(w, x);
  const value = select(equal(x, 0), x, turned(w, rest, rest.k));
  return orHost(w, Math.sin, x, value);
};

/** cos x. */
const cos: Write = (w, x) => {
  const rest = reduced(w, x);
  return orHost(w, Math.cos, x, turned(w, rest, w.let(add(rest.k, 1))));
};

/** tan x, which is −1 / tan r where k is odd. */
const tan: Write = (w, x) => {
  const rest = reduced(w, x);
  const { sine, cosine } = both(w, rest);
  const odd = isOdd(w, rest.k);
  const value = div(select(odd, neg(cosine), sine), w.let(select(odd, sine, cosine)));
  return orHost(w, Math.tan, x, select(equal(x, 0), x, value));
};

/** Its slope, 1 / cos² x. */
const tanSlope: Write = (w, x) => {
  const rest = reduced(w, x);
  const { sine, cosine } = both(w, rest);
  const own = w.let(select(isOdd(w, rest.k), sine, cosine));
  return orHost(w, w.host, x, div(1, mul(own, own)));
};

export { sin, cos, tan, tanSlope };
