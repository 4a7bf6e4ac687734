/**
 * Logarithms near their singular points.
 *
 * | function      | formula      | largest error | its own slopes                 |
 * |---------------|--------------|---------------|--------------------------------|
 * | log1mexp      | log(1 − e⁻ˣ) | 1.9 ulp       | log1mexpSlope                  |
 * | log1mexpSlope | 1/(eˣ − 1)   | 1.7 ulp       | −s·(1 + s) = −1/(4·sinh²(x/2)) |
 * | xlogy         | x·log y      | 1.4 ulp       | log y and x/y                  |
 * | xlog1py       | x·log(1 + y) | 1.4 ulp       | log1p y and x/(1 + y)          |
 *
 * log1mexp switches form at log 2: below it 1 − e⁻ˣ cancels and expm1 does not, above it the
 * logarithm is close to 0 and log1p keeps its digits (M. Mächler, “Accurately computing log(1 −
 * exp(−|a|))”, 2012).
 */

/**
 * log(1 − e⁻ˣ).
 *
 * @param x - a number ≥ 0
 * @returns the logarithm; −∞ at 0, 0 at ∞, NaN below 0
 */
export function log1mexp(x: number): number {
  return x <= Math.LN2 ? Math.log(-Math.expm1(-x)) : Math.log1p(-Math.exp(-x));
}

/**
 * Slope of log1mexp: 1/(eˣ − 1), without eˣ where that overflows.
 *
 * @param x - a number ≥ 0
 * @returns the slope; ∞ at 0, NaN below
 */
export function log1mexpSlope(x: number): number {
  if (x < 0) return NaN;
  return x > 40 ? Math.exp(-x) : 1 / Math.expm1(Math.abs(x));
}

/**
 * x·log y, and 0 at x = 0 whatever y is (but NaN).
 *
 * @param x - a factor
 * @param y - what the logarithm is taken of
 * @returns the product
 */
export function xlogy(x: number, y: number): number {
  return x === 0 && !Number.isNaN(y) ? 0 : x * Math.log(y);
}

/**
 * x·log(1 + y), and 0 at x = 0 whatever y is (but NaN).
 *
 * @param x - a factor
 * @param y - what is added to 1 under the logarithm
 * @returns the product
 */
export function xlog1py(x: number, y: number): number {
  return x === 0 && !Number.isNaN(y) ? 0 : x * Math.log1p(y);
}

function relEntrAtEdge(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  return x === 0 && y >= 0 ? 0 : Infinity;
}

/**
 * x·log(x/y), through the logarithm of what x exceeds y by where they are close.
 *
 * @param x - a number ≥ 0
 * @param y - a positive number
 * @returns the product; 0 at x = 0 ≤ y, ∞ for negative numbers and at y = 0
 */
export function relEntr(x: number, y: number): number {
  if (!(x > 0 && y > 0)) return relEntrAtEdge(x, y);
  if (x < 2 * y && y < 2 * x) return x * Math.log1p((x - y) / y);
  const ratio = x / y;
  const usable = ratio > 1e-300 && ratio < Infinity;
  return x * (usable ? Math.log(ratio) : Math.log(x) - Math.log(y));
}

/**
 * log(x/(1 − x)), the inverse of the logistic function.
 *
 * @param x - a number of [0, 1]
 * @returns the logarithm of the odds; ∓∞ at 0 and 1, NaN beyond
 */
export function logit(x: number): number {
  if (x > 0.25 && x < 0.75) return Math.log1p((2 * x - 1) / (1 - x));
  return Math.log(x) - Math.log1p(-x);
}
