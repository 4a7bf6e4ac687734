/**
 * Elementary functions of fixed-point numbers x = m / 2^bits, with BigInt. decimal.js computes them in tens of
 * milliseconds when 450 digits are asked, and some not at all beyond 1000; halving the argument until a short
 * Taylor series serves, and doubling back, takes microseconds (R. Brent, P. Zimmermann, Modern Computer
 * Arithmetic, §4.3–4.4). Results are off by a few units of the last place, so callers add guard bits.
 */
import { integerOf, lengthOf, shifted } from './binary.js';
import { constant } from './constant.js';
import { parted, partsOf } from './parts.js';
import { LONG, powerSeries } from './powerSeries.js';

/** x = value / 2^bits. */
export type Fixed = bigint;

/**
 * A float as a fixed-point number.
 *
 * @param x - a finite float
 * @param bits - after the point
 * @returns the nearest one, to 52 digits of x
 */
export function fixedOf(x: number, bits: number): Fixed {
  if (x === 0) return 0n;
  const exponent = Math.floor(Math.log2(Math.abs(x)));
  const mantissa = BigInt(Math.round(x * 2 ** (50 - exponent)));
  return shifted(mantissa, bits - 50 + exponent);
}

/**
 * A fixed-point number as a float.
 *
 * @param x - a number
 * @param bits - after the point
 * @returns the nearest float, or one beside it
 */
export function floatOf(x: Fixed, bits: number): number {
  const surplus = Math.max(0, lengthOf(x) - 60);
  return Number(shifted(x, -surplus)) * 2 ** (surplus - bits);
}

/**
 * How often an argument is halved: each time costs a product, and so does a term of a short series; n terms of a long one
 * cost √n. A small argument is as good as halved already.
 */
function halvingsFor(x: Fixed, bits: number): number {
  const wanted = Math.ceil(bits < LONG ? 0.8 * Math.sqrt(bits) : Math.cbrt(bits));
  return Math.max(0, wanted - Math.max(0, bits - lengthOf(x)));
}

/** Whether a few terms of a series are all digits of a function. */
const isShort = (x: Fixed, bits: number): boolean => bits - lengthOf(x) > SHORT;
const SHORT = 40;

/**
 * e^x − 1. Digits count from the first one of the result.
 *
 * @param x - of [−4, 4]
 * @param bits - after the point
 * @returns e^x − 1
 */
export function expm1(x: Fixed, bits: number): Fixed {
  const { known, rest } = parted(x, bits, powersOfE);
  const last = expm1BySeries(rest, bits);
  return known.reduce((a, b) => a + b + ((a * b) >> integerOf(bits)), last); // e^(a + b) − 1 of both
}

const powersOfE = /* @__PURE__ */ partsOf(expm1BySeries, shifted);

function expm1BySeries(x: Fixed, bits: number): Fixed {
  const halvings = halvingsFor(x, bits);
  const wide = bits + 2 * halvings;
  const small = shifted(x, halvings); // x / 2^halvings, with 2·halvings more bits
  let sum = powerSeries(small, small, { bits: wide, lasting: (k) => k + 1 });
  for (let i = 0; i < halvings; i++) sum = 2n * sum + ((sum * sum) >> integerOf(wide)); // e^2a − 1 from e^a − 1
  return shifted(sum, -2 * halvings);
}

/**
 * log(1 + x), from a float's guess g: log(1 + x) = g + 2 artanh((x − u)/(2 + x + u)) with u = e^g − 1.
 *
 * @param x - of (−0.95, 10]
 * @param bits - after the point
 * @returns log(1 + x)
 */
export function log1p(x: Fixed, bits: number): Fixed {
  if (isShort(x, bits)) return logSeries(x, bits);
  const guess = fixedOf(Math.log1p(floatOf(x, bits)), bits);
  const u = expm1(guess, bits);
  const two = 2n << integerOf(bits);
  return guess + 2n * oddSeries(((x - u) << integerOf(bits)) / (two + x + u), { bits, sign: 1n });
}

/** x − x²/2 + x³/3 − …, for a small x. */
const logSeries = (x: Fixed, bits: number): Fixed =>
  powerSeries(x, -x, { bits, own: (k) => k + 1 });

interface Series {
  readonly bits: number;
  readonly sign: 1n | -1n;
}

/** x ± x³/3 + x⁵/5 ± …: artanh for sign 1, arctan for sign −1. */
const oddSeries = (x: Fixed, { bits, sign }: Series): Fixed =>
  powerSeries(x, (sign * (x * x)) >> integerOf(bits), { bits, own: (k) => 2 * k + 1 });

/** sin x and 1 − cos x. */
export interface SinVersine {
  readonly sin: Fixed;
  readonly versine: Fixed;
}

/**
 * sin x and 1 − cos x.
 *
 * @param x - of [−1, 1]
 * @param bits - after the point
 * @returns both
 */
export function sinVersine(x: Fixed, bits: number): SinVersine {
  const { known, rest } = parted(x, bits, turns);
  const scale = integerOf(bits);
  return known.reduce(
    (a, b) => ({
      sin: a.sin + b.sin - ((a.sin * b.versine + a.versine * b.sin) >> scale),
      versine: a.versine + b.versine - ((a.versine * b.versine - a.sin * b.sin) >> scale),
    }),
    sinVersineBySeries(rest, bits),
  );
}

const turns = /* @__PURE__ */ partsOf(sinVersineBySeries, ({ sin, versine }, by) => ({
  sin: shifted(sin, by),
  versine: shifted(versine, by),
}));

function sinVersineBySeries(x: Fixed, bits: number): SinVersine {
  const halvings = halvingsFor(x, bits);
  const precise = bits + 2 * halvings;
  const wide = integerOf(precise);
  const small = shifted(x, halvings);
  const square = (small * small) >> wide;
  let sin = powerSeries(small, -square, { bits: precise, lasting: (k) => 2 * k * (2 * k + 1) });
  let versine = powerSeries(square / 2n, -square, {
    bits: precise,
    lasting: (k) => (2 * k + 1) * (2 * k + 2),
  });
  for (let i = 0; i < halvings; i++) {
    const twice = (2n * sin * sin) >> wide;
    sin = 2n * (sin - ((sin * versine) >> wide)); // sin 2a = 2 sin a cos a
    versine = twice; // 1 − cos 2a = 2 sin² a
  }
  return { sin: shifted(sin, -2 * halvings), versine: shifted(versine, -2 * halvings) };
}

/**
 * arctan x, from a float's guess g: arctan x = g + arctan((x cos g − sin g)/(cos g + x sin g)).
 *
 * @param x - of [−1, 1]
 * @param bits - after the point
 * @returns arctan x
 */
export function atan(x: Fixed, bits: number): Fixed {
  if (isShort(x, bits)) return oddSeries(x, { bits, sign: -1n });
  const guess = fixedOf(Math.atan(floatOf(x, bits)), bits);
  const { sin, versine } = sinVersine(guess, bits);
  const scale = integerOf(bits);
  const cos = (1n << scale) - versine;
  const [over, under] = [((x * cos) >> scale) - sin, cos + ((x * sin) >> scale)];
  return guess + oddSeries((over << scale) / under, { bits, sign: -1n });
}

/** Σ factor·series(1/inverse), with eight guard bits for the factors. */
function machin(terms: readonly (readonly [number, number])[], { bits, sign }: Series): Fixed {
  const wide = bits + 16;
  let sum = 0n;
  for (const [factor, inverse] of terms) {
    sum += BigInt(factor) * oddSeries((1n << BigInt(wide)) / BigInt(inverse), { bits: wide, sign });
  }
  return sum >> 16n;
}

/**
 * π, by J. Machin's formula of 1706: 16 arctan 1/5 − 4 arctan 1/239.
 *
 * @param bits - after the point
 * @returns π
 */
export const pi: (bits: number) => Fixed = /* @__PURE__ */ constant(
  (bits) => machin(PI_TERMS, { bits, sign: -1n }),
  shifted,
);
const PI_TERMS = [
  [16, 5],
  [-4, 239],
] as const;

/**
 * log 2 = 18 artanh 1/26 − 2 artanh 1/4801 + 8 artanh 1/8749.
 *
 * @param bits - after the point
 * @returns the natural logarithm of two
 */
export const ln2: (bits: number) => Fixed = /* @__PURE__ */ constant(
  (bits) => machin(LN2_TERMS, { bits, sign: 1n }),
  shifted,
);
const LN2_TERMS = [
  [18, 26],
  [-2, 4801],
  [8, 8749],
] as const;

/**
 * log 10 = 46 artanh 1/31 + 34 artanh 1/49 + 20 artanh 1/161.
 *
 * @param bits - after the point
 * @returns the natural logarithm of ten
 */
export const ln10: (bits: number) => Fixed = /* @__PURE__ */ constant(
  (bits) => machin(LN10_TERMS, { bits, sign: 1n }),
  shifted,
);
const LN10_TERMS = [
  [46, 31],
  [34, 49],
  [20, 161],
] as const;

/**
 * ⌊√x⌋ by Newton's method from above.
 *
 * @param x - an integer that is not negative
 * @returns the integer root
 */
export function integerRoot(x: bigint): bigint {
  if (x === 0n) return 0n;
  let root = rootAbove(x);
  for (;;) {
    const next = (root + x / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** A number a little above √x: of half of its bits first, each step of Newton's method doubles them. */
function rootAbove(x: bigint, length = lengthOf(x)): bigint {
  if (length <= FLOAT) return BigInt(Math.ceil(Math.sqrt(Number(x)) * (1 + 2 ** -50)) + 1);
  const quarter = length >> 2;
  const top = rootAbove(x >> BigInt(2 * quarter), length - 2 * quarter);
  const root = (top + 1n) << BigInt(quarter);
  return ((root + x / root) >> 1n) + 1n;
}

/** Bits of a number whose root a float holds well enough to start from. */
const FLOAT = 100;
